import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { isAppError } from '#kernel/app-error';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const ops = ledgerContract.operations;
const mapping = {
  kind: 'persons',
  source: 'crm',
  columns: { surname: 'name', mobile: 'mobile', account: 'account' },
} as const;
const body = 'name,mobile,account\n秦,13900001234,没有这家\n';

describe('a file of persons', () => {
  let app: TestApp;
  let company: TestCompany;
  let finance: Person;
  let id: string;

  before(async () => {
    app = await testApp();
    company = await app.company();
    finance = await app.person(company, 'finance');
    ({ id } = await importFileAs(app, company.admin, { mapping, body }));
  });
  after(async () => await app.close());

  const refused = async (run: Promise<unknown>): Promise<void> =>
    await assert.rejects(run, (error) => isAppError(error) && error.code === 'ledger.import-personal');

  it('shows nothing of its rows to finance, who sees no personal data', async () => {
    const as = app.as(finance);
    await refused(as(ops.getImport, { id }));
    await refused(as(ops.previewImport, { id, mapping }));
    await refused(as(ops.unmatched, { id }));
    const file = await app.request(`/api/ledger/imports/${id}/rejected?format=csv`, { as: finance });
    assert.deepEqual([file.status, (await file.json()).code], [403, 'ledger.import-personal']);
    await refused(as(ops.undoImport, { id }));
    const listed = await app.request('/api/ledger/imports', { as: finance });
    const text = await listed.text();
    assert.ok(text.includes(id) && !text.includes('13900001234'), text);
    const { rows } = z.object({ rows: z.array(z.object({ report: z.unknown() })) }).parse(JSON.parse(text));
    assert.deepEqual(
      rows.map(({ report }) => report),
      [null],
    );
    assert.match(await (await app.request('/api/ledger/imports', { as: company.admin })).text(), /13900001234/);
  });

  it('is not brought in by finance either', async () => {
    const sent = { as: finance, body };
    await refused(app.upload(ops.uploadImport, { kind: 'persons', fileName: 'p.csv', source: 'crm' }, sent));
    await refused(app.upload(ops.importFile, { kind: 'persons', map: mapping, fileName: 'p.csv' }, sent));
  });
});

describe('a file of orders with a column of telephones', () => {
  let app: TestApp;
  let company: TestCompany;
  let finance: Person;
  const columns = { orderNo: 'no', account: 'account', product: 'item', orderedOn: 'day', quantity: 'qty', net: 'net' };
  const orders = {
    kind: 'orders',
    source: 'erp',
    columns: { ...columns, specification: 'spec' },
    currency: 'CNY',
    decimal: '.',
    dateOrder: 'ymd',
    createMissing: { accounts: true, products: true },
  } as const;
  const file = [
    'no,account,item,day,qty,net,spec,收货电话,备注',
    'S1,甲公司,P1,2026-09-01,x,100,打 13900005555 再送,13900001234,收货人李四',
    'S2,甲公司,P1,2026-09-02,1,100,,13900001235,"王五, wang@example.com"',
    'S3,甲公司,P1,2026-09-03,zz,bad,,13900001236,',
    'S4,甲公司,13900009999',
    '',
  ].join('\n');
  const personal = /1390000\d{4}|李四|王五|wang@/;

  before(async () => {
    app = await testApp();
    company = await app.company();
    finance = await app.person(company, 'finance');
  });
  after(async () => await app.close());

  it('tells finance of a refused row what the mapping reads, and nothing of its persons', async () => {
    const { id } = await importFileAs(app, finance, { mapping: orders, body: file });
    const seen = await app.as(finance)(ops.getImport, { id });
    assert.deepEqual(
      seen.report?.firstRefusals.map(({ line, raw }) => [line, raw]),
      [
        [2, 'S1,甲公司,P1,2026-09-01,x,100,打 ••• 再送,•••,•••'],
        [4, 'S3,甲公司,P1,2026-09-03,zz,bad,,•••,'],
        [5, 'S4,甲公司,•••'],
      ],
    );
    for (const path of [`/${id}`, '', `/${id}/rejected?format=csv`]) {
      const text = await (await app.request(`/api/ledger/imports${path}`, { as: finance })).text();
      assert.doesNotMatch(text, personal, path);
      assert.match(text, /S1|erp/);
      const whole = await (await app.request(`/api/ledger/imports${path}`, { as: company.admin })).text();
      assert.match(whole, /13900001234[^]*李四/, path);
    }
    const xlsx = await app.request(`/api/ledger/imports/${id}/rejected?format=xlsx`, { as: finance });
    assert.equal(xlsx.status, 200);
    const preview = await app.as(finance)(ops.previewImport, { id, mapping: orders });
    assert.doesNotMatch(JSON.stringify(preview), /1390000\d{4}|wang@/);
    assert.deepEqual(preview.rows[1]?.cells.slice(0, 3), ['S2', '甲公司', 'P1']);
  });

  it('is shown so already when it is uploaded', async () => {
    const sent = await app.upload(
      ops.uploadImport,
      { kind: 'orders', fileName: 'o.csv', source: 'erp' },
      { as: finance, body: file },
    );
    assert.doesNotMatch(JSON.stringify(sent), /1390000(1|5|9)|wang@/);
  });
});
