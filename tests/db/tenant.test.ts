import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AbortedTransactionError, sql } from 'kysely';
import type { Database, Db } from '#db/handle';
import { databaseErrorOf } from '#db/database-error';
import { testDatabase } from '#tests/database';
import { fixtureMigrations } from '#tests/fixture-migrations';

const shelfNames = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select name from shelf order by org_id, id`.execute(db);
  return rows.map(({ name }) => name);
};

const hasCode = (code: string) => (error: unknown) => databaseErrorOf(error)?.code === code;

describe('withOrg', () => {
  let database: Database;
  before(async () => {
    database = await testDatabase({ migrations: fixtureMigrations });
    await database.asOwner(
      async (db) => await sql`insert into shelf values (1, 1, 'ours'), (2, 1, 'theirs')`.execute(db),
    );
  });
  after(async () => await database.close());

  it('sees the rows of its organisation only, even without a condition', async () => {
    assert.deepEqual(await database.withOrg(1, shelfNames), ['ours']);
    assert.deepEqual(await database.withOrg(2n, shelfNames), ['theirs']);
    assert.deepEqual(await database.withOrg('3', shelfNames), []);
  });

  it('leaves the owner all rows', async () => {
    assert.deepEqual(await database.asOwner(shelfNames), ['ours', 'theirs']);
    assert.deepEqual(await shelfNames(database.root), ['ours', 'theirs']);
  });

  it('refuses to write a row of another organisation', async () => {
    const foreign = database.withOrg(1, async (db) => await sql`insert into shelf values (2, 9, 'x')`.execute(db));
    await assert.rejects(foreign, hasCode('42501'));
    const moved = database.withOrg(1, async (db) => await sql`update shelf set org_id = 2`.execute(db));
    await assert.rejects(moved, hasCode('42501'));
  });

  it('neither changes nor removes what it does not see', async () => {
    const touched = await database.withOrg(1, async (db) => {
      const updated = await sql`update shelf set name = 'x' where org_id = 2`.execute(db);
      const removed = await sql`delete from shelf where org_id = 2`.execute(db);
      return [updated.numAffectedRows, removed.numAffectedRows];
    });
    assert.deepEqual(touched, [0n, 0n]);
  });

  it('has no right on tables of the installation', async () => {
    const read = database.withOrg(1, async (db) => await sql`select * from auth_secret`.execute(db));
    await assert.rejects(read, hasCode('42501'));
  });

  it('fails closed when the role is set and the organisation is not', async () => {
    const read = database.asOwner(async (db) => {
      await sql`set local role mainstay_app`.execute(db);
      return await shelfNames(db);
    });
    await assert.rejects(read, (error) => databaseErrorOf(error) !== undefined);
  });

  it('refuses an id that is not a positive integer before it reaches the database', async () => {
    for (const id of ['0', '-1', "1'; reset role; --", '1.5', '', 'abc']) {
      await assert.rejects(database.withOrg(id, shelfNames), RangeError);
    }
  });

  it('leaves nothing of its role behind, also after a failure', async () => {
    await assert.rejects(
      database.withOrg(1, async (db) => await sql`select 1 / 0`.execute(db)),
      hasCode('22012'),
    );
    const { rows } = await database.executeSql<{ role: string }>('select current_user::text as role');
    assert.notEqual(rows[0]?.role, 'mainstay_app');
  });

  it('undoes everything when the work throws', async () => {
    const failed = database.withOrg(1, async (db) => {
      await sql`insert into shelf values (1, 5, 'gone')`.execute(db);
      throw new Error('stop');
    });
    await assert.rejects(failed, /stop/);
    assert.deepEqual(await database.withOrg(1, shelfNames), ['ours']);
  });

  it('does not call a swallowed failure a commit', async () => {
    const swallowed = database.withOrg(1, async (db) => {
      await sql`select 1 / 0`.execute(db).catch(() => undefined);
    });
    await assert.rejects(swallowed, AbortedTransactionError);
  });

  it('refuses the outer handle inside a transaction instead of waiting for ever', async () => {
    await assert.rejects(
      database.withOrg(1, async () => await shelfNames(database.root)),
      /transaction is open/,
    );
    await assert.rejects(
      database.withOrg(1, async () => await database.withOrg(1, shelfNames)),
      /transaction is open/,
    );
  });

  it('keeps a hundred transactions at once apart', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => await database.withOrg((index % 3) + 1, shelfNames)),
    );
    const expected = Array.from({ length: 100 }, (_, index) => [['ours'], ['theirs'], []][index % 3]);
    assert.deepEqual(answers, expected);
  });
});
