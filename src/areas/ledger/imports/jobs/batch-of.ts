import { AppError } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import type { JobContext, StreamContext } from '#platform/operations';
import { batchCountsSchema, batchJobSchema, batchPlanSchema } from '../../contract/batch-state.ts';
import { findBatch } from '../../store/import/batches.ts';
import type { Batch } from '../../store/import/batches.ts';
import type { BatchRules, BatchRun } from './batch-run.ts';

/** The batch that a job was enqueued for. */
export const batchOfJob = async (job: StreamContext, payload: Json): Promise<Batch> => {
  const { batchId } = batchJobSchema.parse(payload);
  const batch = await job.transact(async ({ db }) => await findBatch(db, job.company.id, batchId));
  if (batch === undefined) throw new AppError('ledger.import-not-found');
  return batch;
};

/** A batch with its plan, as far as it has come. */
export const runOf = (
  job: JobContext,
  batch: Batch,
  { guardPrices, guardFamilies, guardPlaces }: BatchRules,
): BatchRun => ({
  job,
  batch,
  guardPrices,
  guardFamilies,
  guardPlaces,
  key: { orgId: job.company.id, batchId: batch.id },
  plan: batchPlanSchema.parse(batch.plan),
  counts: batchCountsSchema.parse(batch.counts),
  appliedThrough: batch.appliedThrough,
});
