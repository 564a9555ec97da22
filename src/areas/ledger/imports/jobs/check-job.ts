import type { Db } from '#db/handle';
import { isAppError } from '#kernel/app-error';
import type { JobContext, JobHandler } from '#platform/operations';
import { updateBatch } from '../../store/import/batches.ts';
import type { Batch } from '../../store/import/batches.ts';
import { stageRows, unstageLines } from '../../store/import/stage.ts';
import type { StagedRows } from '../staging/run-staging.ts';
import { batchOfJob } from './batch-of.ts';
import { isRehearsed, rehearse, withRefusals } from './rehearse.ts';
import type { RehearsedRules } from './rehearse.ts';
import { clearBatchStage, countsOf, readBatchFile } from './stage-batch.ts';

/**
 * Dry run: reads the whole file and reports what an import would book and what it would refuse, floors and costs included.
 * Nothing is written: prices and products are judged in a transaction that is taken back.
 */
export const checkJobOf =
  (rules: RehearsedRules): JobHandler =>
  async (job, payload) => {
    const batch = await batchOfJob(job, payload);
    const key = { orgId: job.company.id, id: batch.id };
    const setState = async (state: 'checking' | 'uploaded'): Promise<void> =>
      await job.transact(async ({ db }) => await updateBatch(db, key, { state }));
    await setState('checking');
    try {
      const isTried = isRehearsed(batch);
      if (isTried) await clearBatchStage(job, batch.id);
      const result = await readBatchFile(
        job,
        batch,
        isTried
          ? {
              mode: 'stage',
              take: async (rows) => await job.transact(async ({ db }) => await takeRows(db, { rows, job, batch })),
            }
          : { mode: 'check', take: async () => {} },
      );
      if (result === undefined) {
        await setState('uploaded');
        return { batchId: batch.id, state: 'uploaded' };
      }
      const found = isTried ? withRefusals(result.report, await rehearse(job, batch, rules)) : result.report;
      if (isTried) await clearBatchStage(job, batch.id);
      await job.transact(async ({ db }) => {
        const report = JSON.stringify(found);
        await updateBatch(db, key, { state: 'checked', report, counts: JSON.stringify(countsOf(found)) });
      });
      return { batchId: batch.id, state: 'checked' };
    } catch (error) {
      if (isAppError(error)) await setState('uploaded');
      throw error;
    }
  };

/** Keeps read rows for the rehearsal, without those that the rest of the file has spoilt. */
const takeRows = async (
  db: Db,
  { rows, job, batch }: { readonly rows: StagedRows; readonly job: JobContext; readonly batch: Batch },
): Promise<void> => {
  await stageRows(db, rows);
  if (rows.withdrawn.length > 0) await unstageLines(db, { orgId: job.company.id, batchId: batch.id }, rows.withdrawn);
};
