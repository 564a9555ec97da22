import { batchCountsSchema } from '../contract/batch-state.ts';
import { mappingSchema } from '../contract/mapping.ts';
import { readingSchema, storedReportSchema } from '../contract/stored-report.ts';
import { isRunning, mayStart, mayUndo } from '../domain/batch-state.ts';
import type { Batch } from '../store/import/batches.ts';
import type { Words } from './words.ts';

const shownRefusals = 50;

/** A batch as callers see it, its findings in words. */
export const presentImport = (batch: Batch, words: Words) => ({
  id: batch.id,
  kind: batch.kind,
  source: batch.source,
  fileName: batch.fileName,
  fileBytes: batch.fileBytes,
  state: batch.state,
  mapping: batch.mapping === null ? null : mappingSchema.parse(batch.mapping),
  reading: batch.reading === null ? null : readingSchema.parse(batch.reading),
  counts: batchCountsSchema.parse(batch.counts),
  report: batch.report === null ? null : presentReport(batch.report, words),
  jobId: batch.jobId,
  createdByName: batch.createdByName,
  createdAt: batch.createdAt.toISOString(),
  finishedAt: batch.finishedAt?.toISOString() ?? null,
  undoneAt: batch.undoneAt?.toISOString() ?? null,
  may: {
    start: mayStart(batch.state),
    undo: mayUndo(batch.state),
    cancel: isRunning(batch.state),
    forget: batch.state === 'uploaded' || batch.state === 'checked',
  },
});

const presentReport = (stored: unknown, words: Words) => {
  const { unmatchedAccounts: _, unmatchedProducts: __, ...report } = storedReportSchema.parse(stored);
  return {
    ...report,
    firstRefusals: report.firstRefusals.slice(0, shownRefusals).map(({ line, raw, reasons }) => ({
      line,
      raw,
      reasons: reasons.map((reason) => ({ ...reason, text: words.finding(reason, line) })),
    })),
    warnings: report.warnings.map((warning) => ({ ...warning, text: words.finding(warning, warning.firstLine) })),
  };
};
