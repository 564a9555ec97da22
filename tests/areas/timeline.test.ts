import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { isAppError } from '#kernel/app-error';
import type { Call } from '#kernel/client';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { workflowsContract } from '#workflows/contract';

const ops = accountsContract.operations;
const { accountImports } = ledgerContract.operations;
const { overrideTier } = workflowsContract.operations;

describe('timeline of an account', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('时间线');
  });
  after(async () => await app.close());

  const told = async (id: string) =>
    (await app.as(company.admin)(ops.listTimeline, { id })).rows.map(({ kind, params }) => ({ kind, params }));

  it('tells who answers for the account, what there is to do, and each decision on its tier with the reason', async () => {
    const director = await app.person(company, 'director');
    /** Each act a minute after the one before. */
    const by =
      (call: Call): Call =>
      async (spec, input) => {
        app.clock.advance(60_000);
        return await call(spec, input);
      };
    const as = by(app.as(director));
    const { id } = await app.as(company.admin)(ops.create, { name: '甲公司' });
    await by(app.as(company.admin))(ops.assignOwner, { ids: [id], ownerId: director.id });
    const member = await as(ops.addTeamMember, { id, userId: company.admin.id, function: 'finance' });
    await as(ops.endTeamMember, { id, memberId: member.id });
    const task = await as(ops.createTask, { accountId: id, title: '核对规格书' });
    await as(ops.setTaskState, { id: task.id, state: 'dropped', reason: '项目取消' });
    await as(overrideTier, { accountId: id, tier: 'A', reason: '样板工程', expiresOn: '2027-03-31' });
    assert.deepEqual((await told(id)).toReversed(), [
      { kind: 'account-created', params: {} },
      { kind: 'owner-given', params: { name: director.name } },
      { kind: 'member-added', params: { name: company.admin.name, function: 'finance' } },
      { kind: 'member-ended', params: { name: company.admin.name, function: 'finance' } },
      { kind: 'task-added', params: { title: '核对规格书' } },
      { kind: 'task-dropped-because', params: { title: '核对规格书', reason: '项目取消' } },
      {
        kind: 'tier-overridden',
        params: { before: 'unrated', after: 'A', reason: '样板工程', expiresOn: '2027-03-31' },
      },
    ]);
  });

  it('lists the imports that touched the account, until they are undone', async () => {
    const as = app.as(company.admin);
    const accounts = await importFileAs(app, company.admin, {
      mapping: { kind: 'accounts', source: 'crm', columns: { code: 'code', name: 'name' } },
      body: 'code,name\nT1,乙公司\nT2,丙公司\n',
      fileName: '客户.csv',
    });
    assert.equal(accounts.state, 'done');
    app.clock.advance(60_000);
    const orders = await importFileAs(app, company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns: { orderNo: 'no', account: 'account', product: 'item', orderedOn: 'day', quantity: 'qty', net: 'net' },
        currency: 'CNY',
        decimal: '.',
        createMissing: { products: true },
      },
      body: 'no,account,item,day,qty,net\n1,T1,P1,2026-09-01,1,100\n2,T1,P1,2026-09-02,1,50\n',
      fileName: '订单.csv',
    });
    const { id } = await as(ops.find, { key: 'T1' });
    const importsOf = async () =>
      (await as(accountImports, { id })).imports.map(({ fileName, kind, rows }) => ({ fileName, kind, rows }));
    assert.deepEqual(await importsOf(), [
      { fileName: '订单.csv', kind: 'orders', rows: 2 },
      { fileName: '客户.csv', kind: 'accounts', rows: 1 },
    ]);
    await as(ledgerContract.operations.undoImport, { id: orders.id });
    await app.runJobs();
    assert.deepEqual(await importsOf(), [{ fileName: '客户.csv', kind: 'accounts', rows: 1 }]);
    const kam = await app.person(company, 'kam');
    await assert.rejects(
      app.as(kam)(accountImports, { id }),
      (error) => isAppError(error) && error.code === 'ledger.account-not-found',
    );
  });
});
