/**
 * The bridge of a whole company: how long the worker adds it up, and how long the page then waits. Budget at 100,000
 * accounts with 36 months of orders (10 million lines) on PostgreSQL: page p95 under 500 ms, whole or one group.
 * Run: DATABASE_URL=… node bench/company-bridge.ts [lines] [accounts]; the book stays in the database.
 */
import { loadavg } from 'node:os';
import { sql } from 'kysely';
import { openDatabase } from '#db/open';
import { newIdAt } from '#platform/id';
import { dispatch, personActor } from '#platform/runtime';
import { periodEnding } from '../src/areas/warnings/operations/account-bridge.ts';
import { readCompanyBridge } from '../src/areas/warnings/operations/read-company-bridge.ts';
import { findCompanyBridge, keepCompanyBridges } from '../src/areas/warnings/store/company-bridges.ts';
import type { BridgedPeriods } from '../src/areas/warnings/store/company-bridges.ts';
import { bookRuntime } from './book-runtime.ts';
import { bookCurrency, bookOrg, generateBook } from './generate-book.ts';

const [lines = 10_000_000, accounts = 100_000] = process.argv.slice(2, 4).map(Number);
const url = process.env['DATABASE_URL'];
if (url === undefined) throw new Error('DATABASE_URL names the database that keeps the book');
const database = await openDatabase({ url });
const now = new Date('2026-11-21T01:00:00Z');
const company = { id: bookOrg, name: 'bench', nameEn: null, currency: bookCurrency, timeZone: 'Asia/Shanghai' };

const seconds = (start: number): string => ((performance.now() - start) / 1000).toFixed(1);
const load = (): string => `load ${(loadavg()[0] ?? 0).toFixed(1)}`;

const hasBook = await database.withOrg(bookOrg, async (db) => {
  const { rows } = await sql`select 1 from order_line where org_id = ${bookOrg} limit 1`.execute(db);
  return rows.length > 0;
});
if (!hasBook) {
  const start = performance.now();
  await generateBook(database, { accounts, lines });
  console.log(`book of ${lines} lines made in ${seconds(start)} s`);
}

const runtime = bookRuntime(database, now);
const director = { userId: '00000007-0000-7000-8000-000000000001', name: 'director', roles: ['director' as const] };
const actor = personActor(runtime.rights, director, { orgId: bookOrg, via: 'web' });

const ask = async (input: object): Promise<void> => {
  const bound = runtime.operations.get('warnings.companyBridge');
  if (bound === undefined) throw new Error('no such operation');
  const caller = {
    actor,
    company,
    language: 'zh-CN' as const,
    requestId: 'bench',
    client: { ip: null, userAgent: null },
    sessionId: null,
  };
  await dispatch(runtime, bound, { input, caller });
};

/** Adds the bridge up as the worker does, and keeps it. */
const addUp = async (asked: BridgedPeriods): Promise<void> => {
  const { month, against, months } = asked;
  const periods = { before: periodEnding(against, months), after: periodEnding(month, months) };
  const start = performance.now();
  const used = process.cpuUsage();
  const cuts = await readCompanyBridge(
    { company, now, newId: () => newIdAt(now) },
    {
      periods,
      within: () => sql<boolean>`true`,
      transact: async (step) => await database.withOrg(bookOrg, step),
    },
  );
  await database.withOrg(bookOrg, async (db) => {
    await keepCompanyBridges(db, { orgId: bookOrg, ...asked, now }, cuts ?? []);
  });
  const own = (process.cpuUsage(used).user / 1e6).toFixed(1);
  const of = cuts?.find(({ by }) => by === 'company')?.body.accounts ?? 0;
  console.log(
    `added up by the worker in ${seconds(start)} s, ${own} s of its processor, ${of} accounts, ${cuts?.length} groups, ${load()}`,
  );
};

const timed = async (title: string, inputs: readonly object[]): Promise<void> => {
  const times: number[] = [];
  for (const input of [...inputs.slice(0, 3), ...inputs]) {
    const start = performance.now();
    await ask(input);
    times.push(performance.now() - start);
  }
  const sorted = times.slice(3).toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0).padStart(5);
  console.log(`${title.padEnd(34)} p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)} ms  budget 500 ms, ${load()}`);
};

const tiersOf = ['S', 'A', 'B', ''] as const;
try {
  const asked = { month: '2026-10', against: '2025-10', months: 1 };
  const isKept = await database.withOrg(bookOrg, async (db) => {
    const whole = { by: 'company' as const, key: '' };
    return (await findCompanyBridge(db, { orgId: bookOrg, ...asked }, whole)) !== null;
  });
  if (!isKept) {
    await database.withOrg(bookOrg, async (db) => {
      await sql`update account set tier = (array['S', 'A', 'B', null])[1 + abs(hashtext(id::text)) % 4]
        where org_id = ${bookOrg} and tier is null`.execute(db);
    });
    await addUp(asked);
  }
  await timed(
    'page, whole',
    Array.from({ length: 100 }, () => asked),
  );
  await timed(
    'page, one tier',
    Array.from({ length: 100 }, (_, i) => ({ ...asked, by: 'tier', key: tiersOf[i % 4] })),
  );
} finally {
  await database.close();
}
