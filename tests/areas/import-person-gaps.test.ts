import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const ops = accountsContract.operations;
const { undoImport } = ledgerContract.operations;

describe('key persons of a file', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('关键人');
  });
  after(async () => await app.close());

  const bring = async (kind: Mapping['kind'], heading: string, ...rows: readonly string[]) =>
    await importFileAs(app, company.admin, {
      mapping: { kind, source: 'crm', columns: Object.fromEntries(heading.split(',').map((field) => [field, field])) },
      body: [heading, ...rows].join('\n'),
    });
  const heading = 'code,surname,account,isKey,gender,phone,email';
  const openTasks = async () =>
    (await app.as(company.admin)(ops.listTasks, { limit: 100 })).rows.map(({ kind, account, params }) => [
      kind,
      account?.code ?? null,
      params['n'],
    ]);

  it('are asked for once an account what they lack, until nothing is missing', async () => {
    await bring('accounts', 'code,name', 'K1,甲公司', 'K2,乙公司');
    const rows = ['H1,王,K1,yes,,,', 'H2,李,K1,yes,female,,', 'H3,赵,K1,,,,', 'H4,钱,K2,yes,male,13800000001,q@k.cn'];
    const { id } = await bring('persons', heading, ...rows);
    assert.deepEqual(await openTasks(), [['complete-persons', 'K1', 2]]);
    await bring('persons', heading, ...rows);
    assert.deepEqual(await openTasks(), [['complete-persons', 'K1', 2]]);
    await bring('persons', heading, 'H1,王,K1,yes,male,13800000002,w@k.cn');
    assert.deepEqual(await openTasks(), [['complete-persons', 'K1', 1]]);
    const as = app.as(company.admin);
    const li = (await as(ops.listPersons, {})).rows.find(({ surname }) => surname === '李');
    assert.ok(li);
    const { version } = await as(ops.getPerson, { id: li.id });
    await as(ops.updatePerson, { id: li.id, version, mobile: '13800000003', email: 'l@k.cn' });
    assert.deepEqual(await openTasks(), []);
    assert.ok(id);
  });

  it('take their task with them when the import is undone', async () => {
    await bring('accounts', 'code,name', 'U1,丙公司');
    const { id } = await bring('persons', heading, 'H9,孙,U1,yes,,,');
    assert.deepEqual(await openTasks(), [['complete-persons', 'U1', 1]]);
    await app.as(company.admin)(undoImport, { id });
    await app.runJobs();
    assert.deepEqual(await openTasks(), []);
  });

  it('give one task altogether when their accounts are many', async () => {
    const codes = Array.from({ length: 21 }, (_, at) => `M${at}`);
    await bring('accounts', 'code,name', ...codes.map((code) => `${code},客户${code}`));
    const rows = codes.map((code) => `P${code},周,${code},yes,,,`);
    await bring('persons', heading, ...rows);
    await bring('persons', heading, ...rows);
    assert.deepEqual(await openTasks(), [['complete-many', null, 21]]);
  });
});
