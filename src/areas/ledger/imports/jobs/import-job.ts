import { Readable } from 'node:stream';
import { askForPersonGaps } from '#areas/accounts';
import { isAppError } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import type { JobContext, JobEpilogue, JobHandler, StreamContext } from '#platform/operations';
import { defaultMaxBytes } from '#platform/sheets';
import { batchCountsSchema } from '../../contract/batch-state.ts';
import { storedReportSchema } from '../../contract/stored-report.ts';
import type { BatchState } from '../../domain/batch-state.ts';
import { updateBatch } from '../../store/import/batches.ts';
import type { Batch } from '../../store/import/batches.ts';
import { tablesTouchedBy } from '../../store/import/touched-tables.ts';
import { ledgerWords } from '../../operations/words.ts';
import type { Words } from '../../operations/words.ts';
import { rejectedRowsFile } from '../rejected-rows-file.ts';
import { applyBatch } from './apply-batch.ts';
import { batchOfJob, runOf } from './batch-of.ts';
import type { BatchRules } from './batch-run.ts';
import { changedBy } from './changed-persons.ts';
import { clearBatchStage, stageBatch } from './stage-batch.ts';

/**
 * Imports a file: reads it onto the stage, then books it account by account. A job that starts again after a crash reads
 * the file anew when nothing was booked yet, else goes on behind the last slice that was booked. Only a job that ended its
 * batch just before the crash meets one that is done.
 */
export const importJobOf =
  (rules: BatchRules): JobHandler =>
  async (job, payload) => {
    const batch = await batchOfJob(job, payload);
    if (batch.state === 'done') return { batchId: batch.id, state: batch.state, ...(await outcomeOf(job, payload)) };
    const isResumed = batch.state === 'applying';
    if (!isResumed && !(await staged(job, batch))) return await endBatch(job, batch.id, 'cancelled');
    const run = runOf(job, await batchOfJob(job, payload), rules);
    const isWhole = await applyBatch(run);
    await clearBatchStage(job, batch.id);
    const ended = await endBatch(job, batch.id, isWhole ? 'done' : 'cancelled');
    const outcome = await outcomeOf(job, payload);
    await job.reclaimSpace(tablesTouchedBy(batch.kind));
    return { ...ended, ...outcome };
  };

/** What the command line prints: counts, totals, what is remarkable, and where the refused rows lie. */
const outcomeOf = async (job: JobContext, payload: Json) => {
  const batch = await batchOfJob(job, payload);
  const counts = batchCountsSchema.parse(batch.counts);
  const words = await ledgerWords(job.language);
  const { totals, warnings } = storedReportSchema.parse(batch.report);
  return {
    counts,
    totals,
    warnings: warnings.map(({ code, field, rows, firstLine, params }) => ({
      code,
      field,
      rows,
      text: words.finding({ code, field, params }, firstLine),
    })),
    rejectedFile: counts.rejected === 0 ? null : await storeRejected(job, batch, words),
  };
};

/** Keeps the refused rows as a file beside the uploads, named after the file that they came from; answers its path. */
const storeRejected = async (job: JobContext, batch: Batch, words: Words): Promise<string> => {
  const { body, fileName } = rejectedRowsFile(job, { batch, format: 'csv', words });
  const stream = body instanceof Uint8Array ? Readable.from([body]) : body;
  return await job.files.putNamed({ orgId: job.company.id, fileName }, stream, defaultMaxBytes);
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

/**
 * An import whose job is over for good is over too: it says so, may be started again (the same rows change nothing) and may
 * be undone. One that was only checked lies there as before.
 */
export const endWithJob: JobEpilogue = async (context, payload, { state }) => {
  const batch = await batchOfJob(context, payload);
  const { id, state: stage, kind } = batch;
  if (stage === 'checking')
    await context.transact(
      async ({ db }) => await updateBatch(db, { orgId: context.company.id, id }, { state: 'uploaded' }),
    );
  if (stage === 'applying' && kind === 'persons')
    await context.transact(async (step) => await askForPersonGaps(step, await changedBy(step.db, batch)));
  if (stage === 'staging' || stage === 'applying') await endBatch(context, id, state);
};

/** Ends a batch: its state, and an entry in the audit with what was booked. */
export const endBatch = async (
  job: StreamContext,
  id: string,
  state: Extract<BatchState, 'done' | 'cancelled' | 'failed' | 'undone'>,
): Promise<{ readonly batchId: string; readonly state: BatchState }> => {
  if (state === 'cancelled' || state === 'failed') await clearBatchStage(job, id);
  const orgId = job.company.id;
  return await job.transact(async ({ db, audit, now }) => {
    await updateBatch(db, { orgId, id }, { state, finishedAt: now, ...(state === 'undone' && { undoneAt: now }) });
    const result = { batchId: id, state };
    await audit({ action: `ledger.import-${state}`, objectType: 'import', objectId: id, after: result });
    return result;
  });
};
