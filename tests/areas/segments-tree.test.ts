import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { segmentsContract } from '#areas/segments/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { workflowsContract } from '#workflows/contract';

const accounts = accountsContract.operations;
const ops = segmentsContract.operations;
const { merge, undoMerge } = workflowsContract.operations;
const { undoImport } = ledgerContract.operations;

describe('a segment that asks about the group', () => {
  let app: TestApp;
  let company: TestCompany;
  let segment: string;
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? '';

  before(async () => {
    app = await testApp();
    company = await app.company('集团分群');
    const as = app.as(company.admin);
    for (const name of ['集团', '别的集团', '分公司', '孙公司', '重复'])
      ids.set(name, (await as(accounts.create, { name, code: name })).id);
    await moved('孙公司', '分公司');
    const rule = { field: 'group', op: 'any-of', value: [idOf('集团')] } as const;
    segment = (await as(ops.create, { name: '集团客户', rule: { match: 'all', rules: [rule] } })).id;
  });
  after(async () => await app.close());

  /** Members as they stand; what changed up to now lies further back then than any later look goes. */
  const members = async (): Promise<readonly string[]> => {
    await app.runJobs();
    const names = (await app.as(company.admin)(ops.members, { id: segment })).rows.map(({ account }) => account.name);
    await app.database.withOrg(company.id, async (db) => {
      await sql`update account set updated_at = updated_at - interval '1 hour' where org_id = ${company.id}`.execute(
        db,
      );
      await sql`update account_snap set changed_at = changed_at - interval '1 hour' where org_id = ${company.id}`.execute(
        db,
      );
    });
    return names.toSorted((a, b) => a.localeCompare(b, 'zh-CN'));
  };
  const moved = async (name: string, parent: string | null): Promise<void> => {
    const as = app.as(company.admin);
    const { version } = await as(accounts.get, { id: idOf(name) });
    await as(accounts.update, { id: idOf(name), version, parentId: parent === null ? null : idOf(parent) });
  };

  it('follows an account that moves, with all below it', async () => {
    assert.deepEqual(await members(), ['集团']);
    await moved('分公司', '集团');
    assert.deepEqual(await members(), ['分公司', '集团', '孙公司']);
    await moved('分公司', '别的集团');
    assert.deepEqual(await members(), ['集团']);
  });

  it('follows a merge that gives another parent, and its undo', async () => {
    const as = app.as(company.admin);
    await moved('重复', '集团');
    assert.deepEqual(
      await members(),
      ['重复', '集团'].toSorted((a, b) => a.localeCompare(b, 'zh-CN')),
    );
    const fields = { parentId: idOf('重复') };
    const made = await as(merge, { survivorId: idOf('分公司'), mergedIds: [idOf('重复')], fields });
    assert.deepEqual(await members(), ['分公司', '集团', '孙公司']);
    await as(undoMerge, { id: made.id });
    assert.deepEqual(
      await members(),
      ['重复', '集团'].toSorted((a, b) => a.localeCompare(b, 'zh-CN')),
    );
  });

  it('follows the head of the group into another account, and back', async () => {
    await moved('重复', null);
    await moved('分公司', '集团');
    assert.deepEqual(await members(), ['分公司', '集团', '孙公司']);
    const made = await app.as(company.admin)(merge, {
      survivorId: idOf('别的集团'),
      mergedIds: [idOf('集团')],
      fields: {},
    });
    assert.deepEqual(await members(), ['别的集团', '分公司', '孙公司']);
    await app.as(company.admin)(undoMerge, { id: made.id });
    assert.deepEqual(await members(), ['分公司', '集团', '孙公司']);
    await moved('分公司', null);
  });

  it('follows a file that sets parents, and its undo', async () => {
    assert.deepEqual(await members(), ['集团']);
    const { id } = await importFileAs(app, company.admin, {
      mapping: { kind: 'accounts', source: 'erp', columns: { code: 'code', name: 'name', parentCode: 'parent' } },
      body: 'code,name,parent\n分公司,分公司,集团\n',
    });
    assert.deepEqual(await members(), ['分公司', '集团', '孙公司']);
    await app.as(company.admin)(undoImport, { id });
    await app.runJobs();
    assert.deepEqual(await members(), ['集团']);
  });
});
