import type { Context } from '#platform/operations';
import { storedReportSchema } from '../../contract/stored-report.ts';
import { findBatch, updateBatch } from '../../store/import/batches.ts';
import { countRejectsByReason, insertRejects, listRejects } from '../../store/import/rejects.ts';
import type { RowRefusal } from '../staging/staging-job.ts';
import type { BatchRun } from './batch-run.ts';

const keptRefusals = 100;

/** Rows that are refused only while they are booked stand with the others: as rows and in the counts, within their slice. */
export const keepRefusals = async ({ db }: Context, run: BatchRun, refusals: readonly RowRefusal[]): Promise<void> => {
  if (refusals.length === 0) return;
  await insertRejects(
    db,
    run.key,
    refusals.map(({ line, raw, reasons }) => ({ line, raw, reasons: [...reasons] })),
  );
  run.counts = { ...run.counts, rejected: run.counts.rejected + refusals.length };
};

/** Brings the report's refusals to what the rows say, once, when the last slice is booked; a resumed job has the rows too. */
export const reportRefusals = async ({ db }: Context, { key }: BatchRun): Promise<void> => {
  const { orgId, batchId } = key;
  const report = storedReportSchema.parse((await findBatch(db, orgId, batchId))?.report);
  const first = await listRejects(db, { ...key, afterLine: 0, limit: keptRefusals });
  await updateBatch(
    db,
    { orgId, id: batchId },
    {
      report: JSON.stringify({
        ...report,
        refusalsByReason: await countRejectsByReason(db, key),
        firstRefusals: first,
      }),
    },
  );
};
