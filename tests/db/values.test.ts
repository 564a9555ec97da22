import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { databaseErrorOf, isUniqueViolation } from '#db/database-error';
import { testDatabase } from '#tests/database';
import { fixtureMigrations } from '#tests/fixture-migrations';

describe('values', () => {
  let database: Database;
  before(async () => {
    database = await testDatabase({ migrations: fixtureMigrations });
  });
  after(async () => await database.close());

  it('come back alike from both engines', async () => {
    const { rows } = await sql`select
      1::int8 as one_big, 9007199254740991::int8 as largest, 1.50::numeric as exact, 0.1::float8 as float,
      date '2026-01-31' as day, timestamptz '2026-01-31 08:00:00.123+08' as moment, timestamp '2026-01-31 08:00' as wall,
      true as yes, null::int8 as nothing, '\\x00ff'::bytea as bytes, interval '1 day' as span,
      '{"snake_key": [1, null]}'::jsonb as document, '7c9e6679-7425-40de-944b-e07fc1f90ae7'::uuid as id,
      array[1, null, 3]::int8[] as bigs, array['2026-01-31']::date[] as days, array['1.10']::numeric[] as exacts,
      array['a,b', 'c"d', null, 'NULL', '']::text[] as texts`.execute(database.root);
    const [row] = rows;
    assert.deepEqual(
      { ...(typeof row === 'object' ? row : {}) },
      {
        oneBig: 1,
        largest: 9007199254740991,
        exact: '1.50',
        float: 0.1,
        day: '2026-01-31',
        moment: new Date('2026-01-31T00:00:00.123Z'),
        wall: '2026-01-31 08:00:00',
        yes: true,
        nothing: null,
        bytes: new Uint8Array([0, 255]),
        span: '1 day',
        document: { snake_key: [1, null] },
        id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        bigs: [1, null, 3],
        days: ['2026-01-31'],
        exacts: ['1.10'],
        texts: ['a,b', 'c"d', null, 'NULL', ''],
      },
    );
  });

  it('stop instead of rounding a bigint above 2^53', async () => {
    await assert.rejects(sql`select 9007199254740993::int8 as big`.execute(database.root), /9007199254740993/);
    const { rows } = await sql`select 1 as still_working`.execute(database.root);
    assert.deepEqual(rows, [{ stillWorking: 1 }]);
  });

  it('go in alike as parameters', async () => {
    const { rows } = await sql`select ${9007199254740993n}::int8::text as big, ${'2026-01-31'}::date as day,
      ${new Date('2026-01-31T00:00:00Z')}::timestamptz as moment, ${JSON.stringify(['a'])}::jsonb as document,
      ${['x', null, '{"']}::text[] as texts, ${[1n, 2n]}::int8[] as bigs, ${12}::text as text, ${true}::bool as yes,
      ${Buffer.from([1, 255])}::bytea as bytes, ${null}::text as nothing`.execute(database.root);
    assert.deepEqual(rows, [
      {
        big: '9007199254740993',
        day: '2026-01-31',
        moment: new Date('2026-01-31T00:00:00Z'),
        document: ['a'],
        texts: ['x', null, '{"'],
        bigs: [1, 2],
        text: '12',
        yes: true,
        bytes: new Uint8Array([1, 255]),
        nothing: null,
      },
    ]);
  });

  it('name the broken constraint in errors of both engines', async () => {
    const twice = database.asOwner(
      async (db) => await sql`insert into shelf values (1, 1, 'a'), (1, 1, 'b')`.execute(db),
    );
    await assert.rejects(twice, (error) => {
      assert.ok(isUniqueViolation(error));
      assert.equal(databaseErrorOf(error)?.constraint, 'shelf_pkey');
      assert.equal(databaseErrorOf(error)?.table, 'shelf');
      return true;
    });
  });

  it('are counted for statements that write', async () => {
    const result = await database.asOwner(
      async (db) => await sql`insert into shelf values (7, 1, 'a'), (7, 2, 'b')`.execute(db),
    );
    assert.equal(result.numAffectedRows, 2n);
  });
});
