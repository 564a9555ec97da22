import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { isAppError } from '#kernel/app-error';
import { auditContract } from '#platform/audit/contract';
import { claimJob } from '#platform/jobs';
import { jobsContract } from '#platform/jobs/contract';
import { modules } from '#registry';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { countingContract, countingModule } from '#tests/counting-module';
import { workflowsContract } from '#workflows/contract';

const { start } = countingContract.operations;
const { list, get, cancel } = jobsContract.operations;
const refusedWith = (code: string) => (error: unknown) => isAppError(error) && error.code === code;

describe('jobs', () => {
  let app: TestApp;
  let company: TestCompany;
  let other: TestCompany;
  let kam: Person;

  before(async () => {
    app = await testApp({ modules: [...modules, countingModule] });
    company = await app.company('First');
    other = await app.company('Second');
    kam = await app.person(company, 'kam');
  });
  after(async () => await app.close());

  const isRunning = async (id: string): Promise<void> => {
    while ((await app.as(kam)(get, { id })).state !== 'running')
      await new Promise((resolve) => setTimeout(resolve, 10));
  };

  test('runs after the commit and keeps progress, result and audit', async () => {
    const { jobId } = await app.as(kam)(start, { upTo: 3 });
    await app.runJobs();
    const job = await app.as(kam)(get, { id: jobId });
    assert.equal(job.state, 'done');
    assert.deepEqual(job.result, { counted: 3, start: 0 });
    assert.deepEqual(job.progress, { done: 3, total: 3, phase: 'count' });
    const { rows } = await app.as(company.admin)(auditContract.operations.list, { action: 'count' });
    assert.deepEqual([...new Set(rows.map(({ via, actorId }) => `${via} ${actorId === kam.id}`))], ['job true']);
  });

  test('a refusal ends the job with its code, a bug with a request number only', async () => {
    const refused = await app.as(kam)(start, { upTo: 3, failAt: 2 });
    const broken = await app.as(kam)(start, { upTo: 3, failAt: 2, failWith: 'bug' });
    await app.runJobs();
    const [a, b] = [await app.as(kam)(get, { id: refused.jobId }), await app.as(kam)(get, { id: broken.jobId })];
    assert.deepEqual([a.state, a.error?.code], ['failed', 'counting.refused']);
    assert.deepEqual(
      [b.state, b.error?.code, Object.keys(b.error?.params ?? {})],
      ['failed', 'platform.unexpected', ['requestId']],
    );
  });

  test('a waiting job is cancelled at once, a finished one not any more', async () => {
    const { jobId } = await app.as(kam)(start, { upTo: 100_000, sliceMs: 5, exclusive: true });
    const second = await app.as(kam)(start, { upTo: 1, exclusive: true });
    const running = app.runJobs();
    await isRunning(jobId);
    const waiting = await app.as(kam)(get, { id: second.jobId });
    assert.equal(waiting.state, 'queued');
    assert.equal((await app.as(kam)(cancel, { id: second.jobId })).state, 'cancelled');
    assert.equal((await app.as(kam)(cancel, { id: jobId })).cancelAsked, true);
    await running;
    assert.equal((await app.as(kam)(get, { id: jobId })).state, 'cancelled');
    await assert.rejects(app.as(kam)(cancel, { id: jobId }), refusedWith('jobs.over'));
  });

  test('a person sees own jobs, the administrator all, another company none', async () => {
    const { jobId } = await app.as(kam)(start, { upTo: 1 });
    await app.runJobs();
    const colleague = await app.person(company, 'kam');
    await assert.rejects(app.as(colleague)(get, { id: jobId }), refusedWith('jobs.unknown'));
    assert.equal((await app.as(colleague)(list, {})).rows.length, 0);
    assert.equal((await app.as(company.admin)(get, { id: jobId })).id, jobId);
    await assert.rejects(app.as(other.admin)(get, { id: jobId }), refusedWith('jobs.unknown'));
    await assert.rejects(app.as(other.admin)(cancel, { id: jobId }), refusedWith('jobs.unknown'));
    await assert.rejects(app.call(get, { id: jobId }), refusedWith('platform.not-signed-in'));
    const member = await app.person(company, 'member');
    await assert.rejects(app.as(member)(list, {}), refusedWith('platform.forbidden'));
    await assert.rejects(app.as(kam)(get, { id: 'no id' }), refusedWith('platform.invalid-input'));
  });

  test('a job of a deactivated person does not run', async () => {
    const leaver = await app.person(company, 'kam');
    const blocker = await app.as(kam)(start, { upTo: 100_000, sliceMs: 5, exclusive: true });
    const running = app.runJobs();
    await isRunning(blocker.jobId);
    const { jobId } = await app.as(leaver)(start, { upTo: 1, exclusive: true });
    await app.as(company.admin)(workflowsContract.operations.deactivateUser, { id: leaver.id });
    await app.as(kam)(cancel, { id: blocker.jobId });
    await running;
    assert.equal((await app.as(company.admin)(get, { id: jobId })).error?.code, 'jobs.starter-gone');
  });

  test('the list pages newest first', async () => {
    const all = await app.as(company.admin)(list, { limit: 500 });
    const first = await app.as(company.admin)(list, { limit: 2 });
    const next = await app.as(company.admin)(list, {
      limit: 2,
      ...(first.nextCursor === undefined ? {} : { cursor: first.nextCursor }),
    });
    assert.deepEqual(
      [...first.rows, ...next.rows].map(({ id }) => id),
      all.rows.slice(0, 4).map(({ id }) => id),
    );
    assert.equal((await app.as(company.admin)(list, { open: true })).rows.length, 0);
  });

  test('whoever asks for work is given one job, whatever plan the database takes', async () => {
    const kinds = ['tests.one', 'tests.two'];
    const { root } = app.database;
    const claimedBy = async (plan: string): Promise<readonly string[]> =>
      await root.transaction().execute(async (db) => {
        for (const [n, key] of ['a', 'a', 'a', 'b', null, null].entries())
          await sql`insert into job (org_id, id, kind, payload, language, exclusive_key, created_by, created_by_name, created_at)
            values (${company.id}, ${randomUUID()}::uuid, ${kinds[n % 2]}, '{}', 'en', ${key}, ${kam.id}::uuid, 'somebody', now())`.execute(
            db,
          );
        await sql`select set_config(name, 'off', true) from unnest(string_to_array(${plan}, ' ')) as name`.execute(db);
        const told: string[] = [];
        for (let claims = 0; claims < 8; claims += 1) {
          const job = await claimJob(db, { holder: 'one', kinds, now: app.clock.now() });
          const { rows } = await sql<{ n: number }>`
            select count(*)::integer as n from job where state = 'running' and kind = any(${kinds}::text[])`.execute(
            db,
          );
          told.push(`${job === undefined ? 'none' : 'one'} ${rows[0]?.n}`);
        }
        await sql`delete from job where kind = any(${kinds}::text[])`.execute(db);
        return told;
      });
    const usual = ['one 1', 'one 2', 'one 3', 'one 4', 'none 4', 'none 4', 'none 4', 'none 4'];
    assert.deepEqual(await claimedBy(''), usual);
    assert.deepEqual(await claimedBy('enable_hashjoin enable_mergejoin enable_material enable_memoize'), usual);
    assert.deepEqual(
      await claimedBy(
        'enable_hashjoin enable_mergejoin enable_material enable_memoize enable_sort enable_hashagg enable_indexscan enable_bitmapscan',
      ),
      usual,
    );
  });
});
