import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { isAppError } from '#kernel/app-error';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { workflowsContract } from '#workflows/contract';

const ops = accountsContract.operations;
const identification = identificationContract.operations;
const { merge, undoMerge } = workflowsContract.operations;

const refuses = async (code: string, run: Promise<unknown>): Promise<void> =>
  await assert.rejects(run, (error: unknown) => isAppError(error) && error.code === code);

const columns = {
  orderNo: 'no',
  lineNo: 'line',
  account: 'account',
  product: 'item',
  orderedOn: 'day',
  quantity: 'qty',
  net: 'net',
  cost: 'cost',
};
const orders = `no,line,account,item,day,qty,net,cost
1,1,甲公司,P1,2026-09-01,1,100,70
2,1,甲公司上海分厂,P1,2026-09-03,1,50,40
3,1,甲公司上海分厂,P1,2026-10-03,2,80,60
`;

describe('merge of accounts', () => {
  let app: TestApp;
  let company: TestCompany;
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? '';

  before(async () => {
    app = await testApp();
    company = await app.company('合并');
    const as = app.as(company.admin);
    for (const name of ['甲公司', '甲公司上海分厂', '甲公司仓库']) ids.set(name, (await as(ops.create, { name })).id);
    await as(ops.update, { id: idOf('甲公司仓库'), version: 2, parentId: idOf('甲公司上海分厂') }).catch(async () => {
      const { version } = await as(ops.get, { id: idOf('甲公司仓库') });
      await as(ops.update, { id: idOf('甲公司仓库'), version, parentId: idOf('甲公司上海分厂') });
    });
    const { version } = await as(ops.get, { id: idOf('甲公司上海分厂') });
    await as(ops.update, { id: idOf('甲公司上海分厂'), version, region: '上海' });
    await as(ops.addNote, { id: idOf('甲公司上海分厂'), body: '周三到货' });
    const { state } = await importFileAs(app, company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns,
        currency: 'CNY',
        decimal: '.',
        createMissing: { products: true },
      },
      body: orders,
    });
    assert.equal(state, 'done');
  });
  after(async () => await app.close());

  /** Everything that a merge touches, without versions and times. */
  const textOf = async (): Promise<string> =>
    await app.database.withOrg(company.id, async (db) => {
      const parts: string[] = [];
      for (const table of [
        'account',
        'account_key',
        'account_ancestor',
        'note',
        'order_line',
        'account_month',
        'fact_month',
        'org_month',
        'account_snap',
        'credit_limit',
        'account_statement',
        'ladder_answer',
        'buying_group',
      ]) {
        const { rows } = await sql<{ text: string | null }>`
          select string_agg((to_jsonb(r) - 'version' - 'updated_at' - 'changed_at')::text, E'\n'
            order by (to_jsonb(r) - 'version' - 'updated_at' - 'changed_at')::text collate "C") as text
          from ${sql.table(table)} r where org_id = ${company.id}`.execute(db);
        parts.push(`${table}\n${rows[0]?.text ?? ''}`);
      }
      return parts.join('\n\n');
    });

  it('gives the survivor rows, facts, names, notes and children, and puts everything back', async () => {
    const as = app.as(company.admin);
    const before = await textOf();
    const [survivorId, goneId] = [idOf('甲公司'), idOf('甲公司上海分厂')];
    await refuses('workflows.merge-self', as(merge, { survivorId, mergedIds: [survivorId] }));
    const made = await as(merge, { survivorId, mergedIds: [goneId], fields: { region: goneId } });
    const facts = await app.database.withOrg(
      company.id,
      async (db) =>
        (
          await sql<{ account: string; net: string }>`
        select account_id as account, sum(net_e4)::text as net from account_month where org_id = ${company.id} group by 1`.execute(
            db,
          )
        ).rows,
    );
    assert.deepEqual(facts, [{ account: survivorId, net: '2300000' }]);
    const survivor = await as(ops.get, { id: survivorId });
    assert.equal(survivor.region, '上海');
    assert.ok(survivor.otherNames.includes('甲公司上海分厂'));
    assert.equal((await as(ops.find, { key: '甲公司上海分厂' })).id, survivorId);
    assert.equal((await as(ops.listNotes, { id: survivorId })).notes.length, 1);
    assert.deepEqual(
      (await as(ops.tree, { id: survivorId })).children.map(({ id }) => id),
      [idOf('甲公司仓库')],
    );
    await refuses('accounts.not-found', as(merge, { survivorId, mergedIds: [goneId] }));
    const undone = await as(undoMerge, { id: made.id });
    assert.notEqual(undone.undoneAt, null);
    assert.equal(await textOf(), before);
    await refuses('workflows.merge-undone', as(undoMerge, { id: made.id }));
  });

  it('undoes the later of two merges first', async () => {
    const as = app.as(company.admin);
    const before = await textOf();
    const [top, middle, low] = [idOf('甲公司'), idOf('甲公司上海分厂'), idOf('甲公司仓库')];
    const first = await as(merge, { survivorId: low, mergedIds: [middle] });
    const second = await as(merge, { survivorId: top, mergedIds: [low] });
    await refuses('workflows.merge-covered', as(undoMerge, { id: first.id }));
    await as(undoMerge, { id: second.id });
    await as(undoMerge, { id: first.id });
    assert.equal(await textOf(), before);
  });

  it('moves end accounts, credit limits and what persons state, and puts them back', async () => {
    const as = app.as(company.admin);
    const [survivorId, goneId] = [idOf('甲公司'), idOf('甲公司上海分厂')];
    const dealer = await as(ops.create, { name: '乙经销商' });
    const codes = new Map<string, string>();
    for (const [name, id] of ids) codes.set(name, (await as(ops.get, { id })).code);
    const limits = `code,name,limit\n${codes.get('甲公司上海分厂')},甲公司上海分厂,50000\n${codes.get('甲公司')},甲公司,90000\n`;
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'accounts',
        source: 'erp',
        columns: { code: 'code', name: 'name', creditLimit: 'limit' },
        decimal: '.',
      },
      body: limits,
    });
    const { state } = await importFileAs(app, company.admin, {
      mapping: { kind: 'orders', source: 'dealer', columns: { ...columns, endAccount: 'end' }, decimal: '.' },
      body: 'no,line,account,item,day,qty,net,cost,end\n9,1,乙经销商,P1,2026-10-05,1,100,70,甲公司上海分厂\n',
    });
    assert.equal(state, 'done');
    const stated = { kind: 'product-different', value: 1, source: '走访', statedOn: '2026-10-01' } as const;
    await as(identification.addStatement, { accountId: goneId, ...stated });
    await as(identification.answerLadder, { accountId: goneId, step: 'fit', value: 3 });
    await as(identification.answerLadder, { accountId: goneId, step: 'access', value: 1 });
    await as(identification.answerLadder, { accountId: survivorId, step: 'access', value: 2 });

    const before = await textOf();
    const made = await as(merge, { survivorId, mergedIds: [goneId] });
    const rows = await app.database.withOrg(company.id, async (db) => {
      const { rows: found } = await sql<{ end: string; limits: string[]; answers: string[]; gone: number }>`
        select (select end_account_id from order_line where account_id = ${dealer.id}::uuid) as end,
          array(select account_id || ' ' || limit_minor from credit_limit) as limits,
          array(select account_id || ' ' || step || ' ' || value from ladder_answer order by step) as answers,
          (select count(*) from account_statement where account_id = ${goneId}::uuid) as gone`.execute(db);
      return found;
    });
    assert.deepEqual(rows, [
      {
        end: survivorId,
        limits: [`${survivorId} 9000000`],
        answers: [`${survivorId} access 2`, `${survivorId} fit 3`],
        gone: 0,
      },
    ]);
    await as(undoMerge, { id: made.id });
    assert.equal(await textOf(), before);

    const other = await as(merge, { survivorId, mergedIds: [goneId], fields: { creditLimit: goneId } });
    const { rows: chosen } = await sql<{ account: string; limit: number }>`
      select account_id as account, limit_minor as limit from credit_limit where org_id = ${company.id}`.execute(
      app.database.root,
    );
    assert.deepEqual(chosen, [{ account: survivorId, limit: 5_000_000 }]);
    await as(undoMerge, { id: other.id });
    assert.equal(await textOf(), before);
  });

  it('joins persons with their roles, and parts them again', async () => {
    const as = app.as(company.admin);
    const accountId = idOf('甲公司');
    const [a, b] = [
      await as(ops.createPerson, { surname: '李', givenName: '明', accountId }),
      await as(ops.createPerson, {
        surname: '李',
        givenName: '明明',
        mobile: '13800000000',
        accountId: idOf('甲公司仓库'),
      }),
    ];
    const made = await as(merge, { object: 'person', survivorId: a.id, mergedIds: [b.id], fields: { mobile: b.id } });
    const joined = await as(ops.getPerson, { id: a.id });
    assert.equal(joined.roles.length, 2);
    assert.equal(joined.mobile, '13800000000');
    await as(undoMerge, { id: made.id });
    const parted = await as(ops.getPerson, { id: a.id });
    assert.equal(parted.roles.length, 1);
    assert.equal(parted.mobile, null);
  });
});
