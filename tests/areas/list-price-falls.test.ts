/** A list price that falls concedes to everybody: so much as its setter may concede alone, by whatever way it is set. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { importFileAs, undoImportAs } from '#tests/ledger-import';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusalOf, refusedWith } from '#tests/refused-with';

const { setPrice } = workflowsContract.operations;

describe('a list price that falls', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;

  const set = async (person: Person, listPrice: string, more: { validFrom?: string; reason?: string } = {}) =>
    await app.as(person)(setPrice, { id: book.panel, validFrom: '2026-11-21', listPrice, ...more });
  const falls = (fell: number) => ['pricing.list-price-falls', { product: 'P-100', fell, may: 8 }];
  const bring = async (person: Person, ...rows: readonly string[]) =>
    await importFileAs(app, person, {
      mapping: { kind: 'costs', source: 'erp', columns: { product: 'product', validFrom: 'from', listPrice: 'list' } },
      body: ['product,from,list', ...rows].join('\n'),
      fileName: '价目表.csv',
    });
  const undone = async (person: Person, id: string) => await undoImportAs(app, person, id);
  const recorded = async () =>
    await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{ told: string }>`
        select (before ->> 'highest') || ' ' || (after ->> 'listPrice') || ' ' || (after ->> 'reason') as told
        from audit_event where org_id = ${book.company.id} and action = 'lower-list-price' order by at, id`.execute(db);
      return rows.map(({ told }) => told);
    });

  before(async () => {
    app = await testApp();
  });
  after(async () => app.close());
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `目录价公司 ${companies}`);
  });

  it('is lowered by a director to the bound of his own authority, in one step or in several', async () => {
    assert.deepEqual(await refusalOf(set(book.director, '91.99')), falls(8.01));
    await set(book.director, '95');
    await set(book.director, '92');
    assert.deepEqual(await refusalOf(set(book.director, '87.4')), falls(12.6));
    assert.deepEqual(await refusalOf(set(book.director, '87.4', { validFrom: '2026-12-31' })), falls(12.6));
    await set(book.director, '130');
    assert.deepEqual(await recorded(), []);
  });

  it('is no deeper for a day that is past, nor for one that is set anew', async () => {
    assert.deepEqual(await refusalOf(set(book.director, '80', { validFrom: '2026-11-01' })), falls(20));
    assert.deepEqual(await refusalOf(set(book.director, '80', { validFrom: '2026-01-01' })), falls(20));
    // What was announced for a day to come has held for nobody.
    await set(book.director, '120', { validFrom: '2027-01-01' });
    await set(book.director, '92', { validFrom: '2027-01-01' });
  });

  it('falls further by finance, with its reason on the record, and not by an administrator', async () => {
    await assert.rejects(set(book.finance, '80'), refusedWith('pricing.reason-missing'));
    await set(book.finance, '80', { reason: '市价下跌' });
    assert.deepEqual(await recorded(), ['100 80 市价下跌']);
    const admin = await refusalOf(set(book.company.admin, '79'));
    assert.deepEqual(admin, ['pricing.list-price-falls', { product: 'P-100', fell: 21, may: 0 }]);
    await assert.rejects(set(book.finance, '72', { reason: '清仓' }), refusedWith('pricing.below-floor'));
  });

  it('is held against the 90 days before, and may fall again after them', async () => {
    await set(book.director, '92');
    assert.deepEqual(await refusalOf(set(book.director, '85', { validFrom: '2027-02-18' })), falls(15));
    await set(book.director, '85', { validFrom: '2027-02-19' });
  });

  it('is refused with its row in a file of a director, whatever day it says, and recorded in one of finance', async () => {
    const done = await bring(book.director, 'P-100,2026-12-01,90', 'P-100,2026-11-20,80', 'P-100,2026-11-21,95');
    const told = done.report?.firstRefusals.map(({ line, reasons }) => `${line} ${reasons[0]?.code}`);
    assert.deepEqual(told, ['2 list-price-falls', '3 list-price-falls']);
    assert.equal(
      done.report?.firstRefusals[0]?.reasons[0]?.text,
      'Row 2: “List price” is 10 % below the highest list price of the 90 days before; you may lower it by 8 %. A deeper fall is brought by finance.',
    );
    const kept = await bring(book.finance, 'P-100,2026-12-01,80');
    assert.deepEqual([kept.counts.rejected, await recorded()], [0, ['100 80 价目表.csv']]);
  });

  it('does not come of an undo either', async () => {
    const risen = await bring(book.finance, 'P-100,2026-11-20,120');
    assert.deepEqual(await undone(book.director, risen.id), [
      ['ledger.undo-lowers-list-price', { product: 'P-100', fell: 16.67, may: 8 }],
      'done',
    ]);
    assert.deepEqual(await undone(book.finance, risen.id), [null, 'undone']);
    const little = await bring(book.director, 'P-100,2026-11-20,108');
    assert.deepEqual(await undone(book.director, little.id), [null, 'undone']);
    const ahead = await bring(book.director, 'P-100,2026-12-01,150');
    assert.deepEqual(await undone(book.director, ahead.id), [null, 'undone']);
    // A product without a list price could be given any.
    const made = await app.as(book.director)(ledgerContract.operations.createProduct, { code: 'P-900', name: 'P-900' });
    assert.ok(made.id);
    const first = await bring(book.director, 'P-900,2026-11-20,50');
    assert.deepEqual(await undone(book.director, first.id), [
      ['ledger.undo-lowers-list-price', { product: 'P-900', fell: 100, may: 8 }],
      'done',
    ]);
  });

  it('comes of no undo where it falls under its floor, for finance either, until another one is set', async () => {
    const risen = await bring(book.finance, 'P-100,2026-11-20,105');
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-11-21', unitCost: '98' });
    const refused = [['ledger.undo-lists-below-floor', { product: 'P-100' }], 'done'];
    for (const person of [book.director, book.finance]) assert.deepEqual(await undone(person, risen.id), refused);
    await set(book.finance, '110');
    assert.deepEqual(await undone(book.finance, risen.id), [null, 'undone']);
  });
});
