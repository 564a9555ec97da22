import { costToServeKinds, pocketKinds } from '#domain/ledger';
import type { CostToServeKind, PocketKind } from '#domain/ledger';
import { divideHalfEven } from '#kernel/decimal';
import { allocate } from './allocate.ts';

/** What the ledger holds of one part: an order line, an order, a product line or a whole account. Amounts are e4. */
export type TradePart = {
  readonly key: string;
  /** List value of the lines whose list price is known. */
  readonly listE4: bigint;
  /** Net value of those lines. */
  readonly listedNetE4: bigint;
  readonly netE4: bigint;
  readonly costE4: bigint;
  /** Net value of the lines whose cost is known. */
  readonly knownNetE4: bigint;
  /** Entries that name this part. */
  readonly pocket: Partial<Readonly<Record<PocketKind, bigint>>>;
  readonly serve: Partial<Readonly<Record<CostToServeKind, bigint>>>;
};

/** What belongs to the account as a whole and is spread over its parts. */
export type SharedItems = {
  readonly pocket: Partial<Readonly<Record<PocketKind, bigint>>>;
  readonly serve: Partial<Readonly<Record<CostToServeKind, bigint>>>;
  readonly creditE4: bigint;
};

export type Waterfall = {
  readonly key: string;
  /** List value; net stands in where no list price is known. */
  readonly listE4: bigint;
  readonly unlistedNetE4: bigint;
  readonly standardDiscountE4: bigint;
  readonly exceptionalDiscountE4: bigint;
  readonly invoiceE4: bigint;
  readonly pocket: Readonly<Record<PocketKind, bigint>>;
  readonly creditE4: bigint;
  readonly pocketRevenueE4: bigint;
  readonly costE4: bigint;
  readonly unknownNetE4: bigint;
  readonly serve: Readonly<Record<CostToServeKind, bigint>>;
  /** Pocket revenue − known cost − cost to serve, over the revenue whose cost is known; null while none of it is. */
  readonly contributionE4: bigint | null;
};

/**
 * The steps from list to contribution of one part (docs/methods.md 8.4). The standard discount is the share
 * of list that everybody of the tier has, at most the whole discount; the rest is exceptional. Revenue of unknown cost
 * is taken out before contribution: it earns nothing that anybody knows.
 */
export const waterfallOf = (part: TradePart, shared: SharedItems, standardDiscountBp: number): Waterfall => {
  const unlistedNetE4 = part.netE4 - part.listedNetE4;
  const listE4 = part.listE4 + unlistedNetE4;
  const discount = listE4 - part.netE4;
  const standard = divideHalfEven(part.listE4 * BigInt(standardDiscountBp), 10_000n);
  const standardDiscountE4 = isWithin(standard, discount) ? standard : within(discount, part.listE4);
  const pocket = added(pocketKinds, part.pocket, shared.pocket);
  const serve = added(costToServeKinds, part.serve, shared.serve);
  const pocketRevenueE4 = part.netE4 - totalOf(pocket) - shared.creditE4;
  return withContribution({
    key: part.key,
    listE4,
    unlistedNetE4,
    standardDiscountE4,
    exceptionalDiscountE4: discount - standardDiscountE4,
    invoiceE4: part.netE4,
    pocket,
    creditE4: shared.creditE4,
    pocketRevenueE4,
    costE4: part.costE4,
    unknownNetE4: part.netE4 - part.knownNetE4,
    serve,
  });
};

const withContribution = (fall: Omit<Waterfall, 'contributionE4'>): Waterfall => {
  const { invoiceE4, unknownNetE4, costE4 } = fall;
  const isUnknown = unknownNetE4 === invoiceE4 && costE4 === 0n && invoiceE4 !== 0n;
  const contributionE4 = isUnknown ? null : fall.pocketRevenueE4 - unknownNetE4 - costE4 - totalOf(fall.serve);
  return { ...fall, contributionE4 };
};

const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);
/** Returns turn both signs: compared by size, on the same side of zero. */
const isWithin = (standard: bigint, discount: bigint): boolean =>
  standard < 0n === discount < 0n && sizeOf(standard) <= sizeOf(discount);
const within = (discount: bigint, list: bigint): bigint => (discount < 0n === list < 0n ? discount : 0n);

const added = <K extends string>(
  kinds: readonly K[],
  own: Partial<Readonly<Record<K, bigint>>>,
  share: Partial<Readonly<Record<K, bigint>>>,
): Readonly<Record<K, bigint>> => {
  const sums: Partial<Record<K, bigint>> = {};
  for (const kind of kinds) sums[kind] = (own[kind] ?? 0n) + (share[kind] ?? 0n);
  return filled(kinds, sums);
};

const filled = <K extends string>(
  kinds: readonly K[],
  sums: Partial<Readonly<Record<K, bigint>>>,
): Readonly<Record<K, bigint>> => {
  const isWhole = (value: Partial<Readonly<Record<K, bigint>>>): value is Readonly<Record<K, bigint>> =>
    kinds.every((kind) => value[kind] !== undefined);
  if (!isWhole(sums)) throw new Error('Every kind has a sum.');
  return sums;
};

const totalOf = (items: Readonly<Record<string, bigint>>): bigint =>
  Object.values(items).reduce((sum, amount) => sum + amount, 0n);

/**
 * The waterfalls of all parts. What belongs to no part is spread by invoice value with the largest remainder, so that
 * the parts add up to the account exactly.
 */
export const waterfallsOf = (
  parts: readonly TradePart[],
  shared: SharedItems,
  standardDiscountBp: number,
): readonly Waterfall[] => {
  const weights = parts.map(({ netE4 }) => netE4);
  const spread = <K extends string>(kinds: readonly K[], items: Partial<Readonly<Record<K, bigint>>>) => {
    const shares = new Map(kinds.map((kind) => [kind, allocate(items[kind] ?? 0n, weights)]));
    return (at: number): Partial<Readonly<Record<K, bigint>>> => {
      const mine: Partial<Record<K, bigint>> = {};
      for (const kind of kinds) mine[kind] = shares.get(kind)?.[at] ?? 0n;
      return mine;
    };
  };
  const pocketAt = spread(pocketKinds, shared.pocket);
  const serveAt = spread(costToServeKinds, shared.serve);
  const credit = allocate(shared.creditE4, weights);
  return parts.map((part, at) =>
    waterfallOf(part, { pocket: pocketAt(at), serve: serveAt(at), creditE4: credit[at] ?? 0n }, standardDiscountBp),
  );
};

/**
 * Several waterfalls as one. What was paid and done for a part of unknown cost counts in the contribution of the whole,
 * which is therefore not the sum of the contributions of the parts.
 */
export const addedFalls = (key: string, falls: readonly Waterfall[]): Waterfall => {
  const over = (read: (fall: Waterfall) => bigint): bigint => falls.reduce((sum, fall) => sum + read(fall), 0n);
  const sums = <K extends string>(kinds: readonly K[], read: (fall: Waterfall) => Readonly<Record<K, bigint>>) => {
    const made: Partial<Record<K, bigint>> = {};
    for (const kind of kinds) made[kind] = over((fall) => read(fall)[kind]);
    return filled(kinds, made);
  };
  return withContribution({
    key,
    listE4: over(({ listE4 }) => listE4),
    unlistedNetE4: over(({ unlistedNetE4 }) => unlistedNetE4),
    standardDiscountE4: over(({ standardDiscountE4 }) => standardDiscountE4),
    exceptionalDiscountE4: over(({ exceptionalDiscountE4 }) => exceptionalDiscountE4),
    invoiceE4: over(({ invoiceE4 }) => invoiceE4),
    pocket: sums(pocketKinds, ({ pocket }) => pocket),
    creditE4: over(({ creditE4 }) => creditE4),
    pocketRevenueE4: over(({ pocketRevenueE4 }) => pocketRevenueE4),
    costE4: over(({ costE4 }) => costE4),
    unknownNetE4: over(({ unknownNetE4 }) => unknownNetE4),
    serve: sums(costToServeKinds, ({ serve }) => serve),
  });
};
