import { isAppError } from '#kernel/app-error';
import type { JobHandler } from '#platform/operations';
import { updateBatch } from '../../store/import/batches.ts';
import { batchOfJob } from './batch-of.ts';
import { countsOf, readBatchFile } from './stage-batch.ts';

/** Dry run: reads the whole file and reports what an import would book and what it would refuse. Nothing is written. */
export const checkJob: JobHandler = async (job, payload) => {
  const batch = await batchOfJob(job, payload);
  const key = { orgId: job.company.id, id: batch.id };
  const setState = async (state: 'checking' | 'uploaded'): Promise<void> =>
    await job.transact(async ({ db }) => await updateBatch(db, key, { state }));
  await setState('checking');
  try {
    const result = await readBatchFile(job, batch, { mode: 'check', take: async () => {} });
    if (result === undefined) {
      await setState('uploaded');
      return { batchId: batch.id, state: 'uploaded' };
    }
    await job.transact(async ({ db }) => {
      const report = JSON.stringify(result.report);
      await updateBatch(db, key, { state: 'checked', report, counts: JSON.stringify(countsOf(result.report)) });
    });
    return { batchId: batch.id, state: 'checked' };
  } catch (error) {
    if (isAppError(error)) await setState('uploaded');
    throw error;
  }
};
