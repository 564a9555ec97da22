import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { identificationContract } from '#areas/identification/contract';
import { testApp } from '#tests/app';
import { sharedPlace } from '#tests/database';
import type { SharedPlace } from '#tests/database';
import { leasesRunOut } from '#tests/dead-holder';
import { importFileAs } from '#tests/ledger-import';

const { startRun, proposals: listProposals } = identificationContract.operations;
const script = join(import.meta.dirname, '..', 'support', 'dying-worker.ts');

/** More accounts than one slice of a run holds, with rhythms and sizes of their own. */
const book = (): string => {
  const rows = ['no,line,account,item,day,qty,net,cost'];
  for (let account = 0; account < 620; account += 1)
    for (let n = 0; n <= account % 7; n += 1) {
      const day = new Date(Date.UTC(2023, 0, 5 + account / 10 + n * (11 + (account % 53)))).toISOString().slice(0, 10);
      rows.push(
        `${account}-${n},1,K${account},P1,${day},1,${900 + ((account * 131) % 4_000)},${600 + (account % 400)}`,
      );
    }
  return `${rows.join('\n')}\n`;
};

/** Killed three times in one run: while results are stored, while it is made visible, and just after. */
describe('kill -9 during an identification run', () => {
  let killed: SharedPlace;
  let calm: SharedPlace;
  let runId = '';
  let jobId = '';
  let earlier = '';
  let expected: unknown;

  /** What lies there while nobody works on it. */
  const inspect = async <T>(look: (database: Database) => Promise<T>): Promise<T> => {
    const database = await killed.open();
    try {
      return await look(database);
    } finally {
      await database.close();
    }
  };
  const resultOf = async (database: Database) =>
    await database.withOrg(1, async (db) => {
      const { rows } = await sql<{ rows: number; digest: string }>`
        select count(*) as rows, md5(string_agg(a.code || r.rank || r.tier || r.score_micro || e.body, E'\n' order by a.code)) as digest
        from identification_run i
        join run_account r on r.org_id = i.org_id and r.run_id = i.id
        join run_explanation e on e.org_id = i.org_id and e.run_id = i.id and e.account_id = r.account_id and e.unit = r.unit
        join account a on a.org_id = i.org_id and a.id = r.account_id
        where i.org_id = 1 and i.as_of = '2024-09-30' and i.state = 'done'`.execute(db);
      const proposals = await sql<{ rows: number; codes: string }>`
        select count(*) as rows, md5(string_agg(a.code || p.tier_to, ',' order by a.code)) as codes
        from tier_proposal p join account a on a.org_id = p.org_id and a.id = p.account_id
        join identification_run i on i.org_id = p.org_id and i.id = p.run_id
        where p.org_id = 1 and p.state = 'open' and i.as_of = '2024-09-30'`.execute(db);
      return { results: rows[0], proposals: proposals.rows[0] };
    });
  /** Lets a process work that ends itself at the given point, and answers how it ended. */
  const workUntil = async (moment: 'before' | 'after', condition: string): Promise<string> => {
    await leasesRunOut(killed);
    const child = spawn(process.execPath, [script, killed.address, moment, condition], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await once(child, 'exit');
    return child.signalCode ?? String(child.exitCode);
  };
  /** Nothing of the broken run shows: lists stand on the run before, and its rows alone are there. */
  const showsTheRunBefore = async (): Promise<void> =>
    await inspect(async (database) => {
      const { rows } = await sql<{ state: string; job: string }>`
        select r.state, j.state as job from identification_run r, job j where r.id = ${runId} and j.id = ${jobId}`.execute(
        database.root,
      );
      assert.deepEqual(rows, [{ state: 'running', job: 'running' }]);
      const rated = await sql<{ runs: string[]; rows: number }>`
        select array_agg(distinct run_id) as runs, count(*) as rows from account_rating`.execute(database.root);
      assert.deepEqual(rated.rows, [{ runs: [earlier], rows: 620 }]);
      const app = await testApp({ database });
      const { rows: proposals } = await app.callAsOperator(listProposals, { limit: 100 });
      const ofRuns = await sql<{ runs: string[] }>`
          select array_agg(distinct run_id) as runs from tier_proposal
          where id = any(${proposals.map(({ id }) => id)}::uuid[])`.execute(database.root);
      assert.deepEqual(ofRuns.rows, [{ runs: [earlier] }]);
    });

  before(async () => {
    killed = await sharedPlace();
    const app = await testApp({ database: await killed.open() });
    const { admin } = await app.company();
    const { state } = await importFileAs(app, admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        decimal: '.',
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
        createMissing: { accounts: true, products: true },
      },
      body: book(),
    });
    assert.equal(state, 'done');
    ({ runId: earlier } = await app.callAsOperator(startRun, { asOf: '2024-08-31' }));
    await app.runJobs();
    await app.close();
    calm = await killed.copy();

    const undisturbed = await testApp({ database: await calm.open() });
    await undisturbed.callAsOperator(startRun, { asOf: '2024-09-30' });
    await undisturbed.runJobs();
    expected = await resultOf(undisturbed.database);
    await undisturbed.close();

    const asked = await testApp({ database: await killed.open() });
    ({ runId, jobId } = await asked.callAsOperator(startRun, { asOf: '2024-09-30' }));
    await asked.close();
  });
  after(async () => {
    await killed.remove();
    await calm.remove();
  });

  it('in the middle of its rows shows nothing of it', async () => {
    const stored = `(select count(*) > 500 from run_explanation where run_id = '${runId}')`;
    assert.equal(await workUntil('before', stored), 'SIGKILL');
    await showsTheRunBefore();
  });

  it('in the transaction that makes it visible shows nothing of it', async () => {
    const done = `(select state = 'done' from identification_run where id = '${runId}')`;
    assert.equal(await workUntil('before', done), 'SIGKILL');
    await showsTheRunBefore();
  });

  it('just after that leaves the finished run, and the job ends with its answer', async () => {
    const done = `(select state = 'done' from identification_run where id = '${runId}')`;
    assert.equal(await workUntil('after', done), 'SIGKILL');
    await inspect(async (database) => assert.deepEqual(await resultOf(database), expected));
    assert.equal(await workUntil('before', 'false'), '0');
    await inspect(async (database) => {
      assert.deepEqual(await resultOf(database), expected);
      const { rows } = await sql<{ state: string; attempts: number; answer: string; ends: number }>`
        select state, attempts, result ->> 'runId' as answer,
          (select count(*) from audit_event e where e.action = 'finish' and e.object_id = ${runId}) as ends
        from job where id = ${jobId}`.execute(database.root);
      assert.deepEqual(rows, [{ state: 'done', attempts: 4, answer: runId, ends: 1 }]);
    });
  });
});
