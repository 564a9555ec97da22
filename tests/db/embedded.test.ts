import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { isAppError } from '#kernel/app-error';
import type { Database } from '#db/handle';
import { sendToHolder } from '#db/holder-lock';
import { migrate } from '#db/migrate';
import { embeddedMajor, type OpenOptions, openDatabase } from '#db/open';
import { scratchDirectory, serverUrl } from '#tests/database';
import { fixtureMigrations } from '#tests/fixture-migrations';

const options = { migrations: fixtureMigrations, durability: 'none' } as const satisfies OpenOptions;
const hasCode = (code: string) => (error: unknown) => isAppError(error) && error.code === code;

interface Writer {
  readonly process: ChildProcess;
  readonly acknowledged: () => number;
  /** Resolves when so many commits have been acknowledged. */
  readonly reached: (count: number) => Promise<void>;
}

const startWriter = (dataDir: string, first: number): Writer => {
  const script = join(import.meta.dirname, '..', 'support', 'embedded-writer.ts');
  const child = spawn(process.execPath, [script, dataDir, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = first - 1;
  const waits: { count: number; resolve: () => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line !== 'ready') last = Number(line);
    for (const wait of waits) if (last - first + 1 >= wait.count) wait.resolve();
  });
  return {
    process: child,
    acknowledged: () => last,
    reached: async (count) =>
      await new Promise((resolve) => {
        waits.push({ count, resolve });
      }),
  };
};

const kill = async (writer: Writer): Promise<void> => {
  const ended = once(writer.process, 'close');
  writer.process.kill('SIGKILL');
  await ended;
};

describe('embedded directory', { skip: serverUrl !== undefined && 'about the embedded engine itself' }, () => {
  const home = scratchDirectory();
  const opened: Database[] = [];
  const open = async (name: string, more: OpenOptions = {}): Promise<Database> => {
    const database = await openDatabase({ dataDir: join(home, name) }, { ...options, ...more });
    opened.push(database);
    return database;
  };
  after(async () => {
    for (const database of opened) await database.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('loses nothing acknowledged and shows nothing half-written after kill -9', async () => {
    const dataDir = join(home, 'killed');
    mkdirSync(dataDir);
    let first = 1;
    for (const round of [1, 2]) {
      const writer = startWriter(dataDir, first);
      await writer.reached(15 * round);
      await kill(writer);
      const database = await openDatabase({ dataDir }, options);
      const { rows } = await sql<{ shelves: number; whole: number; torn: number; index: number }>`
        select count(*) as shelves, count(*) filter (where name = 'left') as whole,
          (select count(*) from (select shelf_id from book group by shelf_id having count(*) <> 500) t) as torn,
          (select max(id) from shelf) as index from shelf`.execute(database.root);
      await database.close();
      const [found] = rows;
      assert.ok(
        found !== undefined && found.whole >= writer.acknowledged(),
        JSON.stringify([found, writer.acknowledged()]),
      );
      assert.equal(found.shelves, found.whole * 2);
      assert.equal(found.torn, 0);
      first = found.whole + 1;
    }
  });

  it('stays at the old version with its rows after kill -9 in a migration, and migrates when asked again', async () => {
    const dataDir = join(home, 'migrating');
    const before = await openDatabase({ dataDir }, options);
    await before.asOwner(async (db) => await sql`insert into shelf values (1, 1, 'kept')`.execute(db));
    await before.close();
    const script = join(import.meta.dirname, '..', 'support', 'embedded-migrator.ts');
    const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await setTimeout(500);
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    const database = await openDatabase({ dataDir }, options);
    opened.push(database);
    const { rows } = await sql`select to_regclass('half') as half, to_regclass('book') is not null as book,
      (select count(*) from information_schema.columns where table_name = 'shelf') as columns`.execute(database.root);
    assert.deepEqual(rows, [{ half: null, book: true, columns: 3 }]);
    assert.deepEqual((await sql`select name from shelf`.execute(database.root)).rows, [{ name: 'kept' }]);
    const mended = { name: '20261121T235900Z-endless', text: 'create table half (id integer);' };
    assert.deepEqual(await migrate(database, { migrations: [...fixtureMigrations, mended] }), [mended.name]);
  });

  it('is refused to a second process, and free again when the first is killed', async () => {
    const dataDir = join(home, 'shared');
    mkdirSync(dataDir);
    const writer = startWriter(dataDir, 1);
    await writer.reached(1);
    await assert.rejects(openDatabase({ dataDir }, options), hasCode('db.directory-in-use'));
    await kill(writer);
    await (await openDatabase({ dataDir }, options)).close();
  });

  it('is refused to a second handle of the same process, and by any other name of the directory', async () => {
    await open('twice');
    await assert.rejects(open('twice'), hasCode('db.directory-in-use'));
    await assert.rejects(open('../' + home.split('/').at(-1) + '/twice'), hasCode('db.directory-in-use'));
  });

  it('hands messages to the process that holds it, with reports and refusals', async () => {
    const database = await open('asked');
    database.onMessage(async (message, report) => {
      report({ done: 1 });
      if (message === 'bad') throw new Error('broken');
      return { echo: message };
    });
    const reports: unknown[] = [];
    const answer = await sendToHolder(join(home, 'asked'), ['import', 1], (line) => reports.push(line));
    assert.deepEqual([answer, reports], [{ answer: { echo: ['import', 1] } }, [{ done: 1 }]]);
    await assert.rejects(sendToHolder(join(home, 'asked'), 'bad'), hasCode('db.holder-failed'));
  });

  it('answers nobody who cannot read its key file, which only the owner can', async () => {
    const database = await open('guarded');
    database.onMessage(async () => 'secret');
    const keyFile = join(home, 'guarded', 'holder.key');
    assert.equal(statSync(keyFile).mode & 0o777, 0o600);
    const key = readFileSync(keyFile, 'utf8');
    writeFileSync(
      keyFile,
      key.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a')),
    );
    await assert.rejects(sendToHolder(join(home, 'guarded'), 1), hasCode('db.holder-key'));
  });

  it('has no holder when nobody has it open', async () => {
    mkdirSync(join(home, 'lonely'));
    assert.equal(await sendToHolder(join(home, 'lonely'), 1), undefined);
  });

  it('refuses a directory of another PostgreSQL version before opening it', async () => {
    const database = await openDatabase({ dataDir: join(home, 'old') }, options);
    const { rows } = await database.executeSql<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    await database.close();
    assert.equal(rows[0]?.version.split('.')[0], embeddedMajor);
    writeFileSync(join(home, 'old', 'postgres', 'PG_VERSION'), '17\n');
    await assert.rejects(open('old'), hasCode('db.other-major'));
    rmSync(join(home, 'old', 'postgres', 'PG_VERSION'));
    await assert.rejects(open('old'), hasCode('db.not-a-cluster'));
  });

  it('starts a new directory from the template instead of creating one', async () => {
    await open('warm-up');
    const start = performance.now();
    await open('quick');
    assert.ok(performance.now() - start < 3000, `${performance.now() - start} ms`);
  });

  it('replaces an engine that does not answer, and keeps what was committed', async () => {
    const database = await open('stuck', { statementLimitMs: 1500 });
    await database.asOwner(async (db) => await sql`insert into shelf values (1, 1, 'kept')`.execute(db));
    const stuck = sql`select count(*) from generate_series(1, 100000000) a, generate_series(1, 1000) b`;
    const waiting = database.asOwner(async (db) => await stuck.execute(db));
    const behind = sql`select name from shelf`.execute(database.root);
    await assert.rejects(waiting, hasCode('db.engine-restarted'));
    assert.deepEqual((await behind).rows, [{ name: 'kept' }]);
    assert.equal((await database.health()).restarts, 1);
  });

  it('replaces an engine that trapped instead of answering nothing', async () => {
    const database = await open('trapped');
    await database.asOwner(async (db) => await sql`insert into shelf values (1, 1, 'kept')`.execute(db));
    await database.executeSql(
      "create function down(int) returns int language plpgsql as 'begin return down($1 + 1); end'",
    );
    const trapped = database.asOwner(async (db) => {
      await sql`insert into shelf values (1, 2, 'lost')`.execute(db);
      return await sql`select down(1)`.execute(db);
    });
    await assert.rejects(trapped, hasCode('db.engine-restarted'));
    assert.deepEqual((await sql`select name from shelf`.execute(database.root)).rows, [{ name: 'kept' }]);
  });

  it('keeps the event loop free during a long statement', async () => {
    const database = await open('loop');
    let worst = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      worst = Math.max(worst, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const start = performance.now();
    await sql`select count(*) from generate_series(1, 3000000)`.execute(database.root);
    const took = performance.now() - start;
    clearInterval(timer);
    assert.ok(worst < took / 2, `stood still for ${worst} of ${took} ms`);
  });

  it('finishes a transaction that is open when close is asked for', async () => {
    const database = await openDatabase({ dataDir: join(home, 'closing') }, options);
    let closing: Promise<void> | undefined;
    await database.asOwner(async (db) => {
      await sql`insert into shelf values (1, 1, 'a')`.execute(db);
      closing = database.close();
      await sql`insert into shelf values (1, 2, 'b')`.execute(db);
    });
    await closing;
    const again = await open('closing');
    assert.deepEqual((await sql`select count(*) as n from shelf`.execute(again.root)).rows, [{ n: 2 }]);
  });

  it('reclaims space on command', async () => {
    const database = await open('vacuumed');
    await database.asOwner(async (db) => {
      await sql`insert into shelf select 1, n, 'x' from generate_series(1, 20000) n`.execute(db);
      await sql`delete from shelf`.execute(db);
    });
    const size = async (): Promise<unknown> =>
      (await sql<{ size: number }>`select pg_relation_size('shelf') as size`.execute(database.root)).rows[0]?.size;
    assert.notEqual(await size(), 0);
    await database.vacuum();
    assert.equal(await size(), 0);
  });
});
