/**
 * Imports a generated file of order lines while somebody reads lists and account pages, and prints rates, memory and
 * waiting times. `node bench/import.ts [lines] [accounts]`; embedded, or PostgreSQL by DATABASE_URL (an empty database).
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { openDatabase } from '#db/open';
import { diskFileStore } from '#platform/files';
import { openPress } from '#platform/pdf';
import { identityContract } from '#platform/identity/contract';
import { createHookSender } from '#platform/hooks';
import { createLog } from '#platform/log';
import { callAsOperator, createRuntime } from '#platform/runtime';
import type { Worker } from '#platform/worker';
import { startWorker } from '#platform/worker';
import { modules } from '#registry';
import type { Mapping } from '../src/areas/ledger/domain/import/index.ts';
import { generateOrdersApart } from './generate-orders.ts';
import { accountPageParts } from './account-page.ts';

const lines = Number(process.argv[2] ?? 1_000_000);
const accounts = Number(process.argv[3] ?? 10_000);
const directory = mkdtempSync(join(tmpdir(), 'mainstay-bench-'));
const path = join(directory, 'orders.csv');
const mapping: Mapping = {
  kind: 'orders',
  source: 'bench',
  columns: {
    orderNo: 'OrderNo',
    lineNo: 'LineNo',
    account: 'Customer',
    product: 'Item',
    orderedOn: 'Date',
    quantity: 'Quantity',
    listPrice: 'ListPrice',
    net: 'Net',
    cost: 'Cost',
    promisedOn: 'Promised',
    deliveredOn: 'Delivered',
  },
  createMissing: { accounts: true, products: true },
};

const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;
const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);

try {
  await generateOrdersApart({ path, lines, accounts, products: 2_000 });
  const url = process.env['DATABASE_URL'];
  const database = await openDatabase(url === undefined ? { dataDir: join(directory, 'data') } : { url });
  const jobs: { worker?: Worker } = {};
  const runtime = createRuntime({
    database,
    modules,
    files: diskFileStore(join(directory, 'files')),
    press: openPress(),
    mail: { send: async () => {}, close: () => {} },
    hooks: createHookSender({ allowsPrivate: true }),
    clock: () => new Date(),
    log: createLog('error'),
    baseUrl: () => 'http://127.0.0.1',
    wake: () => jobs.worker?.wake(),
  });
  const call = async (operation: string, input: unknown, file?: string): Promise<unknown> => {
    const answer = await callAsOperator(runtime, { operation, input, file, language: 'en' });
    return answer.kind === 'json' ? answer.body : null;
  };
  await call(identityContract.operations.firstRun.name, {
    company: { name: 'Bench', currency: 'CNY', timeZone: 'Asia/Shanghai' },
    name: 'Bench',
    email: 'bench@example.com',
    password: 'correct horse battery',
    language: 'en',
  });
  const worker = await startWorker(runtime);
  jobs.worker = worker;
  const start = performance.now();
  const { id } = z
    .object({ id: z.string() })
    .parse(
      await call(
        ledgerContract.operations.importFile.name,
        { kind: 'orders', map: mapping, fileName: 'orders.csv' },
        path,
      ),
    );
  const stateSchema = z.object({ state: z.string(), counts: z.record(z.string(), z.number()) });
  const waits = new Map<string, number[]>();
  const peaks = new Map<string, number>();
  let phase = 'pending';
  const timed = async (what: 'list' | 'page', ask: () => Promise<unknown>): Promise<unknown> => {
    const asked = performance.now();
    const answer = await ask();
    const key = `${what}, ${phase}`;
    waits.set(key, [...(waits.get(key) ?? []), performance.now() - asked]);
    return answer;
  };
  let stagedAfter = 0;
  for (;;) {
    const list = z
      .object({ rows: z.array(z.object({ id: z.string() })) })
      .parse(await timed('list', async () => await call('ledger.listAccounts', { limit: 50 })));
    const [first] = list.rows;
    if (first !== undefined) {
      const { id: accountId } = first;
      await timed('page', async () =>
        Promise.all(accountPageParts.map(async ([name, more]) => await call(name, { id: accountId, ...more }))),
      );
    }
    peaks.set(phase, Math.max(peaks.get(phase) ?? 0, process.memoryUsage.rss()));
    const { state } = stateSchema.parse(await call('ledger.getImport', { id }));
    phase = state;
    if (state === 'applying' && stagedAfter === 0) stagedAfter = seconds(start);
    if (['done', 'failed', 'cancelled'].includes(state)) break;
    await wait(700);
  }
  await worker.idle();
  const took = seconds(start);
  const { state, counts } = stateSchema.parse(await call('ledger.getImport', { id }));
  const summaryOf = (times: readonly number[]) => {
    const sorted = times.toSorted((a, b) => a - b);
    return { n: sorted.length, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), max: quantile(sorted, 1) };
  };
  const result = {
    engine: database.kind,
    lines,
    accounts,
    state,
    counts,
    fileMb: Math.round(statSync(path).size / 1e6),
    seconds: took,
    stagedAfterSeconds: stagedAfter,
    linesPerSecond: Math.round(lines / took),
    peakRssMb: Object.fromEntries([...peaks].map(([name, bytes]) => [name, Math.round(bytes / 1e6)])),
    otherCalls: {
      ...Object.fromEntries(
        ['list', 'page'].map((what) => [
          what,
          summaryOf([...waits].flatMap(([key, times]) => (key.startsWith(what) ? times : []))),
        ]),
      ),
      ...Object.fromEntries([...waits].map(([name, times]) => [name, summaryOf(times)])),
    },
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  await worker.stop();
  await database.close();
} finally {
  rmSync(directory, { recursive: true, force: true });
}
