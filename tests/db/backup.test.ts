import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { isAppError } from '#kernel/app-error';
import { type BackupManifest, restoreBackup, verifyBackup, writeBackup } from '#db/backup';
import type { Database } from '#db/handle';
import { moveDatabase } from '#db/move';
import { openDatabase } from '#db/open';
import { emptyServerPlace, scratchDirectory, serverUrl, testDatabase } from '#tests/database';
import { fixtureMigrations } from '#tests/fixture-migrations';

const options = { migrations: fixtureMigrations, durability: 'none' } as const;
const now = new Date('2026-11-21T00:00:00Z');

const fill = async (database: Database): Promise<void> => {
  await database.asOwner(async (db) => {
    await sql`insert into shelf select o, s, '书架 ' || s from generate_series(1, 3) o, generate_series(1, 20) s`.execute(
      db,
    );
    await sql`insert into book
      select o, n, 1 + n % 20, nullif(n - 1, 0), e'title\\t' || n || e'\\n\\\\N', n * 10000::bigint, date '2026-01-01' + n % 300,
        timestamptz '2026-01-01 00:00:00.123456+00' + n * interval '1 hour', n / 7.0,
        jsonb_build_object('n', n, 'text', e'a"b\\\\'), array['x', null, 'y z'], decode('00ff0a', 'hex')
      from generate_series(1, 3) o, generate_series(1, 5000) n`.execute(db);
  });
};

const contentOf = async (database: Database): Promise<unknown> => {
  const { rows } = await sql`select (select count(*) from shelf) as shelves, count(*) as books,
    md5(string_agg(row(b.*)::text, '|' order by org_id, id)) as sum, nextval('visit_seq') as next from book b`.execute(
    database.root,
  );
  return rows;
};

const hasCode = (code: string) => (error: unknown) => isAppError(error) && error.code === code;

describe('backup and move', () => {
  let database: Database;
  let expected: unknown;
  const home = scratchDirectory();
  const backup = join(home, 'backup');
  before(async () => {
    database = await testDatabase(options);
    await fill(database);
    await sql`select setval('visit_seq', 41)`.execute(database.root);
    await writeBackup(database, { directory: backup, now }, options);
    expected = await contentOf(database);
  });
  after(async () => {
    await database.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('restores the same rows, sequences and generated columns into an empty directory', async () => {
    const dataDir = join(home, 'restored');
    const restored = await restoreBackup(backup, { dataDir }, options);
    assert.deepEqual(await contentOf(restored), expected);
    await restored.close();
    const again = await openDatabase({ dataDir }, options);
    const counts = await again.withOrg(2, async (db) => (await sql`select count(*) as n from book`.execute(db)).rows);
    assert.deepEqual(counts, [{ n: 5000 }]);
    await again.close();
  });

  for (const owner of ['superuser', 'plain'] as const) {
    it(
      `restores into a server's empty database of a ${owner} owner`,
      { skip: serverUrl === undefined && 'needs a server' },
      async () => {
        const place = await emptyServerPlace(owner);
        const restored = await restoreBackup(backup, place, options);
        assert.deepEqual(await contentOf(restored), expected);
        const again = join(home, `again-${owner}`);
        await sql`select setval('visit_seq', 41)`.execute(restored.root);
        await writeBackup(restored, { directory: again, now }, options);
        const digests = (manifest: BackupManifest) =>
          manifest.tables.map(({ name, rows, digest }) => [name, rows, digest]);
        assert.deepEqual(digests(await verifyBackup(again)), digests(await verifyBackup(backup)));
        await restored.close();
        await place.drop();
      },
    );
  }

  it('moves to the other engine and back', { skip: serverUrl === undefined && 'needs a server' }, async () => {
    const dataDir = join(home, 'moved');
    const embedded = await moveDatabase(database, { dataDir }, options);
    const place = await emptyServerPlace();
    const back = await moveDatabase(embedded, place, options);
    await sql`select setval('visit_seq', 41)`.execute(back.root);
    assert.deepEqual(await contentOf(back), expected);
    await embedded.close();
    await back.close();
    await place.drop();
  });

  it('brings an older backup up to the schema of today', async () => {
    const newer = { name: '20261122T000000Z-newer', text: 'alter table shelf add note text;' };
    const migrations = [...fixtureMigrations, newer];
    const restored = await restoreBackup(backup, { dataDir: join(home, 'newer') }, { ...options, migrations });
    const { rows } = await sql`select note from shelf limit 1`.execute(restored.root);
    assert.deepEqual(rows, [{ note: null }]);
    await restored.close();
  });

  it('refuses a place that has a database already', async () => {
    const dataDir = join(home, 'taken');
    await (await openDatabase({ dataDir }, options)).close();
    await assert.rejects(restoreBackup(backup, { dataDir }, options), hasCode('db.place-not-empty'));
  });

  it('refuses a backup of a later schema', async () => {
    const migrations = fixtureMigrations.slice(0, 1);
    const dataDir = join(home, 'older');
    await assert.rejects(restoreBackup(backup, { dataDir }, { ...options, migrations }), hasCode('db.content-newer'));
    assert.deepEqual(readdirSync(dataDir), []);
  });

  it('refuses to overwrite a backup', async () => {
    await assert.rejects(writeBackup(database, { directory: backup, now }, options), hasCode('db.backup-exists'));
  });

  it('refuses a damaged or unfinished backup before it touches the place', async () => {
    appendFileSync(join(backup, 'shelf.copy.gz'), 'x');
    await assert.rejects(verifyBackup(backup), hasCode('db.backup-damaged'));
    const dataDir = join(home, 'untouched');
    await assert.rejects(restoreBackup(backup, { dataDir }, options), hasCode('db.backup-damaged'));
    const unfinished = join(home, 'unfinished');
    mkdirSync(unfinished);
    await assert.rejects(verifyBackup(unfinished), hasCode('db.backup-damaged'));
  });
});
