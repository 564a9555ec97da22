import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { identificationContract } from '#areas/identification/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { runIdentification } from '#tests/identified-book';
import { importFileAs } from '#tests/ledger-import';
import { readSharedBytes, sharedDataMissing } from '#tests/shared-data';
import { presets } from '../../src/areas/ledger/domain/import/index.ts';

const ops = identificationContract.operations;

describe(
  'AdventureWorks, imported',
  { skip: sharedDataMissing('demo/aw_reseller_sales.csv.gz', 'demo/aw_resellers.csv.gz') },
  () => {
    let app: TestApp;
    let company: TestCompany;

    before(async () => {
      app = await testApp();
      company = await app.company('AdventureWorks');
      for (const [id, file] of [
        ['adventure-works-accounts', 'demo/aw_resellers.csv.gz'],
        ['adventure-works-orders', 'demo/aw_reseller_sales.csv.gz'],
      ] as const) {
        const preset = presets.find((one) => one.id === id);
        assert.ok(preset);
        const { currency: _currency, ...mapping } = preset.mapping;
        await importFileAs(app, company.admin, {
          mapping: { ...mapping, createMissing: { accounts: true, products: true } },
          body: readSharedBytes(file),
        });
      }
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
  },
);
