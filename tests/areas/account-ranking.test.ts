import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const { listAccounts } = ledgerContract.operations;

/** Seven accounts that bought, two of them equally, one without a known cost, and two that never bought. */
const lines = [
  ['K1', 'A-1', '2026-10-01', '900', '400'],
  ['K2', 'A-2', '2026-10-02', '700', '800'],
  ['K3', 'A-3', '2026-09-03', '700', '100'],
  ['K4', 'A-4', '2026-08-04', '500', ''],
  ['K5', 'A-5', '2026-10-05', '300', '200'],
  ['K6', 'A-6', '2026-07-06', '200', '100'],
  ['K7', 'A-7', '2026-10-07', '100', '50'],
];

describe('ranking of accounts', () => {
  let app: TestApp;
  let director: Person;

  before(async () => {
    app = await testApp();
    const company = await app.company('檐石幕墙');
    director = await app.person(company, 'director');
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns: {
          account: 'Account',
          orderNo: 'No',
          orderedOn: 'Day',
          net: 'Net',
          cost: 'Cost',
          product: 'Item',
          quantity: 'Quantity',
        },
        createMissing: { accounts: true, products: true },
      },
      body: ['Account,No,Day,Net,Cost,Item,Quantity', ...lines.map((cells) => [...cells, 'P1', '1'].join(','))].join(
        '\n',
      ),
    });
    for (const name of ['未购一', '未购二']) await app.as(director)(accountsContract.operations.create, { name });
  });
  after(async () => app.close());

  type Sort = 'net' | 'contribution' | 'lastOrder' | 'overdue' | 'orders' | 'name';
  const paged = async (sort: Sort, limit: number): Promise<readonly string[]> => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await app.as(director)(listAccounts, { sort, limit, ...(cursor !== undefined && { cursor }) });
      names.push(...page.rows.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return names;
  };

  it('falls by net revenue, accounts without figures last', async () => {
    const names = await paged('net', 50);
    assert.equal(names[0], 'K1');
    assert.deepEqual(names.slice(1, 3).toSorted(), ['K2', 'K3']);
    assert.deepEqual(names.slice(3, 7), ['K4', 'K5', 'K6', 'K7']);
    assert.deepEqual(names.slice(7).toSorted(), ['未购一', '未购二']);
  });

  it('stands an account without a known cost behind all that have a contribution, also below zero', async () => {
    const names = await paged('contribution', 50);
    assert.deepEqual(names.slice(0, 2), ['K3', 'K1']);
    assert.equal(names.indexOf('K4') > names.indexOf('K2'), true);
  });

  for (const sort of ['net', 'contribution', 'lastOrder', 'overdue', 'orders', 'name'] as const) {
    it(`gives by ${sort} the same order page by page as at once`, async () => {
      const whole = await paged(sort, 50);
      assert.equal(new Set(whole).size, 9);
      for (const limit of [1, 2, 4]) assert.deepEqual(await paged(sort, limit), whole);
    });
  }
});
