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

  const whole = { gender: 'male', mobile: '13800000004', email: 'a@k.cn' } as const;
  const fill = async (
    surname: string,
    more: Partial<{ readonly gender: 'male'; readonly mobile: string; readonly email: string }>,
  ) => {
    const as = app.as(company.admin);
    const row = (await as(ops.listPersons, { limit: 100 })).rows.find((one) => one.surname === surname);
    assert.ok(row);
    const { version } = await as(ops.getPerson, { id: row.id });
    await as(ops.updatePerson, { id: row.id, version, ...more });
  };

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

  it('are not asked for again by the same file once their task is closed by hand', async () => {
    await bring('accounts', 'code,name', 'C1,丁公司', 'C2,戊公司');
    await bring('persons', heading, 'C1,周,C1,yes,,,', 'C2,吴,C2,yes,,,');
    const as = app.as(company.admin);
    for (const { id } of (await as(ops.listTasks, { limit: 100 })).rows)
      await as(ops.setTaskState, { id, state: 'done' });
    await bring('persons', heading, 'C1,周,C1,yes,,,', 'C2,吴,C2,yes,female,,');
    assert.deepEqual(await openTasks(), [['complete-persons', 'C2', 1]]);
    await fill('吴', { mobile: '13800000005', email: 'wu@k.cn' });
    assert.deepEqual(await openTasks(), []);
    await fill('周', whole);
  });

  it('stay with the task of their account when somebody edits or adds one', async () => {
    await bring('accounts', 'code,name', 'E1,己公司');
    await bring('persons', heading, 'E1,郑,E1,yes,,,', 'E2,冯,E1,yes,,,');
    await fill('郑', { gender: 'male' });
    assert.deepEqual(await openTasks(), [['complete-persons', 'E1', 2]]);
    const as = app.as(company.admin);
    const { id: accountId } = await as(ops.find, { key: 'E1' });
    await as(ops.createPerson, { surname: '陈', accountId, isKey: true });
    assert.deepEqual(await openTasks(), [['complete-persons', 'E1', 3]]);
    for (const surname of ['郑', '冯', '陈']) await fill(surname, whole);
    assert.deepEqual(await openTasks(), []);
  });

  it('are asked for still at an account where one stays when the import is undone', async () => {
    await bring('accounts', 'code,name', 'V1,庚公司', 'V2,辛公司');
    const { id } = await bring('persons', heading, 'V1,褚,V1,yes,,,', 'V2,卫,V1,yes,,,', 'V3,蒋,V2,yes,,,');
    await fill('褚', { gender: 'male' });
    const as = app.as(company.admin);
    const before = (await as(ops.listTasks, { limit: 100 })).rows.find(({ account }) => account?.code === 'V1');
    const chu = (await as(ops.listPersons, {})).rows.find(({ surname }) => surname === '褚');
    assert.ok(chu && before);
    await as(ops.addRole, { id: chu.id, accountId: (await as(ops.find, { key: 'V1' })).id, title: '总监' });
    await as(undoImport, { id });
    await app.runJobs();
    assert.deepEqual(await openTasks(), [['complete-persons', 'V1', 1]]);
    assert.equal((await as(ops.listTasks, { limit: 100 })).rows[0]?.id, before.id);
    await fill('褚', whole);
  });

  it('give one task altogether when their accounts are many', async () => {
    const codes = Array.from({ length: 21 }, (_, at) => `M${at}`);
    await bring('accounts', 'code,name', ...codes.map((code) => `${code},客户${code}`));
    const rows = codes.map((code) => `P${code},周,${code},yes,,,`);
    await bring('persons', heading, ...rows);
    await bring('persons', heading, ...rows);
    assert.deepEqual(await openTasks(), [['complete-many', null, 21]]);
    const more = await bring('persons', heading, 'PM0,周,M0,yes,male,13800000006,z@k.cn', 'PX,沈,M1,yes,,,');
    assert.deepEqual(await openTasks(), [['complete-many', null, 21]]);
    await app.as(company.admin)(undoImport, { id: more.id });
    await app.runJobs();
    assert.deepEqual(await openTasks(), [['complete-many', null, 21]]);
    const filled = (left: number) =>
      codes.map((code, at) => `P${code},周,${code},yes,male,${13_900_000_000 + at},${at < left ? '' : `p${at}@k.cn`}`);
    await bring('persons', heading, ...filled(2));
    assert.deepEqual(await openTasks(), [['complete-many', null, 2]]);
    await bring('persons', heading, ...filled(0));
    assert.deepEqual(await openTasks(), []);
  });
});
