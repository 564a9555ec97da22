import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { copyIn, copyLine } from '#db/copy';
import { databaseErrorOf } from '#db/database-error';
import type { Database } from '#db/handle';
import { testDatabase } from '#tests/database';
import { fixtureMigrations } from '#tests/fixture-migrations';

/** Cuts the text at every `size` bytes, in the middle of rows and of characters. */
function* cut(text: string, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const createStage = sql`create temp table stage (id integer, name text) on commit drop`;

describe('copyIn', () => {
  let database: Database;
  before(async () => {
    database = await testDatabase({ migrations: fixtureMigrations });
  });
  after(async () => await database.close());

  it('takes every character and chunks cut anywhere', async () => {
    const names = ['plain', 'tab\there', 'line\nbreak', 'back\\slash', '\\N', '幕墙板', '', 'cr\rlf'];
    const text = [...names, null].map((name, index) => copyLine([index, name])).join('');
    for (const size of [1, 7, 1000]) {
      const found = await database.withOrg(1, async (db) => {
        await createStage.execute(db);
        await copyIn(db, { table: 'stage', columns: ['id', 'name'], chunks: cut(text, size) });
        return (await sql<{ name: string | null }>`select name from stage order by id`.execute(db)).rows;
      });
      assert.deepEqual(
        found.map(({ name }) => name),
        [...names, null],
      );
    }
  });

  it('takes more than one piece of the embedded engine', async () => {
    const count = 60_000;
    const lines = function* (): Generator<string> {
      for (let id = 0; id < count; id += 1) yield copyLine([id, `row ${id} `.padEnd(40, 'x')]);
    };
    const found = await database.withOrg(1, async (db) => {
      await createStage.execute(db);
      await copyIn(db, { table: 'stage', columns: ['id', 'name'], chunks: lines() });
      const { rows } = await sql`select count(*) as rows, sum(id) as total from stage`.execute(db);
      return rows;
    });
    assert.deepEqual(found, [{ rows: count, total: (count * (count - 1)) / 2 }]);
  });

  it('returns to the role of the organisation', async () => {
    const role = await database.withOrg(1, async (db) => {
      await createStage.execute(db);
      await copyIn(db, { table: 'stage', columns: ['id'], chunks: ['1\n'] });
      return (await sql`select current_user::text as role`.execute(db)).rows;
    });
    assert.deepEqual(role, [{ role: 'mainstay_app' }]);
  });

  it('is refused on a table under row security', async () => {
    const copied = database.withOrg(1, async (db) => {
      await copyIn(db, { table: 'shelf', columns: ['org_id', 'id', 'name'], chunks: [copyLine([2, 1, 'x'])] });
    });
    await assert.rejects(copied, (error) => databaseErrorOf(error)?.code === '0A000');
  });

  it('undoes the whole transaction when a row does not fit', async () => {
    const copied = database.withOrg(1, async (db) => {
      await sql`insert into shelf values (1, 3, 'before')`.execute(db);
      await createStage.execute(db);
      await copyIn(db, { table: 'stage', columns: ['id', 'name'], chunks: ['1\ta\n', 'two\tb\n'] });
    });
    await assert.rejects(copied, (error) => databaseErrorOf(error)?.code === '22P02');
    const { rows } = await sql`select 1 from shelf where org_id = 1 and id = 3`.execute(database.root);
    assert.deepEqual(rows, []);
  });

  it('passes on a failure of whoever makes the rows', async () => {
    const failing = async function* (): AsyncGenerator<string> {
      yield '1\ta\n';
      throw new Error('source broke');
    };
    const copied = database.withOrg(1, async (db) => {
      await createStage.execute(db);
      await copyIn(db, { table: 'stage', columns: ['id', 'name'], chunks: failing() });
    });
    await assert.rejects(copied, /source broke/);
    assert.equal((await database.health()).engine, database.kind);
  });
});
