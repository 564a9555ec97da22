/** A customer who will not buy what was agreed is heard of while there is time, with the volume that is missing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const ops = pricingContract.operations;
const { list, startRun } = warningsContract.operations;

describe('a rebate tier out of reach', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '档位公司');
  });
  after(async () => app.close());

  const agree = async (name: string, tiers: readonly { readonly from: string; readonly rateBp: number }[]) => {
    const account = { name, ownerId: book.kam.id };
    const { id: accountId, code } = await app.as(book.director)(accountsContract.operations.create, account);
    const draft = await app.as(book.director)(ops.createAgreement, {
      accountId,
      title: '半年框架',
      validFrom: '2026-07-01',
      validTo: '2026-12-31',
      lines: [{ productId: book.panel, quantity: '1000', price: '98' }],
      rebateKind: 'retroactive',
      rebatePeriod: 'term',
      tiers: [...tiers],
    });
    const { number } = await app.as(book.director)(ops.signAgreement, { id: draft.id, version: draft.version });
    return { id: draft.id, accountId, code, number };
  };

  it('is a warning with the days left and the volume that is missing; one that nobody agreed on is none', async () => {
    const behind = await agree('进度落后', [
      { from: '20000', rateBp: 100 },
      { from: '90000', rateBp: 200 },
    ]);
    const modest = await agree('档位过高', [{ from: '150000', rateBp: 200 }]);
    const rows = [behind, modest].map(({ code }, at) => `D-${at},${code},P-100,2026-09-01,200,19600.00`);
    await importFileAs(app, book.company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns: { orderNo: 'no', account: 'a', product: 'p', orderedOn: 'd', quantity: 'q', net: 'n' },
        currency: 'CNY',
        decimal: '.',
      },
      body: ['no,a,p,d,q,n', ...rows].join('\n'),
    });
    await app.as(book.director)(startRun, {});
    await app.runJobs();
    const found = (await app.as(book.director)(list, { kind: 'agreement', limit: 50 })).rows;
    assert.deepEqual(
      found.filter(({ subject }) => subject.startsWith('tier ')).map(({ account, subject }) => [account.id, subject]),
      [[behind.accountId, `tier ${behind.id}`]],
    );
    const [warning] = found.filter(({ subject }) => subject === `tier ${behind.id}`);
    // The ledger ends with September: 19,600 in 92 of 184 days, at this pace 39,200 in the end, 50,800 short of 90,000.
    assert.equal(warning?.stake?.minor, '5080000');
    assert.deepEqual(
      [warning?.step, warning?.evidence['number'], warning?.evidence['daysLeft'], warning?.evidence['tierMinor']],
      ['talk-volume', behind.number, 40, '9000000'],
    );
  });
});
