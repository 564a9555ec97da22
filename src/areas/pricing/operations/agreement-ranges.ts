import { z } from 'zod';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import { rangeSchema } from '../contract/agreement-schemas.ts';
import { priceOff, rangeOver, rangeProblemOf } from '../domain/index.ts';
import type { DiscountRange, RangeProblem } from '../domain/index.ts';
import { listLineNames, listPlacedProducts, listRangeNumbers, listRanges } from '../store/agreed-ranges.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { listAccountPricing } from './account-pricing.ts';
import type { Promised } from './assess.ts';
import { decimalOf, positiveIn } from './reach.ts';

/** A range as it is typed: where it holds, how deep, and the most units of each product. */
export type TypedRange = z.output<typeof rangeSchema>;
type Range = DiscountRange & { readonly quantity: string };

const storedRanges = z.array(rangeSchema);

/** More products than that no range covers: each is judged and committed by itself. */
const mostProducts = 500;

const codes = {
  'range-unplaced': 'pricing.range-unplaced',
  'range-crossed': 'pricing.range-crossed',
  'range-twice': 'pricing.range-twice',
} as const satisfies Record<RangeProblem, string>;

const rangeOf = ({ productId = null, lineId = null, ...range }: TypedRange): Range => ({ ...range, productId, lineId });

/** Refuses ranges that contradict themselves or name a product or a line that there is not. */
export const requireRanges = async (
  { db, company }: Pick<Context, 'db' | 'company'>,
  typed: readonly TypedRange[],
): Promise<readonly Range[]> => {
  const ranges = typed.map(rangeOf);
  const problem = rangeProblemOf(ranges);
  if (problem !== null) throw new AppError(codes[problem]);
  const lines = new Set(ranges.length === 0 ? [] : (await listLineNames(db, company.id)).map(({ id }) => id));
  const products = await listProductRefs(
    db,
    company.id,
    ranges.flatMap(({ productId }) => productId ?? []),
  );
  for (const { productId, lineId, quantity } of ranges) {
    positiveIn(quantity);
    if (productId !== null && !products.has(productId))
      throw new AppError('pricing.product-not-found', { id: productId });
    if (lineId !== null && !lines.has(lineId)) throw new AppError('pricing.line-not-found', { id: lineId });
  }
  return ranges;
};

export type RangeLine = Promised['lines'][number] & { readonly rangeNo: number };

/**
 * The products that ranges cover today, each at the deepest point of its range off the list price of today; one that has a
 * price of its own is left out. A product without a list price stands there at nothing, and the judgement refuses it.
 */
export const linesInRanges = async (
  context: Context,
  given: {
    readonly accountId: string;
    readonly ranges: readonly Range[];
    readonly priced: readonly string[];
  },
): Promise<readonly RangeLine[]> => {
  const { db, company } = context;
  const { accountId, ranges, priced } = given;
  if (ranges.length === 0) return [];
  const placed = await listPlacedProducts(db, {
    orgId: company.id,
    lineIds: ranges.flatMap(({ lineId }) => lineId ?? []),
    productIds: ranges.flatMap(({ productId }) => productId ?? []),
    limit: mostProducts + 1,
  });
  if (placed.length > mostProducts) throw new AppError('pricing.range-too-wide', { most: mostProducts });
  const own = new Set(priced);
  const covered = placed.filter(({ id }) => !own.has(id));
  const prices = await listAccountPricing(context, { accountId, productIds: covered.map(({ id }) => id) });
  const lines = covered.flatMap((product): readonly RangeLine[] => {
    const at = rangeOver(product, ranges);
    const range = at === null ? undefined : ranges[at];
    if (at === null || range === undefined) return [];
    const listE4 = BigInt(prices.get(product.id)?.listPriceE4 ?? 0);
    const price = decimalOf(priceOff(listE4, range.toBp));
    return [{ rangeNo: at + 1, productId: product.id, quantity: range.quantity, price }];
  });
  const empty = ranges.findIndex((_, at) => lines.every(({ rangeNo }) => rangeNo !== at + 1));
  if (empty >= 0) throw new AppError('pricing.range-empty', { line: empty + 1 });
  return lines.toSorted((a, b) => a.rangeNo - b.rangeNo);
};

export const draftRangesOf = (row: Pick<AgreementRow, 'ranges'>): readonly TypedRange[] =>
  storedRanges.parse(row.ranges);

/** The same with both places filled in, as the rules read them. */
export const rangesIn = (row: Pick<AgreementRow, 'ranges'>): readonly Range[] => draftRangesOf(row).map(rangeOf);

/** How many products each range of an agreement covers today, and how many of them came after it was signed. */
const coverageOf = async ({ db, company }: Context, row: AgreementRow, priced: readonly string[]) => {
  const ranges = rangesIn(row);
  const own = new Set(priced);
  const placed = await listPlacedProducts(db, {
    orgId: company.id,
    lineIds: ranges.flatMap(({ lineId }) => lineId ?? []),
    productIds: ranges.flatMap(({ productId }) => productId ?? []),
    limit: 10 * mostProducts,
  });
  const counts = ranges.map(() => 0);
  for (const product of placed) {
    const at = own.has(product.id) ? null : rangeOver(product, ranges);
    if (at !== null) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
};

/** The ranges of an agreement as its page shows them. */
export const presentRanges = async (context: Context, row: AgreementRow, priced: readonly string[]) => {
  const { db, company } = context;
  const orgId = company.id;
  const isSigned = row.state === 'signed';
  const signed = isSigned ? await listRanges(db, orgId, row.id) : [];
  const ranges = rangesIn(row);
  if (ranges.length === 0) return [];
  const committed = isSigned ? [...(await listRangeNumbers(db, orgId, row.id)).values()] : [];
  const names = new Map((await listLineNames(db, orgId)).map((line) => [line.id, line]));
  const products = await listProductRefs(
    db,
    orgId,
    ranges.flatMap(({ productId }) => productId ?? []),
  );
  const counts = await coverageOf(context, row, priced);
  return ranges.map((range, at) => {
    const no = at + 1;
    const held = signed.find(({ rangeNo }) => rangeNo === no);
    const covered = counts[at] ?? 0;
    const kept = isSigned ? committed.filter((rangeNo) => rangeNo === no).length : 0;
    return {
      no,
      product: range.productId === null ? null : (products.get(range.productId) ?? null),
      line: range.lineId === null ? null : (names.get(range.lineId) ?? null),
      fromBp: held?.fromBp ?? range.fromBp,
      toBp: held?.toBp ?? range.toBp,
      quantity: held === undefined ? range.quantity : decimalOf(held.quantityE4),
      covered,
      added: isSigned ? Math.max(0, covered - kept) : 0,
    };
  });
};
