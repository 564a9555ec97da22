/**
 * Lists, account page and search over a large book, as a director (all rows) and as one of fifty managers, through the
 * dispatcher. Budgets: list and account page p95 under 200 ms, search p95 under 50 ms at 100,000 accounts and 10 million
 * order lines on PostgreSQL. Run: DATABASE_URL=… node bench/lists.ts [lines] [accounts] [part of a title]; the book stays
 * in the database. Each figure is the median of three rounds, beside the load that the machine had.
 */
import { loadavg } from 'node:os';
import { sql } from 'kysely';
import { openDatabase } from '#db/open';
import { companyNamesOf } from '#demo/company-names';
import { drawOf } from '#demo/draw';
import type { Role } from '#kernel/access';
import type { Company } from '#platform/operations';
import { dispatch, personActor } from '#platform/runtime';
import { searchTextOf } from '#platform/search-text';
import { accountSorts } from '../src/areas/ledger/contract/figure-operations.ts';
import { companyWindow } from '../src/areas/ledger/store/facts/company-window.ts';
import { rebuildFacts } from '../src/areas/ledger/store/facts/rebuild-facts.ts';
import { settlePayments } from '../src/areas/ledger/store/settle-payments.ts';
import { accountsBetween, beforeAllAccounts } from '../src/areas/ledger/store/facts/account-set.ts';
import { bookRuntime } from './book-runtime.ts';
import { accountIdOf, bookCurrency, bookOrg, generateBook, ownerOf } from './generate-book.ts';
import { accountPageParts } from './account-page.ts';

const [lines = 10_000_000, accounts = 100_000] = process.argv.slice(2, 4).map(Number);
const wanted = process.argv[4] ?? '';
const url = process.env['DATABASE_URL'];
if (url === undefined) throw new Error('DATABASE_URL names the database that keeps the book');
const database = await openDatabase({ url });
const now = new Date('2026-11-21T01:00:00Z');
const today = '2026-11-21';
const company: Company = {
  id: bookOrg,
  name: 'bench',
  nameEn: null,
  currency: bookCurrency,
  timeZone: 'Asia/Shanghai',
};

const has = async (table: string): Promise<boolean> =>
  await database.withOrg(bookOrg, async (db) => {
    const { rows } = await sql`select 1 from ${sql.table(table)} where org_id = ${bookOrg} limit 1`.execute(db);
    return rows.length > 0;
  });

if (!(await has('payment_allocation'))) {
  const start = performance.now();
  await generateBook(database, { accounts, lines });
  console.log(`book of ${lines} lines made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
if (!(await has('account_snap'))) {
  const start = performance.now();
  let after: string | null = beforeAllAccounts;
  while (after !== null) {
    const from: string = after;
    after = await database.withOrg(bookOrg, async (db) => {
      // The window as it will be: the book knows costs, and its facts are being made only now.
      const window = { ...(await companyWindow(db, bookOrg, today)), isNetBasis: false };
      const through = await rebuildFacts(db, {
        orgId: bookOrg,
        currency: bookCurrency,
        today,
        window,
        after: from,
        size: 1_000,
      });
      if (through !== null) await settlePayments(db, bookOrg, accountsBetween(from, through));
      return through;
    });
  }
  await database.vacuum();
  console.log(`facts made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

const runtime = bookRuntime(database, now);

const readerOf = (role: Role, userId: string) =>
  personActor(runtime.rights, { userId, name: role, roles: [role] }, { orgId: bookOrg, via: 'web' });
const readers = {
  director: readerOf('director', '00000007-0000-7000-8000-000000000001'),
  manager: readerOf('kam', ownerOf(0)),
};
type Reader = keyof typeof readers;

const ask = async (reader: Reader, name: string, input: object): Promise<unknown> => {
  const bound = runtime.operations.get(name);
  if (bound === undefined) throw new Error(`no operation ${name}`);
  const answer = await dispatch(runtime, bound, {
    input,
    caller: {
      actor: readers[reader],
      company,
      language: 'zh-CN',
      requestId: 'bench',
      client: { ip: null, userAgent: null },
      sessionId: null,
    },
  });
  return answer.kind === 'json' ? answer.body : null;
};

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const timed = async (title: string, inputs: readonly object[], work: (input: object) => Promise<unknown>) => {
  if (!title.includes(wanted)) return;
  for (const input of inputs.slice(0, 5)) await work(input);
  const rounds: number[][] = [];
  for (let round = 0; round < 3; round += 1) {
    const times: number[] = [];
    for (const input of inputs) {
      const start = performance.now();
      await work(input);
      times.push(performance.now() - start);
    }
    rounds.push(times);
  }
  const at = (share: number): string =>
    middle(
      rounds.map(
        (times) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0,
      ),
    )
      .toFixed(0)
      .padStart(6);
  const typical = inputs.map((_, index) => middle(rounds.map((times) => times[index] ?? 0)));
  const slowest = JSON.stringify(inputs[typical.indexOf(Math.max(...typical))]);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(`${title.padEnd(36)} p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)} ms  load ${load}  ${slowest}`);
};

const spin = performance.now();
await database.executeSql('select sum(n) from generate_series(1, 3000000) as n');
console.log(`unit: sum of three million numbers ${(performance.now() - spin).toFixed(0)} ms`);

const draw = drawOf(7);
const names = companyNamesOf(drawOf(20_261_121), accounts);
const texts = Array.from({ length: 150 }, () => {
  const { name, nameEn, shortName } = draw.pick(names);
  const line = [...draw.pick(searchTextOf([name, nameEn, shortName]).text.split('\n'))];
  const length = Math.min(line.length, draw.whole(1, 8));
  const from = draw.whole(0, line.length - length);
  const q = line
    .slice(from, from + length)
    .join('')
    .trim();
  return { q: q === '' ? '有' : q };
});

try {
  for (const reader of ['director', 'manager'] as const) {
    const opened = Array.from({ length: 100 }, () => {
      const n = draw.whole(0, accounts - 1);
      return { id: accountIdOf(reader === 'manager' ? n - (n % 50) : n) };
    });
    for (const sort of accountSorts) {
      await timed(
        `${reader}: list by ${sort}`,
        Array.from({ length: 30 }, () => ({ sort, limit: 50 })),
        async (input) => await ask(reader, 'ledger.listAccounts', input),
      );
    }
    await timed(
      `${reader}: list, filtered by text`,
      texts.slice(0, 60),
      async (input) => await ask(reader, 'ledger.listAccounts', { ...input, limit: 50 }),
    );
    await timed(
      `${reader}: account page, whole`,
      opened,
      async (input) =>
        await Promise.all(accountPageParts.map(async ([name, more]) => await ask(reader, name, { ...input, ...more }))),
    );
    for (const [name, more] of accountPageParts) {
      await timed(
        `${reader}:   ${name}`,
        opened.slice(0, 40),
        async (input) => await ask(reader, name, { ...input, ...more }),
      );
    }
    await timed(`${reader}: search`, texts, async (input) => await ask(reader, 'home.search', input));
  }
} finally {
  await database.close();
}
