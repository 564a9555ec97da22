import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '#db/open';
import { defaultPolicy } from '#domain/identification';
import { diskFileStore } from '#platform/files';
import { openPress } from '#platform/pdf';
import { newIdAt } from '#platform/id';
import { withBook } from '../src/areas/identification/compute/measured-books.ts';
import { runIdentification } from '../src/areas/identification/jobs/run-job.ts';
import { identificationPolicies } from '../src/areas/identification/store/policies.ts';
import { addRun } from '../src/areas/identification/store/runs.ts';
import type { Actor, Context, JobContext } from '#platform/operations';
import { bookCurrency, bookEnd, bookOrg, generateBook } from './generate-book.ts';

/**
 * A complete identification run (read, compute, store with explanations) and the ratio to a bare GROUP BY over the same
 * order lines, which stays comparable between machines. Embedded, or on the server of DATABASE_URL (an empty database).
 * Run: node bench/identification.ts [lines] [accounts]
 */
const [lines = 1_000_000, accounts = 10_000] = process.argv.slice(2).map(Number);
const url = process.env['DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'];
const directory = mkdtempSync(join(tmpdir(), 'mainstay-bench-'));
const kept = process.env['BENCH_DATA'];

const seconds = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly took: number; readonly cpu: number; readonly result: T }> => {
  const [start, cpuStart] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const cpu = process.cpuUsage(cpuStart);
  return { took: (performance.now() - start) / 1000, cpu: (cpu.user + cpu.system) / 1e6, result };
};
const line = (name: string, { took, cpu }: { readonly took: number; readonly cpu: number }, unit: number): void =>
  console.log(
    `${name.padEnd(44)} ${took.toFixed(2).padStart(8)} s ${cpu.toFixed(2).padStart(8)} s cpu ${(took / unit).toFixed(1).padStart(7)} × GROUP BY`,
  );

const database = await openDatabase(url === undefined ? { dataDir: kept ?? join(directory, 'data') } : { url });
try {
  const isFilled = await database.withOrg(
    bookOrg,
    async (db) => (await sql`select 1 from order_line where org_id = ${bookOrg} limit 1`.execute(db)).rows.length > 0,
  );
  if (!isFilled) {
    const made = await seconds(async () => await generateBook(database, { accounts, lines }));
    console.log(`book of ${lines} lines made in ${made.took.toFixed(1)} s (${database.kind})`);
  }
  const bare = async (): Promise<unknown> =>
    await database.withOrg(bookOrg, async (db) =>
      sql`select count(*) from (select account_id, month, sum(net_e4), sum(cost_e4), count(*) from order_line where org_id = ${bookOrg} group by 1, 2) as g`.execute(
        db,
      ),
    );
  await bare();
  const unit = await seconds(bare);
  line('bare GROUP BY account, month', unit, unit.took);

  const company = { id: bookOrg, name: 'bench', nameEn: null, currency: bookCurrency, timeZone: 'Asia/Shanghai' };
  const actor: Actor = {
    orgId: bookOrg,
    userId: '00000000-0000-7000-8000-000000000000',
    name: 'bench',
    roles: ['director'],
    fields: ['cost', 'margin'],
    via: 'job',
    scopeOf: () => 'all' as const,
    rights: {},
  };
  const now = new Date(`${bookEnd}T08:00:00Z`);
  const common = {
    actor,
    company,
    now,
    today: bookEnd,
    language: 'en',
    requestId: 'bench',
    newId: () => newIdAt(new Date()),
    files: diskFileStore(directory),
    print: openPress().print,
  } as const;
  const transact: JobContext['transact'] = async (step) =>
    await database.withOrg(bookOrg, async (db) => {
      const context: Context = { ...common, db, audit: async () => {}, enqueue: async () => '' };
      return await step(context);
    });
  for (const [round, name] of ['first run', 'second run'].entries()) {
    const runId = newIdAt(new Date());
    await transact(async ({ db }) => {
      const policy = await identificationPolicies.settled(db, { orgId: bookOrg, newId: common.newId, now });
      await addRun(db, {
        orgId: bookOrg,
        id: runId,
        asOf: bookEnd,
        policyId: policy.id,
        policyVersion: policy.version,
        state: 'running',
        reference: null,
        report: null,
        startedByName: 'bench',
        startedAt: new Date(now.getTime() + round),
        finishedAt: null,
      });
    });
    const phases = new Map<string, number>();
    let last = { phase: 'reading', at: performance.now() };
    let worstDelay = 0;
    const ticker = setInterval(
      ((before) => () => {
        const present = performance.now();
        worstDelay = Math.max(worstDelay, present - before - 20);
        before = present;
      })(performance.now()),
      20,
    );
    const mark = (phase: string): void => {
      phases.set(last.phase, (phases.get(last.phase) ?? 0) + performance.now() - last.at);
      last = { phase, at: performance.now() };
    };
    const job: JobContext = {
      ...common,
      transact,
      jobId: runId,
      baseUrl: '',
      send: async () => {},
      post: async () => ({ kind: 'failed', reason: 'unreachable' }),
      progress: async ({ phase }) => mark(phase),
      isCancelled: () => false,
      refreshStatistics: async () => {},
      reclaimSpace: async () => {},
      checkpoint: { value: null, save: async () => {} },
    };
    const run = await seconds(async () => await runIdentification(job, { runId, refreeze: true }));
    mark('end');
    clearInterval(ticker);
    line(name, run, unit.took);
    for (const [phase, ms] of phases) console.log(`  ${phase.padEnd(42)} ${(ms / 1000).toFixed(2).padStart(8)} s`);
    console.log(
      `  longest delay of the event loop ${Math.round(worstDelay)} ms, resident ${process.memoryUsage().rss >> 20} MB`,
    );
    const draft = { ...defaultPolicy, weights: { ...defaultPolicy.weights, contribution: 25, continuity: 30 } };
    const measure = async (): Promise<never> => {
      throw new Error('the run left no book');
    };
    const tried = await seconds(
      async () =>
        await withBook(
          { orgId: bookOrg, runId, measure },
          async (book) => await book.ask({ op: 'what-if', policy: draft }),
        ),
    );
    line('what-if on the measured book', tried, unit.took);
  }
} finally {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
}
