import type { JobContext } from '#platform/operations';
import type { Batch } from '../../store/import/batches.ts';
import { nextStagedRecords } from '../../store/import/stage.ts';
import { finding } from '../staging/booking.ts';
import type { RowRefusal, StagingReport } from '../staging/staging-job.ts';
import type { BatchRules } from './batch-run.ts';
import { judgeCosts } from './book-costs.ts';
import { bookNewObjects } from './book-new-objects.ts';
import { judgeFamilies } from './judge-families.ts';

const recordsPerSlice = 300;
const lastLine = 2_147_483_647;
const keptRefusals = 100;
/** A rehearsal is one transaction: of a longer file the rows behind these are judged when they are booked, and the report says so. */
const mostRecords = 3_000;

/** Ends the transaction of a rehearsal, so that nothing of it stays. */
class RehearsalError extends Error {
  override readonly name = 'RehearsalError';
}

/** Which rules of other areas a rehearsal asks. */
export type RehearsedRules = Pick<BatchRules, 'guardPrices' | 'guardFamilies'>;

/** The kinds of files that other areas refuse rows of. */
export const isRehearsed = ({ kind }: Pick<Batch, 'kind'>): boolean => kind === 'costs' || kind === 'products';

type Rehearsed = {
  readonly refused: readonly RowRefusal[];
  readonly tried: number;
  /** The first row that was not tried; null: all were. */
  readonly restFrom: number | null;
  /** What the others were not tried against. */
  readonly untried: 'moves-not-tried' | 'prices-not-tried';
};

/**
 * Says which staged rows of a file the rules of other areas refuse: prices are booked as an import would book them, and taken
 * back; products are only judged.
 */
export const rehearse = async (job: JobContext, batch: Batch, rules: RehearsedRules): Promise<Rehearsed> => {
  const run = { ...rules, batch, key: { orgId: job.company.id, batchId: batch.id } };
  const judge = batch.kind === 'costs' ? judgeCosts : judgeFamilies;
  const refused: RowRefusal[] = [];
  let tried = 0;
  let restFrom: number | null = null;
  try {
    await job.transact(async (context) => {
      while ((await bookNewObjects(context, run)) > 0);
      let line = 0;
      while (!job.isCancelled()) {
        const range = { after: line, until: lastLine, limit: recordsPerSlice };
        const records = await nextStagedRecords(context.db, run.key, range);
        const [first] = records;
        if (first === undefined) break;
        if (tried >= mostRecords) {
          restFrom = first.line;
          break;
        }
        refused.push(...(await judge(context, run, records)).refusals);
        line = records.at(-1)?.line ?? lastLine;
        tried += records.length;
      }
      throw new RehearsalError();
    });
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
  }
  return { refused, tried, restFrom, untried: batch.kind === 'costs' ? 'prices-not-tried' : 'moves-not-tried' };
};

/** A report with the rows that only the rules of other areas refuse, and with how many of them are not known yet. */
export const withRefusals = (
  report: StagingReport,
  { refused, tried, restFrom, untried }: Rehearsed,
): StagingReport => {
  const byReason: Record<string, number> = { ...report.refusalsByReason };
  for (const { reasons } of refused)
    for (const code of new Set(reasons.map((reason) => reason.code))) byReason[code] = (byReason[code] ?? 0) + 1;
  const { counts } = report;
  return {
    ...report,
    counts: { ...counts, good: counts.good - refused.length, rejected: counts.rejected + refused.length },
    refusalsByReason: byReason,
    warnings:
      restFrom === null
        ? report.warnings
        : [...report.warnings, { ...finding(untried, '*', { tried }), rows: counts.good - tried, firstLine: restFrom }],
    firstRefusals: [...report.firstRefusals, ...refused].toSorted((a, b) => a.line - b.line).slice(0, keptRefusals),
  };
};
