import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const { rejectedRows } = ledgerContract.operations;

const orders: Mapping = {
  kind: 'orders',
  source: 'erp',
  columns: { orderNo: 'no', account: 'account', product: 'item', orderedOn: 'day', quantity: 'qty', net: 'net' },
  createMissing: { accounts: true, products: true },
};
const heading = 'no,account,item,day,qty,net';

describe('the file of refused rows', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('退回');
  });
  after(async () => app.close());

  const imported = async (body: BodyInit, mapping: Mapping = orders, fileName = 'file.csv') =>
    await importFileAs(app, company.admin, { mapping, body, fileName });
  const downloaded = async (id: string, format: 'csv' | 'xlsx' = 'csv') =>
    await app.download(rejectedRows, { id, format }, { as: company.admin });

  for (const format of ['csv', 'xlsx'] as const) {
    it(`keeps every cell of a row with too many or too few, which is refused again unless mended (${format})`, async () => {
      const rows = ['R1,C002,P1,2024-04-05,1,1,000', 'R2,C002,P1,2024-04-05,5'];
      const mapping: Mapping = { ...orders, columns: { ...orders.columns, cost: 'cost' } };
      const body = [`${heading},cost`, `${rows[0]},9`, `${rows[1]},7`].join('\n');
      const first = await imported(body, mapping);
      assert.deepEqual([first.counts.booked, first.counts.rejected], [0, 2]);
      const file = await downloaded(first.id, format);
      const again = await imported(await file.arrayBuffer(), mapping, `again.${format}`);
      assert.deepEqual([again.counts.read, again.counts.booked, again.counts.rejected], [2, 0, 2]);
    });
  }

  it('books a row of too many cells when the one too many is taken out', async () => {
    const first = await imported([heading, 'R3,C002,P1,2024-04-05,1,1,000'].join('\n'));
    const text = await (await downloaded(first.id)).text();
    assert.match(text, /R3,C002,P1,2024-04-05,1,1,000,2,/);
    const mended = await imported(text.replace(',1,1,000,', ',1,1000,'));
    assert.deepEqual([mended.counts.booked, mended.counts.rejected], [1, 0]);
  });

  it('gives a row with broken quotes back cell by cell, with columns that nobody reads, refused again unless mended', async () => {
    const columns = `${heading},my own note,`;
    const first = await imported(
      [columns, 'T1,C1,"板"x,2024-04-05,1,50,ring me,b', 'T2,C1,5" pipe,x,1,50,"a,b",c'].join('\n'),
    );
    assert.deepEqual([first.counts.booked, first.counts.rejected], [0, 2]);
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await (await downloaded(first.id, format)).arrayBuffer();
      const again = await imported(file, orders, `again.${format}`);
      assert.deepEqual([again.counts.booked, again.counts.rejected], [0, 2]);
    }
    const text = await (await downloaded(first.id)).text();
    assert.match(text, /T1,C1,"""板""x",2024-04-05,1,50,ring me,b,2,/);
    assert.match(text, /T2,C1,"5"" pipe",x,1,50,"a,b",c,3,/);
    const mended = await imported(
      text
        .replace('"""板""x"', '板x')
        .replace(/(T1.*?,b,2),.*$/m, '$1,1,')
        .replace('pipe",x', 'pipe",2024-04-05'),
    );
    assert.deepEqual([mended.counts.booked, mended.counts.rejected], [2, 0]);
  });

  const linesOf = async (orderNo: string): Promise<readonly string[]> =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ line: string }>`
        select line_no || ': ' || net_e4 / 10000 as line from order_line
        where org_id = ${company.id} and order_no = ${orderNo} order by line_no`.execute(db);
      return rows.map(({ line }) => line);
    });

  for (const headings of ['原文件行,订单内行次,原因', 'Row in the file,Row in the order,Reasons']) {
    it(`mended without line numbers adds the line that was refused and leaves the others (${headings})`, async () => {
      const no = `Q-${headings.length}`;
      const rows = ['50', 'abc', '70'].map((net) => `${no},K1,P1,2024-04-05,1,${net}`);
      const first = await imported([heading, ...rows].join('\n'));
      assert.deepEqual(await linesOf(no), ['1: 50', '3: 70']);
      const text = await (await downloaded(first.id)).text();
      const [, ...below] = text.replace('abc', '60').split('\r\n');
      const mended = await imported([`${heading},${headings}`, ...below].join('\r\n'));
      assert.deepEqual([mended.counts.inserted, mended.counts.updated], [1, 0]);
      assert.deepEqual(await linesOf(no), ['1: 50', '2: 60', '3: 70']);
    });
  }

  it('asks for the line of a row that named no order, rather than write over the first line', async () => {
    const first = await imported([heading, 'Q9,K1,P1,2024-04-05,1,50', ',K1,P1,2024-04-05,1,60'].join('\n'));
    const text = await (await downloaded(first.id)).text();
    const mended = await imported(text.replace('\r\n,K1', '\r\nQ9,K1'));
    assert.deepEqual([mended.counts.booked, mended.counts.rejected], [0, 1]);
    assert.deepEqual(await linesOf('Q9'), ['1: 50']);
  });

  for (const format of ['csv', 'xlsx'] as const) {
    it(`gives every cell back as it was, also those that a spreadsheet would run (${format})`, async () => {
      const names = ['@Home GmbH', '+Plus 有限公司', "'@twice", "'n Sync", '－5号'];
      const mapping: Mapping = {
        kind: 'accounts',
        source: 'crm',
        columns: { code: 'code', name: 'name', region: '@region' },
      };
      const rows = names.map((name, at) =>
        [`${format}${at}`, ...[name, name].map((cell) => cell.replace(/^'@/, "''@")), 'x'].join(),
      );
      const columns = { ...mapping.columns, creditLimit: 'limit' };
      const first = await imported(['code,name,@region,limit', ...rows].join('\n'), { ...mapping, columns });
      assert.equal(first.counts.rejected, names.length);
      const file = await (await downloaded(first.id, format)).arrayBuffer();
      if (format === 'csv') assert.match(Buffer.from(file).toString(), /,'@Home GmbH,/);
      const mended = await imported(file, mapping, `mended.${format}`);
      assert.deepEqual([mended.counts.booked, mended.counts.rejected], [names.length, 0]);
      const { rows: stored } = await app.database.withOrg(
        company.id,
        async (db) =>
          await sql<{ name: string; region: string }>`
            select name, region from account where org_id = ${company.id} and code like ${`${format}%`} order by code`.execute(
            db,
          ),
      );
      assert.deepEqual(
        stored,
        names.map((name) => ({ name, region: name })),
      );
    });
  }

  it('refuses a row whose price for one piece is beyond all size, and books the others', async () => {
    const result = await imported(
      [heading, 'L1,K1,P1,2024-04-05,0.0001,99999999999', 'L2,K1,P1,2024-04-05,1,5'].join('\n'),
    );
    assert.equal(result.state, 'done');
    assert.deepEqual([result.counts.booked, result.counts.rejected], [1, 1]);
    const [refused] = result.report?.firstRefusals ?? [];
    assert.deepEqual(
      refused?.reasons.map(({ code, field }) => `${code} ${field}`),
      ['amount-too-large netPrice'],
    );
  });
});
