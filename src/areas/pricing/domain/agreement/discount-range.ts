/** A product, or a product line with all that is under it, at so much off list. Shares are basis points of the list price. */
export type DiscountRange = {
  readonly productId: string | null;
  readonly lineId: string | null;
  readonly fromBp: number;
  readonly toBp: number;
};

export type RangeProblem = 'range-unplaced' | 'range-crossed' | 'range-twice';

/** What keeps ranges from being kept as a draft: one without a place or with two, one that runs backwards, one place twice. */
export const rangeProblemOf = (ranges: readonly DiscountRange[]): RangeProblem | null => {
  const places = new Set(ranges.map(({ productId, lineId }) => productId ?? lineId));
  if (ranges.some(({ productId, lineId }) => (productId === null) === (lineId === null))) return 'range-unplaced';
  if (ranges.some(({ fromBp, toBp }) => fromBp > toBp)) return 'range-crossed';
  return places.size < ranges.length ? 'range-twice' : null;
};

/**
 * The unit price at so much off list, rounded up to 1/10,000 so that never more is conceded than agreed
 * (docs/methods.md 8.7). Example: 12 % off 99.99 → 87.9912.
 */
export const priceOff = (listE4: bigint, offBp: number): bigint => (listE4 * BigInt(10_000 - offBp) + 9_999n) / 10_000n;

/** A product with the lines that it stands under, the innermost first. */
export type PlacedProduct = { readonly id: string; readonly lineIds: readonly string[] };

/**
 * The place in `ranges` of the one that a product falls under: the range of the product itself, else that of its nearest
 * line; null where none names it.
 */
export const rangeOver = ({ id, lineIds }: PlacedProduct, ranges: readonly DiscountRange[]): number | null => {
  const own = ranges.findIndex(({ productId }) => productId === id);
  if (own >= 0) return own;
  for (const one of lineIds) {
    const at = ranges.findIndex(({ lineId }) => lineId === one);
    if (at >= 0) return at;
  }
  return null;
};

/** The prices between which an order is within a range, off the list price of its day; the deepest first. */
export const rangePricesOf = (
  listE4: bigint,
  { fromBp, toBp }: Pick<DiscountRange, 'fromBp' | 'toBp'>,
): { readonly deepestE4: bigint; readonly shallowestE4: bigint } => ({
  deepestE4: priceOff(listE4, toBp),
  shallowestE4: priceOff(listE4, fromBp),
});

/** How a unit price stands to a range, and the price of the range that is nearest to it. */
export const rangeFindingOf = (
  priceE4: bigint,
  { deepestE4, shallowestE4 }: ReturnType<typeof rangePricesOf>,
): { readonly finding: 'within-range' | 'beyond-range' | 'above-agreed'; readonly nearestE4: bigint } => {
  if (priceE4 < deepestE4) return { finding: 'beyond-range', nearestE4: deepestE4 };
  if (priceE4 > shallowestE4) return { finding: 'above-agreed', nearestE4: shallowestE4 };
  return { finding: 'within-range', nearestE4: priceE4 };
};
