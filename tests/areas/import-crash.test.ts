import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { ledgerContract } from '#areas/ledger/contract';
import { identityContract } from '#platform/identity/contract';
import { jobsContract } from '#platform/jobs/contract';
import { testApp, testPassword } from '#tests/app';
import { scratchDirectory, serverUrl, sharedPlace } from '#tests/database';
import type { SharedPlace } from '#tests/database';
import { leasesRunOut } from '#tests/dead-holder';
import { importFileAs } from '#tests/ledger-import';
import { factDifferences, ledgerText } from '#tests/ledger-text';
import { serveProcess, visitor } from '#tests/server-process';
import type { ServerProcess, Visitor } from '#tests/server-process';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const { importFile, getImport, undoImport, checkFacts } = ledgerContract.operations;
const started = z.object({ id: z.string(), jobId: z.string() });
const checked = z.object({ isEqual: z.boolean(), accounts: z.number() });
const company = { name: '断电公司', nameEn: 'Power Cut Ltd', currency: 'CNY', timeZone: 'Asia/Shanghai' };
const today = '2026-11-21';

const mapping: Mapping = {
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
    kind: 'kind',
  },
  createMissing: { accounts: true, products: true },
};

/** Order lines over the same accounts and days; a later edition changes some of the earlier one's lines. */
const fileOf = (edition: 1 | 2, lines: number): string => {
  const rows = ['no,line,account,item,day,qty,net,cost,kind'];
  for (let n = 0; n < lines; n += 1) {
    const day = new Date(Date.UTC(2023, 0, 1 + ((n * 7) % 700))).toISOString().slice(0, 10);
    const net = 100 + ((n * 37) % 900) + (edition === 2 && n % 5 === 0 ? 1 : 0);
    const kind = n % 41 === 0 ? 'sample' : n % 53 === 0 ? 'free-goods' : 'sale';
    rows.push(
      `O${Math.floor(n / 3)},${(n % 3) + 1},K${Math.floor(n / 3) % 240},P${n % 30},${day},${1 + (n % 9)},${net}.25,${net - 30}.5,${kind}`,
    );
  }
  return `${rows.join('\n')}\n`;
};
const first = fileOf(1, 2_000);
// Long enough to be read for a while on a fast machine: it is killed in the middle of that.
const secondLines = 18_000;
const second = fileOf(2, secondLines);

/** Asks again and again until it is so; the moment to kill must not be left to a clock. */
const until = async <T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> => {
  for (let tries = 0; tries < 4_000; tries += 1) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await sleep(15);
  }
  throw new Error('it did not come to be so');
};

/** A server that is killed in the middle of an import and of its undo, three times at one place. */
describe('kill -9 of the server', () => {
  /** Uploads lie here, and the embedded database. */
  let dataDir: string;
  let place: SharedPlace;
  let server: ServerProcess;
  let admin: Visitor;
  let batch: z.infer<typeof started>;
  const expected: Record<'first' | 'second', Readonly<Record<string, string>>> = { first: {}, second: {} };
  let expectedCounts: unknown;

  const serve = async (): Promise<ServerProcess> =>
    await serveProcess(dataDir, serverUrl === undefined ? '' : place.address);
  const restart = async (): Promise<void> => {
    await leasesRunOut(place);
    server = await serve();
    admin = visitor(server.url);
    await admin.call(identityContract.operations.signIn, { email: 'a@example.com', password: testPassword });
  };
  const send = async (body: string): Promise<z.infer<typeof started>> =>
    started.parse(await admin.upload(importFile, { kind: 'orders', map: mapping, fileName: 'orders.csv' }, body));
  const importOf = async () => await admin.call(getImport, { id: batch.id });
  const jobEnd = async (id: string) =>
    await until(
      async () => await admin.call(jobsContract.operations.get, { id }),
      ({ state }) => state !== 'queued' && state !== 'running',
    );
  /** What lies there while nobody works on it. */
  const inspect = async <T>(look: (database: Database) => Promise<T>): Promise<T> => {
    const database = await place.open();
    try {
      assert.deepEqual(await factDifferences(database, { orgId: 1, currency: 'CNY', today }), []);
      return await look(database);
    } finally {
      await database.close();
    }
  };
  const textOf = async (database: Database) => await database.withOrg(1, async (db) => await ledgerText(db, 1));
  const factsAreTrue = async (): Promise<void> => {
    const { jobId } = await admin.call(checkFacts, { repair: false });
    assert.deepEqual(checked.parse((await jobEnd(jobId)).result), { isEqual: true, accounts: 240 });
  };

  before(async () => {
    const app = await testApp();
    try {
      const { admin: person } = await app.company();
      for (const edition of ['first', 'second'] as const) {
        const done = await importFileAs(app, person, { mapping, body: edition === 'first' ? first : second });
        assert.equal(done.state, 'done');
        expected[edition] = await textOf(app.database);
        expectedCounts = done.counts;
      }
    } finally {
      await app.close();
    }
    place = await sharedPlace();
    dataDir = serverUrl === undefined ? place.address : scratchDirectory();
    server = await serve();
    admin = visitor(server.url);
    const person = { email: 'a@example.com', name: 'A', password: testPassword, language: 'en' } as const;
    await admin.call(identityContract.operations.firstRun, { company, ...person });
    batch = await send(first);
    await jobEnd(batch.jobId);
  });
  after(async () => {
    await server.stop();
    await place.remove();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('while a file is read leaves the books as they were', async () => {
    batch = await send(second);
    await until(
      async () => await admin.call(jobsContract.operations.get, { id: batch.jobId }),
      ({ progress }) => progress?.phase === 'reading',
    );
    await server.kill();
    await inspect(async (database) => {
      const { rows } = await sql<{ state: string }>`select state from import_batch where id = ${batch.id}`.execute(
        database.root,
      );
      assert.equal(rows[0]?.state, 'staging');
      assert.deepEqual(await textOf(database), expected.first);
    });
    await restart();
  });

  it('while rows are booked leaves whole slices, and the import ends as if nothing had been', async () => {
    await until(importOf, ({ state, counts }) => state === 'applying' && counts.booked > 0);
    await server.kill();
    await inspect(async (database) => {
      const { rows } = await sql<{ state: string; changed: number; standing: number; lines: number }>`
        select b.state, (b.counts ->> 'inserted')::int + (b.counts ->> 'updated')::int as changed,
          (select count(*) from order_line l where l.batch_id = b.id) as standing, (select count(*) from order_line) as lines
        from import_batch b where b.id = ${batch.id}`.execute(database.root);
      const [found] = rows;
      assert.equal(found?.state, 'applying');
      assert.ok(found.changed > 0 && found.lines < secondLines, `${found.changed} of ${found.lines}`);
      assert.equal(found.standing, found.changed);
      assert.ok(found.lines >= 2_000, 'lines of the import before');
    });
    await restart();
    assert.equal((await jobEnd(batch.jobId)).state, 'done');
    const { state, counts } = await importOf();
    assert.equal(state, 'done');
    assert.deepEqual(counts, expectedCounts);
    await factsAreTrue();
  });

  it('while an import is undone lets the undo go on to its end', async () => {
    const { jobId } = await admin.call(undoImport, { id: batch.id });
    await until(
      async () => await admin.call(jobsContract.operations.get, { id: jobId }),
      ({ progress }) => progress?.phase === 'undoing',
    );
    await server.kill();
    await inspect(async (database) => {
      const { rows } = await sql<{ state: string; standing: number }>`
        select b.state, (select count(*) from order_line l where l.batch_id = b.id) as standing
        from import_batch b where b.id = ${batch.id}`.execute(database.root);
      assert.equal(rows[0]?.state, 'undoing');
      assert.ok(rows[0].standing > 0 && rows[0].standing < secondLines, String(rows[0].standing));
    });
    await restart();
    assert.equal((await jobEnd(jobId)).state, 'done');
    await factsAreTrue();
    await server.stop();
    await inspect(async (database) => assert.deepEqual(await textOf(database), expected.first));
  });
});
