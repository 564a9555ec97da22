import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Database, Db } from '#db/handle';
import { clearStage, nextStagedRecords, stageStart } from '../../src/areas/ledger/store/import/stage.ts';
import type { StageMark } from '../../src/areas/ledger/store/import/stage.ts';
import { testDatabase } from '#tests/database';

const orgId = 1;
const otherBatch = '01900000-0000-7000-8000-000000000002';
const staged = 20_000;
const limit = 2_000;

const stage = async (db: Db, batch: string, rows: number): Promise<void> => {
  await sql`
    insert into import_stage (org_id, batch_id, line, account_id, record)
    select ${orgId}::bigint, ${batch}::uuid, n - 1000, md5((n % 7)::text)::uuid, '{}' from generate_series(1, ${rows}::integer) n`.execute(
    db,
  );
  await sql`
    insert into order_line_stage (org_id, batch_id, line, order_no, line_no, account_id, product_id, ordered_on, month,
      kind, quantity_e4, net_e4, currency, is_special, is_duplicate)
    select ${orgId}::bigint, ${batch}::uuid, n, 'S' || n, 1, md5((n % 7)::text)::uuid, ${batch}::uuid, '2026-01-05',
      '2026-01-01', 'sale', 1, 1, 'CNY', false, false from generate_series(1, ${rows}::integer) n`.execute(db);
};

const counted = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ looked: number }>`
    select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as looked from pg_stat_xact_user_tables
    where relname in ('import_stage', 'order_line_stage')`.execute(db);
  return rows[0]?.looked ?? 0;
};

/** How many rows of both stages a piece of work looks at. */
const lookedAt = async (db: Db, work: () => Promise<unknown>): Promise<number> => {
  const start = await counted(db);
  await work();
  return (await counted(db)) - start;
};

const left = async (db: Db, batch: string): Promise<number> => {
  const { rows } = await sql<{ left: number }>`
    select ((select count(*) from import_stage where batch_id = ${batch})
      + (select count(*) from order_line_stage where batch_id = ${batch}))::integer as left`.execute(db);
  return rows[0]?.left ?? 0;
};

/** What the planner may believe of the two tables while a batch stands on them. */
const beliefs = [
  ['were never looked at', '01900000-0000-7000-8000-000000000001', async () => undefined],
  [
    'were empty when they were looked at',
    '01900000-0000-7000-8000-000000000003',
    async (database: Database) => await database.analyze(['import_stage', 'order_line_stage']),
  ],
] as const;

describe('emptying the stage of a batch', () => {
  let database: Database;
  before(async () => (database = await testDatabase()));
  after(async () => await database.close());

  for (const [words, batchId, prepare] of beliefs) {
    it(`looks at each row a few times only, slice by slice, when the tables ${words}`, async () => {
      await prepare(database);
      await database.withOrg(orgId, async (db) => {
        await stage(db, batchId, staged);
        await stage(db, otherBatch, 10);
      });
      await database.withOrg(orgId, async (db) => {
        const looked = await lookedAt(db, async () => {
          const read = await nextStagedRecords(db, { orgId, batchId }, { after: 0, until: 50_000, limit });
          assert.equal(read.length, limit);
        });
        assert.ok(looked <= limit, `reading looked at ${looked} rows`);
      });
      let mark: StageMark | undefined = stageStart;
      let slices = 0;
      while (mark !== undefined) {
        const from: StageMark = mark;
        mark = await database.withOrg(orgId, async (db) => {
          let next: StageMark | undefined;
          const looked = await lookedAt(db, async () => {
            next = await clearStage(db, { orgId, batchId }, { after: from, limit });
          });
          assert.ok(looked <= 4 * limit, `slice ${slices} looked at ${looked} rows`);
          return next;
        });
        slices += 1;
      }
      assert.equal(slices, staged / limit + 1);
      await database.withOrg(orgId, async (db) => {
        assert.equal(await left(db, batchId), 0);
        assert.equal(await left(db, otherBatch), 20);
        await clearStage(db, { orgId, batchId: otherBatch }, { after: stageStart, limit });
        assert.equal(await left(db, otherBatch), 0);
      });
    });
  }
});
