import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { identificationContract } from '#areas/identification/contract';
import type { TestApp, TestCompany } from '#tests/app';
import { runIdentification } from '#tests/identified-book';
import { adventureWorksBook, adventureWorksMissing } from '#tests/prepared-book';

const ops = identificationContract.operations;

describe('AdventureWorks, imported', { skip: adventureWorksMissing }, () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    ({ app, company } = await adventureWorksBook());
    const as = app.as(company.admin);
    const { policy, version } = await as(ops.getPolicy, {});
    await as(ops.savePolicy, { policy: { ...policy, windowMonths: 36 }, basedOn: version });
    await runIdentification(app, company, '2013-11-30');
  });
  after(async () => await app.close());

  it('calls 335 resellers loss-makers, 73 of them among the top fifth by revenue, none in tier S', async () => {
    const as = app.as(company.admin);
    const { badges } = await as(ops.portfolioReport, {});
    assert.equal(badges['loss-maker'], 335);
    const { rows } = await as(ops.portfolio, { badge: 'loss-maker', sort: 'revenue', limit: 500 });
    assert.equal(rows.filter(({ revenueRank }) => revenueRank <= 127).length, 73);
    assert.equal(rows.filter(({ proposedTier }) => proposedTier === 'S').length, 0);
  });

  it('says why Excellent Riding Supplies, second by revenue, is no key account', async () => {
    const as = app.as(company.admin);
    const [row] = (await as(ops.portfolio, { q: 'Excellent Riding Supplies' })).rows;
    assert.equal(row?.revenueRank, 2);
    assert.equal(row?.contribution?.minor, '-1942898');
    const { reasons } = await as(ops.explanation, { accountId: row?.account.id ?? '' });
    assert.ok(
      reasons.some((reason) => reason.includes('−') && reason.includes('19,428.98')),
      reasons.join('\n'),
    );
  });
});
