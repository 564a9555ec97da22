import type { Context } from '#platform/operations';
import { stagedPriceSchema } from '../../contract/staged-records.ts';
import type { StagedRecord } from '../../store/import/stage.ts';
import { bookPrices } from '../../store/products/product-prices.ts';
import type { PriceCounts } from '../../store/products/product-prices.ts';
import type { RowRefusal } from '../staging/staging-job.ts';
import type { BatchRun } from './batch-run.ts';
import { keepRefusals } from './late-refusals.ts';

/**
 * Books dated prices, each after the guard has let it through. List prices of today or later come last in their slice,
 * so that they are judged by the costs that stand beside them in the file.
 */
export const bookCosts = async (
  context: Context,
  run: BatchRun,
  records: readonly StagedRecord[],
): Promise<PriceCounts> => {
  const { counts, refusals } = await judgeCosts(context, run, records);
  await keepRefusals(context, run, refusals);
  return counts;
};

/** Judges and books dated prices; says what it booked and what it refused. */
export const judgeCosts = async (
  context: Context,
  run: Pick<BatchRun, 'key' | 'batch' | 'guardPrices'>,
  records: readonly StagedRecord[],
): Promise<{ readonly counts: PriceCounts; readonly refusals: readonly RowRefusal[] }> => {
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
  for (const wave of oncePerProduct(prices.filter(isPromise))) {
    const promises: typeof prices = [];
    for (const price of wave) if (await passed(price)) promises.push(price);
    counts.push(await bookPrices(db, { orgId, batchId, prices: promises }));
  }
  const sum = (of: keyof PriceCounts): number => counts.reduce((total, count) => total + count[of], 0);
  return {
    counts: { inserted: sum('inserted'), updated: sum('updated'), unchanged: sum('unchanged') },
    refusals,
  };
};

/**
 * In the order of the file, in as few groups as each product's place among its own prices asks for: a price is judged by
 * those of its product that stand before it, and by no other product's.
 */
const oncePerProduct = <P extends { readonly productId: string }>(prices: readonly P[]): readonly (readonly P[])[] => {
  const seen = new Map<string, number>();
  const waves = Map.groupBy(prices, ({ productId }) => {
    const wave = seen.get(productId) ?? 0;
    seen.set(productId, wave + 1);
    return wave;
  });
  return [...waves.values()];
};
