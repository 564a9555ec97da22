import type { Context } from '#platform/operations';
import { stagedPriceSchema } from '../../contract/staged-records.ts';
import { storedReportSchema } from '../../contract/stored-report.ts';
import { findBatch, updateBatch } from '../../store/import/batches.ts';
import { insertRejects } from '../../store/import/rejects.ts';
import type { StagedRecord } from '../../store/import/stage.ts';
import { bookPrices } from '../../store/products/product-prices.ts';
import type { PriceCounts } from '../../store/products/product-prices.ts';
import type { RowRefusal } from '../staging/staging-job.ts';
import type { BatchRun } from './batch-run.ts';

/**
 * Books dated prices, each after the guard has let it through. List prices of today or later come last in their slice,
 * so that they are judged by the costs that stand beside them in the file.
 */
export const bookCosts = async (
  context: Context,
  run: BatchRun,
  records: readonly StagedRecord[],
): Promise<PriceCounts> => {
  const { db, today } = context;
  const { orgId, batchId } = run.key;
  const prices = records.map(({ line, record }) => ({ line, ...stagedPriceSchema.parse(record) }));
  const judge = await run.guardPrices(context, { batchId, fileName: run.batch.fileName, prices });
  const isPromise = ({ listPriceE4, validFrom }: (typeof prices)[number]): boolean =>
    listPriceE4 !== null && validFrom >= today;
  const refusals: RowRefusal[] = [];
  const passed = async (price: (typeof prices)[number]): Promise<boolean> => {
    const reason = await judge(price);
    if (reason !== null) refusals.push({ line: price.line, raw: price.raw ?? '', reasons: [reason] });
    return reason === null;
  };
  const facts: typeof prices = [];
  for (const price of prices.filter((each) => !isPromise(each))) if (await passed(price)) facts.push(price);
  const counts = [await bookPrices(db, { orgId, batchId, prices: facts })];
  for (const price of prices.filter(isPromise))
    if (await passed(price)) counts.push(await bookPrices(db, { orgId, batchId, prices: [price] }));
  await keepRefusals(context, run, refusals);
  const sum = (of: keyof PriceCounts): number => counts.reduce((total, count) => total + count[of], 0);
  return { inserted: sum('inserted'), updated: sum('updated'), unchanged: sum('unchanged') };
};

/** Rows that were refused only now, while they were booked, stand with the others: as rows, in counts and report. */
const keepRefusals = async ({ db }: Context, run: BatchRun, refusals: readonly RowRefusal[]): Promise<void> => {
  if (refusals.length === 0) return;
  const { orgId, batchId } = run.key;
  await insertRejects(
    db,
    run.key,
    refusals.map(({ line, raw, reasons }) => ({ line, raw, reasons: [...reasons] })),
  );
  run.counts = { ...run.counts, rejected: run.counts.rejected + refusals.length };
  const report = storedReportSchema.parse((await findBatch(db, orgId, batchId))?.report);
  const byReason = { ...report.refusalsByReason };
  for (const { code } of refusals.flatMap(({ reasons }) => reasons)) byReason[code] = (byReason[code] ?? 0) + 1;
  const firstRefusals = [...report.firstRefusals, ...refusals].slice(0, keptRefusals);
  await updateBatch(
    db,
    { orgId, id: batchId },
    { report: JSON.stringify({ ...report, refusalsByReason: byReason, firstRefusals }) },
  );
};

const keptRefusals = 100;
