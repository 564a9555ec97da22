/** Files of costs and list prices, and files of orders, meet the same rules as screen and API. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { checkFileAs, importFileAs } from '#tests/ledger-import';
import { panelFloor, pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const { uploadImport, importFile, getImport, startImport, undoImport } = ledgerContract.operations;
const { setPrice } = workflowsContract.operations;

const costs = {
  kind: 'costs',
  source: 'erp',
  columns: { product: 'product', validFrom: 'from', listPrice: 'list', unitCost: 'cost' },
} as const;
const orders = {
  kind: 'orders',
  source: 'erp',
  columns: { orderNo: 'no', orderedOn: 'day', account: 'account', product: 'product', quantity: 'qty', net: 'net' },
} as const;

describe('files that bring prices', () => {
  let app: TestApp;
  let book: PricedBook;
  let made = 0;

  before(async () => {
    app = await testApp();
  });
  after(async () => app.close());

  const fresh = async (): Promise<void> => {
    made += 1;
    book = await pricedBook(app, `价目导入公司 ${made}`);
  };
  const bring = async (person: Person, ...rows: readonly string[]) =>
    await importFileAs(app, person, {
      mapping: costs,
      body: ['product,from,list,cost', ...rows].join('\n'),
      fileName: '2027 价目表.csv',
    });
  const reasonsOf = ({ report }: Awaited<ReturnType<typeof bring>>) =>
    report?.firstRefusals.flatMap(({ line, reasons }) => reasons.map(({ code, field }) => `${line} ${field} ${code}`));
  const pricesOf = async (productId: string) =>
    await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{ price: string }>`
        select valid_from || ' ' || coalesce(list_price_e4::text, '-') || ' ' || coalesce(unit_cost_e4::text, '-') as price
        from product_price where org_id = ${book.company.id} and product_id = ${productId}::uuid
        order by valid_from`.execute(db);
      return rows.map(({ price }) => price);
    });
  const rowsOf = async (table: 'price_commitment' | 'stock_revaluation') =>
    await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{ id: string }>`
        select id from ${sql.table(table)} where org_id = ${book.company.id}`.execute(db);
      return rows.length;
    });

  it('refuse a list price of today or later below its floor, and keep the rest', async () => {
    await fresh();
    const before = await rowsOf('price_commitment');
    const done = await bring(
      book.finance,
      'P-100,2026-11-21,72.94,',
      `P-100,2026-12-01,${panelFloor},`,
      'P-100,2027-01-01,50,71',
      'P-100,2026-11-20,1,',
    );
    assert.deepEqual(reasonsOf(done), ['2 listPrice list-price-below-floor', '4 listPrice list-price-below-floor']);
    assert.deepEqual([done.counts.read, done.counts.rejected, done.counts.inserted], [4, 2, 2]);
    assert.equal(
      done.report?.firstRefusals[0]?.reasons[0]?.text,
      'Row 2: “List price” is below the floor. A list price of today or later must not be.',
    );
    assert.deepEqual(await pricesOf(book.panel), [
      '2026-01-01 1000000 700000',
      '2026-11-20 10000 -',
      '2026-12-01 729444 -',
    ]);
    assert.equal((await rowsOf('price_commitment')) - before, 1);
  });

  it('refuse a future list price of an unknown cost as unknown; a cost beside it or in the same file makes it known', async () => {
    await fresh();
    const done = await bring(book.finance, 'P-200,2026-12-01,100,');
    assert.deepEqual(reasonsOf(done), ['2 listPrice list-price-cost-unknown']);
    const better = await bring(
      book.finance,
      'P-200,2026-12-01,100,',
      'P-200,2026-06-01,,60',
      'P-200,2027-01-01,110,80',
    );
    assert.equal(better.counts.rejected, 0);
    assert.deepEqual(await pricesOf(book.unknown), [
      '2026-01-01 1000000 -',
      '2026-06-01 - 600000',
      '2026-12-01 1000000 -',
      '2027-01-01 1100000 800000',
    ]);
  });

  it('do not lower a cost for a director or an administrator; what is over is history', async () => {
    await fresh();
    for (const person of [book.director, book.company.admin]) {
      const done = await bring(
        person,
        'P-100,2026-11-01,,40',
        'P-100,2026-12-01,90,69.99',
        'P-100,2025-01-01,,30',
        'P-200,2026-01-01,,60',
      );
      assert.deepEqual(reasonsOf(done), ['2 unitCost cost-lowered', '3 unitCost cost-lowered']);
    }
    assert.deepEqual(await pricesOf(book.panel), ['2025-01-01 - 300000', '2026-01-01 1000000 700000']);
    assert.equal(await rowsOf('stock_revaluation'), 0);
  });

  it('do not make a lower cost look like a first one by a higher one in the same file', async () => {
    await fresh();
    const done = await bring(book.director, 'P-100,2026-01-01,,71', 'P-100,2026-11-20,,10', 'P-100,2026-12-01,,70.5');
    assert.deepEqual(reasonsOf(done), ['3 unitCost cost-lowered']);
  });

  it('lower a cost for finance, with the file on the record', async () => {
    await fresh();
    const done = await bring(book.finance, 'P-100,2026-11-21,60,40');
    assert.equal(done.counts.rejected, 0);
    const rows = await app.database.withOrg(book.company.id, async (db) => {
      const found = await sql<{ was: string; is: string; reason: string }>`
        select cost_before_e4::text as was, unit_cost_e4::text as is, reason from stock_revaluation
        where org_id = ${book.company.id}`.execute(db);
      return found.rows;
    });
    assert.deepEqual(rows, [{ was: '700000', is: '400000', reason: '2027 价目表.csv' }]);
  });

  it('are judged by the dry run as by the import, which keeps nothing', async () => {
    await fresh();
    const before = [await pricesOf(book.panel), await rowsOf('price_commitment'), await rowsOf('stock_revaluation')];
    const rows = [
      'P-100,2026-11-21,72.94,',
      'P-100,2026-12-01,92,',
      'P-100,2027-01-01,50,71',
      'P-200,2026-12-01,100,',
      'P-100,2026-11-20,,40',
    ];
    const checked = await checkFileAs(app, book.director, {
      mapping: costs,
      body: ['product,from,list,cost', ...rows].join('\n'),
      fileName: '价目表.csv',
    });
    assert.deepEqual(reasonsOf(checked), [
      '2 listPrice list-price-below-floor',
      '4 listPrice list-price-below-floor',
      '5 listPrice list-price-cost-unknown',
      '6 unitCost cost-lowered',
    ]);
    assert.deepEqual([checked.state, checked.counts.read, checked.counts.rejected], ['checked', 5, 4]);
    assert.deepEqual(
      [await pricesOf(book.panel), await rowsOf('price_commitment'), await rowsOf('stock_revaluation')],
      before,
    );
    await app.as(book.director)(startImport, { id: checked.id });
    await app.runJobs();
    const done = await app.as(book.director)(getImport, { id: checked.id });
    assert.deepEqual(reasonsOf(done), reasonsOf(checked));
  });

  it('leave a record when they are undone and a cost falls by it', async () => {
    await fresh();
    const { id } = await bring(book.finance, 'P-100,2026-11-20,,80', 'P-200,2026-06-01,,60');
    await app.as(book.finance)(undoImport, { id });
    await app.runJobs();
    const { revaluations, acts } = await app.database.withOrg(book.company.id, async (db) => {
      const kept = await sql<{ was: string; is: string; reason: string }>`
        select cost_before_e4::text as was, unit_cost_e4::text as is, reason from stock_revaluation
        where org_id = ${book.company.id}`.execute(db);
      const audited = await sql<{ action: string; isLower: boolean }>`
        select action, (after ->> 'isLower')::boolean as "isLower" from audit_event
        where org_id = ${book.company.id} and action = 'undo-cost' order by 2`.execute(db);
      return { revaluations: kept.rows, acts: audited.rows };
    });
    assert.deepEqual(revaluations, [{ was: '800000', is: '700000', reason: '2027 价目表.csv' }]);
    assert.deepEqual(
      acts.map(({ isLower }) => isLower),
      [false, true],
    );
  });

  it('are undone with their import', async () => {
    await fresh();
    const { id } = await bring(book.finance, 'P-100,2026-12-01,95,75');
    await app.as(book.finance)(undoImport, { id });
    await app.runJobs();
    assert.deepEqual(await pricesOf(book.panel), ['2026-01-01 1000000 700000']);
    await app.as(book.director)(setPrice, { id: book.panel, validFrom: '2026-12-01', listPrice: '92' });
  });

  it('of orders cannot pass for orders entered here', async () => {
    await fresh();
    const body = 'no,day,account,product,qty,net\n1,2026-11-20,重庆大厦建筑,P-100,1,1';
    const as = book.director;
    for (const source of ['entered', 'Entered']) {
      const map = { ...orders, source };
      await assert.rejects(
        app.upload(importFile, { kind: 'orders', map, fileName: 'a.csv' }, { as, body }),
        refusedWith('ledger.source-reserved'),
      );
      await assert.rejects(
        app.upload(uploadImport, { kind: 'orders', source, fileName: 'a.csv' }, { as, body }),
        refusedWith('ledger.source-reserved'),
      );
    }
    await assert.rejects(
      app.upload(uploadImport, { kind: 'orders', fileName: 'entered.csv' }, { as, body }),
      refusedWith('ledger.source-reserved'),
    );
    const uploaded = uploadImport.output.parse(
      await app.upload(uploadImport, { kind: 'orders', fileName: 'a.csv' }, { as, body }),
    );
    await assert.rejects(
      app.as(as)(startImport, { id: uploaded.import.id, mapping: { ...orders, source: 'entered' } }),
      refusedWith('ledger.source-reserved'),
    );
  });
});
