import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { warningsContract } from '#areas/warnings/contract';
import { isAppError } from '#kernel/app-error';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { workflowsContract } from '#workflows/contract';

const ops = accountsContract.operations;
const identification = identificationContract.operations;
const ledger = ledgerContract.operations;
const warnings = warningsContract.operations;
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
        'warning',
        'payment_promise',
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

  it('moves warnings and promises to pay, tells of each thing once, and puts them back', async () => {
    const as = app.as(company.admin);
    const director = app.as(await app.person(company, 'director'));
    const [survivorId, goneId] = [idOf('甲公司'), idOf('甲公司上海分厂')];
    const told = [
      [survivorId, 'credit', 900],
      [goneId, 'credit', 500],
      [goneId, 'lapse', 300],
    ] as const;
    await app.database.withOrg(company.id, async (db) => {
      for (const [accountId, kind, stake] of told)
        await sql`
          insert into warning (org_id, id, account_id, kind, state, mark, evidence, stake_minor, urgency, weight, since, step, opened_at, refreshed_at)
          values (${company.id}, gen_random_uuid(), ${accountId}::uuid, ${kind}, 'new', 'x', '{"open":{},"margin":{},"cost":{}}', ${stake}, 1, ${stake},
            '2026-10-01', 'call-buyer', now(), now())`.execute(db);
    });
    await director(warnings.addPromise, { accountId: goneId, dueOn: '2026-12-01', amount: '100' });
    const openAt = async (accountId: string): Promise<readonly string[]> =>
      (await as(warnings.list, { accountId, limit: 50 })).rows.map(({ kind, stake }) => `${kind} ${stake?.minor}`);

    const before = await textOf();
    const made = await as(merge, { survivorId, mergedIds: [goneId] });
    assert.deepEqual(await openAt(survivorId), ['credit 900', 'lapse 300']);
    assert.equal((await as(warnings.credit, { accountId: survivorId })).credit.promises.length, 1);
    await as(undoMerge, { id: made.id });
    assert.equal(await textOf(), before);
    assert.deepEqual(await openAt(goneId), ['credit 500', 'lapse 300']);
    const [again] = (await as(warnings.list, { accountId: goneId, kind: 'credit', limit: 50 })).rows;
    const { history } = await as(warnings.get, { id: again?.id ?? '' });
    assert.deepEqual(history.map(({ act }) => act).toSorted(), ['merged', 'unmerged']);
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

describe('merge of accounts and imports', () => {
  let app: TestApp;
  let company: TestCompany;
  const mapping = {
    kind: 'orders',
    source: 'erp',
    columns,
    currency: 'CNY',
    decimal: '.',
    createMissing: { products: true },
  } as const;
  const names = Array.from({ length: 60 }, (_, n) => `并行客户${n}`);
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? '';

  before(async () => {
    app = await testApp();
    company = await app.company('并行');
    for (const name of names) ids.set(name, (await app.as(company.admin)(ops.create, { name })).id);
  });
  after(async () => await app.close());

  const linesOf = async (id: string): Promise<number> =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ lines: number }>`
        select count(*)::integer as lines from order_line where org_id = ${company.id} and account_id = ${id}::uuid`.execute(
        db,
      );
      return rows[0]?.lines ?? 0;
    });
  const linesFor = (from: string, count: number): string =>
    `no,line,account,item,day,qty,net,cost\n${Array.from(
      { length: count },
      (_, n) =>
        `${from}${n},1,${names[n % names.length]},P${n % 7},2026-09-${String((n % 28) + 1).padStart(2, '0')},1,100,70`,
    ).join('\n')}\n`;

  it('refuses to merge or to part accounts until a running import or undo has ended', async () => {
    const as = app.as(company.admin);
    const [survivorId, goneId] = [idOf('并行客户1'), idOf('并行客户2')];
    const parted = await as(merge, { survivorId: idOf('并行客户3'), mergedIds: [idOf('并行客户4')] });
    const answer = await app.upload(
      ledger.importFile,
      { kind: 'orders', map: mapping, fileName: '九月.csv' },
      { as: company.admin, body: linesFor('A', 6_000) },
    );
    const { id } = z.object({ id: z.string() }).parse(answer);
    const sentences = new Set<string>();
    const working = new Set(['staging', 'applying', 'undoing']);
    /** Tries to merge and to part until the job is over; answers in which states of the batch it was refused. */
    const tryMeanwhile = async (end: 'done' | 'undone'): Promise<Set<string>> => {
      const refusedIn = new Set<string>();
      let isOver = false;
      const jobs = app.runJobs().then(() => {
        isOver = true;
      });
      for (;;) {
        const { state } = await as(ledger.getImport, { id });
        if (isOver || state === end) break;
        if (!working.has(state)) continue;
        const tries = [as(merge, { survivorId, mergedIds: [goneId] }), as(undoMerge, { id: parted.id })];
        for (const outcome of await Promise.allSettled(tries)) {
          const { state: later } = await as(ledger.getImport, { id });
          if (outcome.status === 'fulfilled') assert.equal(later, end);
          else if (isAppError(outcome.reason) && outcome.reason.code === 'workflows.merge-during-import') {
            refusedIn.add(state);
            sentences.add(String(outcome.reason.params['fileName']));
          }
        }
      }
      await jobs;
      return refusedIn;
    };
    // Which of the two states a busy machine lets us see is its own affair.
    const refusedIn = await tryMeanwhile('done');
    assert.ok(refusedIn.has('staging') || refusedIn.has('applying'));
    assert.equal((await as(ledger.getImport, { id })).state, 'done');
    await as(ledger.undoImport, { id });
    assert.ok((await tryMeanwhile('undone')).has('undoing'));
    assert.deepEqual([...sentences], ['九月.csv']);
  });

  it('books what was uploaded before a merge to the account that stands', async () => {
    const as = app.as(company.admin);
    const [survivorId, goneId] = [idOf('并行客户10'), idOf('并行客户11')];
    const answer = await app.upload(
      ledger.uploadImport,
      { kind: 'orders', source: mapping.source, fileName: '十月.csv' },
      { as: company.admin, body: linesFor('B', 120) },
    );
    const { id } = ledger.uploadImport.output.parse(answer).import;
    await as(merge, { survivorId, mergedIds: [goneId] });
    await as(ledger.startImport, { id, mapping });
    await app.runJobs();
    assert.equal((await as(ledger.getImport, { id })).counts.rejected, 0);
    assert.deepEqual([await linesOf(survivorId), await linesOf(goneId)], [4, 0]);
  });

  it('refuses the row of an account file whose account was merged away', async () => {
    const as = app.as(company.admin);
    const [survivorId, goneId] = [idOf('并行客户20'), idOf('并行客户21')];
    const { code } = await as(ops.get, { id: goneId });
    await as(merge, { survivorId, mergedIds: [goneId] });
    const { state, counts, report } = await importFileAs(app, company.admin, {
      mapping: { kind: 'accounts', source: 'crm', columns: { code: 'code', name: 'name' } },
      body: `code,name\n${code},换了名字\nNEW-1,来客户\n`,
    });
    assert.equal(state, 'done');
    assert.deepEqual([counts.rejected, counts.inserted, counts.updated], [1, 1, 0]);
    assert.deepEqual(report?.refusalsByReason, { 'account-merged': 1 });
    assert.deepEqual(
      report?.firstRefusals.map(({ line, reasons }) => [line, reasons.map(({ text }) => text)]),
      [
        [
          2,
          [
            `Row 2: the account with “Code” “${code}” was merged into “并行客户20”; the row is not booked. Change “并行客户20”, or undo the merge first.`,
          ],
        ],
      ],
    );
    assert.equal((await as(ops.find, { key: '并行客户21' })).id, survivorId);
  });
});
