import { sql } from 'kysely';
import type { z } from 'zod';
import type { PlaceGuard } from '#areas/accounts';
import type { Db } from '#db/handle';
import type { Context, JobContext } from '#platform/operations';
import type { batchCountsSchema, batchPlanSchema } from '../../contract/batch-state.ts';
import { updateBatch } from '../../store/import/batches.ts';
import type { Batch } from '../../store/import/batches.ts';
import type { BatchKey } from '../../store/import/stage.ts';
import type { FamilyGuard, PriceGuard } from '../price-guard.ts';

/**
 * What is fixed when the rows of a batch begin to be booked; kept with the batch, so that a resumed job goes on alike.
 * `sourceIsKnown`: whether rows of this source stood in the ledger before; `line`: the last one booked, for kinds that
 * are booked by lines instead of by accounts.
 */
export type BatchPlan = z.output<typeof batchPlanSchema>;
export type BatchCounts = z.output<typeof batchCountsSchema>;

export const addCounts = (counts: BatchCounts, more: Partial<BatchCounts>): BatchCounts => ({
  ...counts,
  booked: counts.booked + (more.inserted ?? 0) + (more.updated ?? 0) + (more.unchanged ?? 0),
  inserted: counts.inserted + (more.inserted ?? 0),
  updated: counts.updated + (more.updated ?? 0),
  unchanged: counts.unchanged + (more.unchanged ?? 0),
});

/** What other areas say of what a file brings. */
export type BatchRules = {
  readonly guardPrices: PriceGuard;
  readonly guardFamilies: FamilyGuard;
  readonly guardPlaces: PlaceGuard;
};

/** A batch on its way through a job. */
export type BatchRun = BatchRules & {
  readonly job: JobContext;
  readonly batch: Batch;
  readonly key: BatchKey;
  readonly plan: BatchPlan;
  counts: BatchCounts;
  appliedThrough: string | null;
};

/**
 * One transaction of a slice. Slices touch few accounts by index; the planner is kept from reading whole tables, which
 * it would prefer while a bulk load has outrun its statistics.
 */
export const inSlice = async <T>(job: JobContext, step: (context: Context) => Promise<T>): Promise<T> =>
  await job.transact(async (context) => {
    await byIndexOnly(context.db);
    return await step(context);
  });

const byIndexOnly = async (db: Db): Promise<void> => {
  for (const way of ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) {
    await sql`set local ${sql.raw(way)} = off`.execute(db);
  }
};

/** Remembers how far a batch is, in the transaction of the slice itself. */
export const saveProgress = async (db: Db, run: BatchRun): Promise<void> => {
  await updateBatch(
    db,
    { orgId: run.key.orgId, id: run.key.batchId },
    { counts: JSON.stringify(run.counts), appliedThrough: run.appliedThrough },
  );
};

/** The planner learns how tables have grown after so many rows, then each time they have grown fourfold. */
const firstStatisticsRows = 200;

/**
 * Counts rows of a bulk load and refreshes the statistics of its tables as they grow: no background process follows it,
 * and the checks of foreign keys, planned while the tables were empty, would read them whole for every row.
 */
export const growthOf = (job: JobContext, tables: readonly string[]): ((rows: number) => Promise<void>) => {
  let total = 0;
  let next = firstStatisticsRows;
  return async (rows) => {
    total += rows;
    if (total < next) return;
    next = total * 4;
    await job.refreshStatistics(tables);
  };
};

const sliceMs = 100;
const fewestRows = 250;
const mostRows = 20_000;

/** Keeps transactions short on every engine: the next slice is as large as the last one's speed allows. */
export const createPace = (start = 1_000) => {
  let rows = start;
  return {
    rows: () => rows,
    record: (done: number, ms: number): void => {
      if (done === 0) return;
      const fitting = (done * sliceMs) / Math.max(ms, 1);
      rows = Math.round(Math.min(mostRows, Math.max(fewestRows, (rows + fitting) / 2)));
    },
  };
};
