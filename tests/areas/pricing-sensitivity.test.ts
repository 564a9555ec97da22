/** Sensitivity is read from the prices of products, not from which of them are bought. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const { sensitivity } = pricingContract.operations;

/** Fourteen months: a dear product and a cheap one, of which in turn more of the one and of the other is bought. */
const months = Array.from({ length: 14 }, (_, at) => ({
  at,
  day: `${2025 + Math.floor((at + 8) / 12)}-${String(((at + 8) % 12) + 1).padStart(2, '0')}-10`,
}));

describe('price sensitivity', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '价格敏感度');
  });
  after(async () => app.close());

  /** An account that buys so many units at such prices; answers its sensitivity. */
  const boughtBy = async (
    name: string,
    of: (at: number) => readonly (readonly [product: string, units: number, price: number])[],
  ) => {
    const { id, code } = await app.as(book.director)(accountsContract.operations.create, {
      name,
      ownerId: book.kam.id,
    });
    const rows = months.flatMap(({ at, day }) =>
      of(at).map(([product, units, price], no) =>
        [`${name}-${at}-${no}`, code, product, day, units.toFixed(4), (units * price).toFixed(2)].join(','),
      ),
    );
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
    return { id, row: (await app.as(book.kam)(sensitivity, { id })).rows[0] };
  };
  const wave = (at: number): number => Math.sin(at * 2.1) / 5;

  it('says nothing of prices that never changed, whatever was bought at them', async () => {
    const { row } = await boughtBy('只换产品', (at) => [
      ['P-100', 10 + (at % 3), 100],
      ['P-200', 20 + 15 * (at % 5), 10],
    ]);
    assert.deepEqual([row?.months, row?.slope], [14, null]);
  });

  it('finds the slope of all products together beside a mix that changes', async () => {
    const { id, row } = await boughtBy('弹性二', (at) => {
      const units = Math.exp(-2 * wave(at));
      const dear = at % 2 === 0 ? 200 : 20;
      return [
        ['P-100', dear * units, 100 * Math.exp(wave(at))],
        ['P-200', (2_200 - 10 * dear) * units, 10 * Math.exp(wave(at))],
      ];
    });
    assert.ok(row?.slope !== null && row !== undefined && Math.abs(row.slope + 2) < 0.1, `slope ${row?.slope}`);
    // What is given beside the invoice lowers the price that the customer feels.
    await app.database.withOrg(book.company.id, async (db) =>
      sql`update account_month set pocket_e4 = net_e4 / 5 where org_id = ${book.company.id} and account_id = ${id}::uuid
        and month >= '2026-05-01'`.execute(db),
    );
    const felt = (await app.as(book.kam)(sensitivity, { id })).rows[0];
    assert.notEqual(felt?.slope, row.slope);
  });
});
