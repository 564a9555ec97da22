import { batchCountsSchema, keptSchema } from '../contract/batch-state.ts';
import { mappingSchema } from '../contract/mapping.ts';
import { readingSchema, storedReportSchema } from '../contract/stored-report.ts';
import { isRunning, mayStart, mayUndo } from '../domain/batch-state.ts';
import type { Actor } from '#platform/operations';
import { hiddenFinding, hiddenRawOf } from '../imports/raw-cells.ts';
import type { Finding } from '../imports/raw-cells.ts';
import type { Batch } from '../store/import/batches.ts';
import type { Words } from './words.ts';

const shownRefusals = 50;

type Reader = Pick<Actor, 'fields'>;

/** A batch as this caller sees it, its findings in words; who sees no personal data is not shown any in its rows. */
export const presentImport = (batch: Batch, words: Words, reader: Reader) => ({
  id: batch.id,
  kind: batch.kind,
  source: batch.source,
  fileName: batch.fileName,
  fileBytes: batch.fileBytes,
  state: batch.state,
  mapping: batch.mapping === null ? null : mappingSchema.parse(batch.mapping),
  reading: batch.reading === null ? null : readingSchema.parse(batch.reading),
  counts: batchCountsSchema.parse(batch.counts),
  report: batch.report === null ? null : presentReport(batch, words, reader),
  jobId: batch.jobId,
  createdByName: batch.createdByName,
  createdAt: batch.createdAt.toISOString(),
  finishedAt: batch.finishedAt?.toISOString() ?? null,
  undoneAt: batch.undoneAt?.toISOString() ?? null,
  kept: batch.kept === null ? null : presentKept(batch.kept, words),
  may: {
    start: mayStart(batch.state),
    undo: mayUndo(batch.state),
    cancel: isRunning(batch.state),
    forget: batch.state === 'uploaded' || batch.state === 'checked',
  },
});

/** What an undo left, each object in a sentence. */
export const presentKept = (stored: unknown, words: Words) => {
  const { count, items } = keptSchema.parse(stored);
  return { count, items: items.map((item) => ({ ...item, text: words.kept(item) })) };
};

const presentReport = (batch: Batch, words: Words, { fields }: Reader) => {
  const seesPersonal = fields.includes('personal');
  const {
    unmatchedAccounts: _,
    unmatchedProducts: __,
    firstRefusals,
    warnings,
    ...report
  } = storedReportSchema.parse(batch.report);
  const shown = <F extends Finding>(finding: F): F => (seesPersonal ? finding : hiddenFinding(finding));
  const rawOf = seesPersonal ? (raw: string) => raw : hiddenRawOf(batch);
  return {
    ...report,
    firstRefusals: firstRefusals.slice(0, shownRefusals).map(({ line, raw, reasons }) => ({
      line,
      raw: rawOf(raw),
      reasons: reasons.map(shown).map((reason) => ({ ...reason, text: words.finding(reason, line) })),
    })),
    warnings: warnings.map(shown).map((warning) => ({ ...warning, text: words.finding(warning, warning.firstLine) })),
  };
};
