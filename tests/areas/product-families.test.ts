/** The family of a product decides its floor and who may concede: it is changed for a laxer one by finance only. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { checkFileAs, importFileAs, undoImportAs } from '#tests/ledger-import';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const { createProduct, getProduct, updateProduct } = ledgerContract.operations;
const { getPolicy, savePolicy } = pricingContract.operations;

describe('a product that goes to another line', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;

  const familyId = async (name: string) =>
    await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{ id: string }>`
        select id from product_line where org_id = ${book.company.id} and path = array[${name}::text]`.execute(db);
      return rows[0]?.id ?? assert.fail(name);
    });
  const lineOf = async () => (await app.as(book.kam)(getProduct, { id: book.panel })).line.join(' / ');
  const move = async (person: Person, ...line: readonly string[]) => {
    const { version } = await app.as(person)(getProduct, { id: book.panel });
    await app.as(person)(updateProduct, { id: book.panel, version, line: [...line] });
  };
  const file = (line: string) => ({
    mapping: { kind: 'products' as const, source: 'erp', columns: { code: 'code', name: 'name', line: 'line' } },
    body: `code,name,line\nP-100,P-100,${line}\nP-900,P-900,${line}`,
    fileName: '产品.csv',
  });
  const bring = async (person: Person, line: string) => await importFileAs(app, person, file(line));
  const undone = async (person: Person, id: string) => await undoImportAs(app, person, id);

  before(async () => {
    app = await testApp();
  });
  after(async () => app.close());
  /** The panels' own line bears 12 % of freight and service; others 3 %, and small parts have a narrow matrix. */
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `产品线公司 ${companies}`);
    await app.as(book.finance)(createProduct, { code: 'P-300', name: 'P-300', line: ['小件'] });
    const { policy, version } = await app.as(book.finance)(getPolicy, {});
    const rule = { tier: null, familyId: await familyId('小件'), fromMinor: null, bands: policy.bands.slice(2) };
    const freightServiceByFamily = { [await familyId('幕墙板')]: 1_200 };
    const changed = { ...policy, freightServiceByFamily, rules: [rule] };
    await app.as(book.finance)(savePolicy, { policy: changed, basedOn: version });
  });

  it('goes by finance alone where its floor falls by it, and back by a director', async () => {
    for (const line of [['新线'], ['小件'], ['小件', '螺丝']])
      await assert.rejects(move(book.director, ...line), refusedWith('ledger.family-lowers-floor'));
    assert.equal(await lineOf(), '幕墙板');
    await move(book.director, '幕墙板', '铝单板');
    await move(book.finance, '新线');
    await move(book.director, '幕墙板');
    assert.equal(await lineOf(), '幕墙板');
  });

  it('goes by finance alone where more of its price may be conceded alone', async () => {
    await move(book.finance, '小件');
    for (const line of ['新线', '幕墙板'])
      await assert.rejects(move(book.director, line), refusedWith('ledger.family-lowers-floor'));
    await move(book.finance, '幕墙板');
  });

  it('is told by the dry run of the file', async () => {
    const checked = await checkFileAs(app, book.director, file('新线'));
    const told = checked.report?.firstRefusals.map(({ line, reasons }) => [line, reasons[0]?.code]);
    assert.deepEqual([told, checked.counts.rejected, await lineOf()], [[[2, 'family-lowers-floor']], 1, '幕墙板']);
    assert.deepEqual((await checkFileAs(app, book.finance, file('新线'))).counts.rejected, 0);
  });

  it('is told of the first 3,000 rows of a longer file, which says where it stops', async () => {
    const rows = Array.from({ length: 3_001 }, (_, at) => `N-${at},N-${at},幕墙板`);
    const moved = (at: number): string => rows.toSpliced(at, 0, 'P-100,P-100,新线').join('\n');
    const told = async (at: number) => {
      const checked = await checkFileAs(app, book.director, { ...file('新线'), body: `code,name,line\n${moved(at)}` });
      const found = checked.report?.warnings.map(({ code, firstLine, params, rows: n }) => [
        code,
        firstLine,
        params,
        n,
      ]);
      return [checked.counts.rejected, found];
    };
    const rest = [['moves-not-tried', 3_002, { tried: 3_000 }, 2]];
    assert.deepEqual(await told(0), [1, rest]);
    assert.deepEqual(await told(3_001), [0, rest]);
  });

  it('is a refused row in the file of a director, and moved by that of finance, which he cannot take back', async () => {
    const refused = await bring(book.director, '新线');
    const told = refused.report?.firstRefusals.map(({ line, reasons }) => [line, reasons[0]?.code, reasons[0]?.field]);
    assert.deepEqual(told, [[2, 'family-lowers-floor', 'line']]);
    assert.deepEqual([refused.counts.rejected, refused.counts.inserted, await lineOf()], [1, 1, '幕墙板']);
    await move(book.finance, '新线');
    const back = await bring(book.director, '幕墙板');
    assert.deepEqual([back.counts.rejected, await lineOf()], [0, '幕墙板']);
    assert.deepEqual(await undone(book.director, back.id), [
      ['ledger.undo-moves-family', { product: 'P-100' }],
      'done',
    ]);
    assert.equal(await lineOf(), '幕墙板');
    assert.deepEqual(await undone(book.finance, back.id), [null, 'undone']);
    assert.equal(await lineOf(), '新线');
  });
});
