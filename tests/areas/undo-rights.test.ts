/** Taking a file back sets costs and credit limits as bringing it did: nobody lowers one by an undo who may not lower it. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { importFileAs, undoImportAs } from '#tests/ledger-import';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

describe('the undo of a file by who may not set what it set', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;

  const bringCosts = async (person: Person, ...rows: readonly string[]) =>
    await importFileAs(app, person, {
      mapping: {
        kind: 'costs',
        source: 'erp',
        columns: { product: 'product', validFrom: 'from', listPrice: 'list', unitCost: 'cost' },
      },
      body: ['product,from,list,cost', ...rows].join('\n'),
      fileName: '成本.csv',
    });
  const undone = async (person: Person, id: string) => await undoImportAs(app, person, id);
  const costsOf = async () =>
    await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{ price: string }>`
        select valid_from || ' ' || coalesce(unit_cost_e4::text, '-') as price from product_price
        where org_id = ${book.company.id} and product_id = ${book.panel}::uuid order by valid_from`.execute(db);
      return rows.map(({ price }) => price);
    });
  const limitsOf = async () =>
    await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{ limit: string }>`
        select limit_minor::text as "limit" from credit_limit where org_id = ${book.company.id}`.execute(db);
      return rows.map(({ limit }) => limit);
    });

  before(async () => {
    app = await testApp();
  });
  after(async () => app.close());
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `撤销权限公司 ${companies}`);
  });

  it('is refused where a cost of today or later falls by it, and writes nothing', async () => {
    const refused = [['ledger.undo-lowers-cost', { product: 'P-100' }], 'done'];
    const today = await bringCosts(book.finance, 'P-100,2026-11-20,,80');
    assert.deepEqual(await undone(book.director, today.id), refused);
    assert.deepEqual(await costsOf(), ['2026-01-01 700000', '2026-11-20 800000']);
    // Of a file that the director brought himself as well, and of a cost of a day to come.
    const ahead = await bringCosts(book.director, 'P-100,2027-01-01,,90');
    assert.deepEqual(await undone(book.director, ahead.id), refused);
    assert.deepEqual(await undone(book.finance, ahead.id), [null, 'undone']);
    assert.deepEqual(await undone(book.finance, today.id), [null, 'undone']);
    assert.deepEqual(await costsOf(), ['2026-01-01 700000']);
  });

  it('is his where it raises costs or takes first ones back', async () => {
    const lowered = await bringCosts(book.finance, 'P-100,2026-11-20,,60');
    assert.deepEqual(await undone(book.director, lowered.id), [null, 'undone']);
    const first = await bringCosts(book.director, 'P-200,2026-06-01,,60');
    assert.deepEqual(await undone(book.director, first.id), [null, 'undone']);
  });

  it('is refused where the file set credit limits', async () => {
    const { code } = await app.as(book.director)(accountsContract.operations.get, { id: book.accountId });
    const brought = async (person: Person, limit: string) =>
      await importFileAs(app, person, {
        mapping: { kind: 'accounts', source: 'erp', columns: { code: 'code', name: 'name', creditLimit: 'limit' } },
        body: `code,name,limit\n${code},重庆大厦建筑,${limit}`,
        fileName: '额度.csv',
      });
    const { id } = await brought(book.finance, '5000');
    assert.deepEqual(await limitsOf(), ['500000']);
    assert.deepEqual(await undone(book.director, id), [['ledger.undo-sets-limits', { fileName: '额度.csv' }], 'done']);
    assert.deepEqual(await limitsOf(), ['500000']);
    assert.deepEqual(await undone(book.finance, id), [null, 'undone']);
    assert.deepEqual(await limitsOf(), []);
    const without = await brought(book.director, '9000');
    assert.deepEqual(await undone(book.director, without.id), [null, 'undone']);
  });
});
