import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { migrate, migrationState } from '#db/migrate';
import { type MigrationFile, stepsOf } from '#db/migration-files';
import { openDatabase } from '#db/open';
import { emptyServerPlace, serverUrl, testDatabase } from '#tests/database';
import { fixtureMigrations } from '#tests/fixture-migrations';

const failing: MigrationFile = {
  name: '20261121T230000Z-half',
  text: 'create table half (id integer);\ninsert into half values (1);\nselect 1 / 0;',
};
const next: MigrationFile = { name: '20261121T220000Z-next', text: 'create table next_one (id integer);' };

const tablesOf = async (database: Database): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select tablename::text as name from pg_tables where schemaname = 'public' order by 1`.execute(database.root);
  return rows.map(({ name }) => name).filter((name) => !name.startsWith('kysely'));
};

describe('migrate', () => {
  const open: Database[] = [];
  const fresh = async (): Promise<Database> => {
    const database = await testDatabase({ migrations: fixtureMigrations });
    open.push(database);
    return database;
  };
  after(async () => {
    for (const database of open) await database.close();
  });

  it('says what is applied and what waits without touching anything', async () => {
    const database = await fresh();
    const state = await migrationState(database, { migrations: [...fixtureMigrations, next] });
    assert.deepEqual(state.pending, [next.name]);
    assert.equal(state.applied.length, fixtureMigrations.length);
    assert.ok(!(await tablesOf(database)).includes('next_one'));
  });

  it('keeps the files before a failing one and nothing of the failing one', async () => {
    const database = await fresh();
    const migrations = [...fixtureMigrations, next, failing];
    await assert.rejects(migrate(database, { migrations }), /division by zero/);
    assert.deepEqual(await tablesOf(database), ['auth_secret', 'book', 'next_one', 'shelf']);
    assert.deepEqual((await migrationState(database, { migrations })).pending, [failing.name]);
  });

  it('stops after the migration that it is asked for, and does nothing the second time', async () => {
    const database = await fresh();
    const migrations = [...fixtureMigrations, next, failing];
    assert.deepEqual(await migrate(database, { migrations, upTo: next.name }), [next.name]);
    assert.deepEqual(await migrate(database, { migrations, upTo: next.name }), []);
  });

  it(
    'lets one of several processes work',
    { skip: serverUrl === undefined && 'one process per directory' },
    async () => {
      const database = await fresh();
      const migrations = [...fixtureMigrations, next];
      const done = await Promise.all([1, 2, 3].map(async () => await migrate(database, { migrations })));
      assert.deepEqual(done.flat(), [next.name]);
    },
  );

  it('serves an owner who is no superuser', { skip: serverUrl === undefined && 'needs a server' }, async () => {
    const place = await emptyServerPlace('plain');
    const database = await openDatabase(place, { migrations: fixtureMigrations });
    try {
      await database.asOwner(async (db) => await sql`insert into shelf values (1, 1, 'a'), (2, 1, 'b')`.execute(db));
      const count = sql<{ rows: number }>`select count(*) as rows from shelf`;
      const seen = await Promise.all([
        database.asOwner(async (db) => (await count.execute(db)).rows),
        database.withOrg(2, async (db) => (await count.execute(db)).rows),
      ]);
      assert.deepEqual(seen, [[{ rows: 2 }], [{ rows: 1 }]]);
    } finally {
      await database.close();
      await place.drop();
    }
  });
});

describe('stepsOf', () => {
  it('distributes a table where it is complete, be the marker above or below', () => {
    const text = [
      '-- reference: unit',
      'create table unit (',
      '  id integer);',
      'CREATE TABLE thing (org_id bigint);',
      '-- distribute: thing',
      'alter table thing add unit integer;',
    ].join('\n');
    assert.deepEqual(
      stepsOf(text).map((step) => (step.kind === 'sql' ? step.text.split('\n').length : `${step.kind} ${step.table}`)),
      [3, 'reference unit', 2, 'distribute thing', 1],
    );
  });

  it('refuses a marker for a table that the file does not create', () => {
    assert.throws(() => stepsOf('-- distribute: other\ncreate table thing (a int);'), /names other/);
  });
});
