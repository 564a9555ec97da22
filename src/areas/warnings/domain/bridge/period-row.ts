/** What one account bought of one product in one period. All amounts e4 of the company's currency, quantities e4. */
export type PeriodRow = {
  readonly product: string;
  readonly family: string;
  /** Quantities of a family add up within one unit only. */
  readonly unit: string;
  /** The currency of the price, when it is not the company's own. */
  readonly currency?: string;
  /** Sales less returns. */
  readonly quantityE4: bigint;
  readonly netE4: bigint;
  /** List value less net; 0 where no list price is known. The list level of a row is net + discount. */
  readonly discountE4: bigint;
  /** The part of the net whose cost is known, and that cost. */
  readonly knownNetE4: bigint;
  readonly costE4: bigint;
};

/** One side of a product in the bridge. */
export type ProductSide = {
  readonly quantity: bigint;
  readonly list: bigint;
  readonly net: bigint;
  readonly cost: bigint;
  readonly knownNet: bigint;
};

export type ProductPair = {
  readonly product: string;
  readonly family: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly before: ProductSide;
  readonly after: ProductSide;
};

const nothing: ProductSide = { quantity: 0n, list: 0n, net: 0n, cost: 0n, knownNet: 0n };

const plusRow = (side: ProductSide, row: PeriodRow): ProductSide => ({
  quantity: side.quantity + row.quantityE4,
  list: side.list + row.netE4 + row.discountE4,
  net: side.net + row.netE4,
  cost: side.cost + row.costE4,
  knownNet: side.knownNet + row.knownNetE4,
});

/**
 * The rows of both periods side by side, one pair per product, family, unit and currency, in code order, so that the
 * rounding does not depend on the order of input.
 */
export const productPairsOf = (before: readonly PeriodRow[], after: readonly PeriodRow[]): readonly ProductPair[] => {
  const pairs = new Map<string, ProductPair>();
  const add = (row: PeriodRow, side: 'before' | 'after'): void => {
    const key = JSON.stringify([row.family, row.unit, row.product, row.currency ?? '']);
    const pair = pairs.get(key) ?? {
      product: row.product,
      family: row.family,
      unit: row.unit,
      currency: row.currency ?? null,
      before: nothing,
      after: nothing,
    };
    pairs.set(key, { ...pair, [side]: plusRow(pair[side], row) });
  };
  for (const row of before) add(row, 'before');
  for (const row of after) add(row, 'after');
  return [...pairs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
};

/** Net sales with a price: more sold than returned, and not for a negative amount. */
export const isSold = ({ quantity, net }: ProductSide): boolean => quantity > 0n && net >= 0n;

/** Is every net amount of both periods covered by a known cost? */
export const isCovered = ({ before, after }: ProductPair): boolean =>
  before.knownNet === before.net && after.knownNet === after.net;
