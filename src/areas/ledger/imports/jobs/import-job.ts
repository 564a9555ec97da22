import { isAppError } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import type { JobContext, JobHandler } from '#platform/operations';
import type { BatchState } from '../../domain/batch-state.ts';
import { updateBatch } from '../../store/import/batches.ts';
import type { Batch } from '../../store/import/batches.ts';
import { applyBatch } from './apply-batch.ts';
import { batchOfJob, runOf } from './batch-of.ts';
import { clearBatchStage, stageBatch } from './stage-batch.ts';

/**
 * Imports a file: reads it onto the stage, then books it account by account. A job that starts again after a crash reads
 * the file anew when nothing was booked yet, else goes on behind the last slice that was booked.
 */
export const importJob: JobHandler = async (job, payload) => {
  const batch = await batchOfJob(job, payload);
  const isResumed = batch.state === 'applying';
  if (!isResumed && !(await staged(job, batch))) return await endBatch(job, batch.id, 'cancelled');
  const run = runOf(job, await batchOfJob(job, payload));
  const isWhole = await applyBatch(run);
  await clearBatchStage(job, batch.id);
  return await endBatch(job, batch.id, isWhole ? 'done' : 'cancelled');
};

/** A file that cannot be read as a whole ends the batch; a row that cannot be booked never does. */
const staged = async (job: JobContext, batch: Batch): Promise<boolean> => {
  try {
    return await stageBatch(job, batch);
  } catch (error) {
    if (isAppError(error)) await endBatch(job, batch.id, 'failed');
    throw error;
  }
};

/** Ends a batch: its state, and an entry in the audit with what was booked. */
export const endBatch = async (
  job: JobContext,
  id: string,
  state: Extract<BatchState, 'done' | 'cancelled' | 'failed' | 'undone'>,
): Promise<Json> => {
  if (state === 'cancelled' || state === 'failed') await clearBatchStage(job, id);
  const orgId = job.company.id;
  return await job.transact(async ({ db, audit, now }) => {
    await updateBatch(db, { orgId, id }, { state, finishedAt: now, ...(state === 'undone' && { undoneAt: now }) });
    const result = { batchId: id, state };
    await audit({ action: `ledger.import-${state}`, objectType: 'import', objectId: id, after: result });
    return result;
  });
};
