import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { addDays } from '#kernel/day';
import { todayOf } from '#kernel/today';
import { startWorker } from '#platform/worker';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { factDifferences } from '#tests/ledger-text';
import { workflowsContract } from '#workflows/contract';

const accounts = accountsContract.operations;
const { startRun, addStatement } = identificationContract.operations;
const { overrideTier } = workflowsContract.operations;
const hour = 3_600_000;

const orders = `no,line,account,item,day,qty,net,cost
1,1,K1,P1,2025-11-10,1,900,500
2,1,K1,P1,2026-10-05,1,100,70
3,1,K1,P1,2026-11-20,1,50,40
4,1,K2,P1,2026-11-02,2,80,60
`;
const bills = `no,account,day,due,amount
1,K1,2026-10-20,2026-11-21,113.00
`;

/** The clock starts on Saturday, 21 November 2026, nine in the morning in Shanghai. */
describe('the day of a company', () => {
  let app: TestApp;
  let company: TestCompany;
  let manager: Person;
  let director: Person;
  const ids = new Map<string, string>();
  const idOf = (code: string): string => ids.get(code) ?? '';

  before(async () => {
    app = await testApp();
    company = await app.company();
    manager = await app.person(company, 'kam');
    director = await app.person(company, 'director');
    const common = { source: 'erp', decimal: '.', createMissing: { accounts: true, products: true } } as const;
    await importFileAs(app, company.admin, {
      mapping: {
        ...common,
        kind: 'orders',
        columns: {
          orderNo: 'no',
          lineNo: 'line',
          account: 'account',
          product: 'item',
          orderedOn: 'day',
          quantity: 'qty',
          net: 'net',
          cost: 'cost',
        },
      },
      body: orders,
    });
    await importFileAs(app, company.admin, {
      mapping: {
        ...common,
        kind: 'invoices',
        columns: { invoiceNo: 'no', account: 'account', issuedOn: 'day', dueOn: 'due', amount: 'amount' },
      },
      body: bills,
    });
    const as = app.as(company.admin);
    for (const code of ['K1', 'K2']) ids.set(code, (await as(accounts.find, { key: code })).id);
    const { version } = await as(accounts.get, { id: idOf('K1') });
    await as(accounts.update, { id: idOf('K1'), version, ownerId: manager.id });
    await as(startRun, { asOf: '2026-11-20' });
    await app.runJobs();
  });
  after(async () => await app.close());

  const wait = async (hours: number): Promise<void> => {
    app.clock.advance(hours * hour);
    await app.runJobs();
    company = { ...company, admin: await app.again(company.admin) };
    manager = await app.again(manager);
    director = await app.again(director);
  };
  const rowsOf = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
    await app.database.withOrg(company.id, async (db) => (await query.execute(db)).rows);
  const rounds = async (): Promise<readonly string[]> =>
    (
      await rowsOf(
        sql<{ round: string }>`select kind || ' ' || (payload ->> 'day') || ' ' || state as round from job
          where payload ? 'day' order by created_at, kind collate "C"`,
      )
    ).map(({ round }) => round);
  const snapOf = async (code: string) =>
    (
      await rowsOf(
        sql<{ asOf: string; net: number; overdue: number }>`
          select as_of, net_12_e4 / 10000 as net, overdue_minor as overdue from account_snap where account_id = ${idOf(code)}::uuid`,
      )
    )[0];
  const tasksOf = async (person: Person): Promise<readonly string[]> =>
    (await app.as(person)(accounts.listTasks, {})).rows.map(({ kind }) => kind);

  it('begins at its own midnight and moves what is overdue with it', async () => {
    assert.deepEqual(await snapOf('K1'), { asOf: '2026-11-21', net: 150, overdue: 0 });
    await wait(14.5);
    assert.deepEqual(await rounds(), []);
    await wait(1);
    assert.deepEqual(await rounds(), [
      'accounts.sweepFiles 2026-11-22 done',
      'ledger.moveWindow 2026-11-22 done',
      'warnings.run 2026-11-22 done',
      'workflows.expire 2026-11-22 done',
      'workflows.tidy 2026-11-22 done',
    ]);
    assert.deepEqual(await snapOf('K1'), { asOf: '2026-11-22', net: 150, overdue: 11_300 });
    const facts = { orgId: company.id, currency: 'CNY', today: '2026-11-22' };
    assert.deepEqual(await factDifferences(app.database, facts), []);
  });

  it('is started once, however many processes look', async () => {
    const others = await Promise.all([startWorker(app.runtime), startWorker(app.runtime)]);
    app.clock.advance(hour);
    for (const other of others) other.wake();
    for (const other of others) await other.idle();
    await app.runJobs();
    for (const other of others) await other.stop();
    assert.equal((await rounds()).length, 5);
  });

  it('ends overrides that have run out: the proposal counts again, with history and a task', async () => {
    const asDirector = app.as(director);
    for (const code of ['K1', 'K2'])
      await asDirector(overrideTier, {
        accountId: idOf(code),
        tier: 'A',
        reason: '战略合作谈判中',
        expiresOn: '2026-11-25',
      });
    await wait(3 * 24);
    assert.deepEqual(await tasksOf(manager), ['tier-ends'], 'told ahead, so that it can be renewed');
    assert.equal(
      (await app.as(company.admin)(accounts.get, { id: idOf('K1') })).tier,
      'A',
      'its last day still counts',
    );
    await wait(24);
    const standing = await app.as(company.admin)(accounts.get, { id: idOf('K1') });
    const [proposed] = await rowsOf(
      sql<{ tier: string }>`select tier from account_rating where account_id = ${idOf('K1')}::uuid`,
    );
    assert.equal(standing.tier ?? 'unrated', proposed?.tier);
    assert.equal(standing.tierExpires, null);
    const history = await rowsOf(
      sql<{ before: string; source: string; by: string | null }>`
        select before, source, decided_by as by from account_standing
        where account_id = ${idOf('K1')}::uuid order by decided_at desc limit 1`,
    );
    assert.deepEqual(history, [{ before: 'A', source: 'expiry', by: null }]);
    assert.deepEqual(await tasksOf(manager), ['tier-expired']);
    assert.ok((await tasksOf(director)).includes('tier-expired'), 'K2 has no manager');
    await wait(24);
    assert.deepEqual(await tasksOf(manager), ['tier-expired']);
  });

  it('tells the manager once that evidence has run out', async () => {
    await app.as(manager)(addStatement, {
      accountId: idOf('K1'),
      kind: 'product-different',
      value: 1,
      source: '走访',
      statedOn: '2026-11-01',
      expiresOn: '2026-11-28',
    });
    await wait(24);
    assert.deepEqual((await tasksOf(manager)).toSorted(), ['statement-ends', 'tier-expired']);
    for (let day = 0; day < 2; day += 1) {
      await wait(24);
    }
    assert.deepEqual((await tasksOf(manager)).toSorted(), ['statement-expired', 'tier-expired']);
  });

  it('leaves the figures at the end of the last month with facts when the month has turned', async () => {
    await wait(2 * 24);
    assert.deepEqual(await snapOf('K1'), { asOf: '2026-11-30', net: 150, overdue: 11_300 });
    const facts = { orgId: company.id, currency: 'CNY', today: '2026-12-01' };
    assert.deepEqual(await factDifferences(app.database, facts), []);
  });

  it('forgets jobs that ended a month ago, save the last of a kind and those of imports', async () => {
    const jobs = async () =>
      await rowsOf(sql<{ id: string; kind: string }>`select id, kind from job order by created_at, id`);
    const old = await jobs();
    const imported = await rowsOf(sql<{ jobId: string }>`select job_id as "jobId" from import_batch order by 1`);
    assert.ok(imported.length >= 2);
    await wait(31 * 24);
    const ofOld = new Set(old.map(({ id }) => id));
    const left = (await jobs()).filter(({ id }) => ofOld.has(id));
    assert.deepEqual(
      left
        .filter(({ kind }) => kind === 'ledger.import')
        .map(({ id }) => id)
        .toSorted(),
      imported.map(({ jobId }) => jobId),
    );
    assert.equal(left.filter(({ kind }) => kind === 'identification.run').length, 1, 'the last of its kind');
    assert.ok(left.filter(({ kind }) => kind === 'workflows.expire').length <= 1);
    assert.ok(left.length < old.length);
  });

  it('lets go of the task of an override that is renewed, and tells of the new end', async () => {
    const day = (ahead: number): string => addDays(todayOf(app.clock.now(), 'Asia/Shanghai'), ahead);
    const override = async (tier: 'A' | 'S', expiresOn: string) =>
      await app.as(director)(overrideTier, { accountId: idOf('K1'), tier, reason: '续期', expiresOn });
    const told = async () =>
      (await app.as(manager)(accounts.listTasks, {})).rows.flatMap(({ kind, dueOn }) =>
        kind.startsWith('tier-') ? [`${kind} ${dueOn}`] : [],
      );
    manager = await app.again(manager);
    director = await app.again(director);
    const [first, renewed] = [day(5), day(200)];
    await override('A', first);
    assert.deepEqual(await told(), [], 'the override that ended has been decided on');
    await wait(24);
    assert.deepEqual(await told(), [`tier-ends ${first}`]);
    await override('S', renewed);
    assert.deepEqual(await told(), []);
    await wait(24);
    assert.deepEqual(await told(), []);
  });
  it('lifts nobody when an override runs out that held a tier down', async () => {
    const [found] = await rowsOf(
      sql<{ tier: string }>`select tier from account_rating where account_id = ${idOf('K1')}::uuid`,
    );
    assert.ok(found !== undefined && found.tier !== 'unrated' && found.tier !== 'C', found?.tier);
    const expiresOn = addDays(todayOf(app.clock.now(), 'Asia/Shanghai'), 2);
    await app.as(director)(overrideTier, { accountId: idOf('K1'), tier: 'C', reason: '观察', expiresOn });
    await wait(4 * 24);
    const { tier, tierExpires } = await app.as(await app.again(company.admin))(accounts.get, { id: idOf('K1') });
    assert.deepEqual([tier, tierExpires], ['C', null]);
  });
});
