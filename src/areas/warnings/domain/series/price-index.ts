/** Price and quantity of one product in one period. */
export type PricePoint = { readonly price: number; readonly quantity: number };
export type PricePeriod = Readonly<Record<string, PricePoint>>;

export type IndexFormula = 'tornqvist' | 'fisher';

const isUsable = (point: PricePoint | undefined): point is PricePoint =>
  point !== undefined && point.price > 0 && point.quantity > 0;

/**
 * Change of price between two periods over the products in both (docs/methods.md 9.1); null when none is.
 * Törnqvist: ∏ (p1/p0)^mean share. Fisher: √(Laspeyres × Paasche). Example: one product 10 → 9 → .9 by either.
 */
export const linkOf = (before: PricePeriod, after: PricePeriod, formula: IndexFormula): number | null => {
  const pairs = Object.entries(before).flatMap(([product, earlier]) => {
    const later = after[product];
    return isUsable(earlier) && isUsable(later) ? [{ earlier, later }] : [];
  });
  if (pairs.length === 0) return null;
  const sum = (value: (pair: (typeof pairs)[number]) => number): number =>
    pairs.reduce((total, pair) => total + value(pair), 0);
  const [spent0, spent1] = [
    sum(({ earlier }) => earlier.price * earlier.quantity),
    sum(({ later }) => later.price * later.quantity),
  ];
  if (formula === 'fisher') {
    const laspeyres = sum(({ earlier, later }) => later.price * earlier.quantity) / spent0;
    const paasche = spent1 / sum(({ earlier, later }) => earlier.price * later.quantity);
    return Math.sqrt(laspeyres * paasche);
  }
  return Math.exp(
    sum(({ earlier, later }) => {
      const share = ((earlier.price * earlier.quantity) / spent0 + (later.price * later.quantity) / spent1) / 2;
      return share * Math.log(later.price / earlier.price);
    }),
  );
};

/**
 * The links multiplied along, first period 1. A period without a matched product carries the index on; the next link is
 * then taken against the last period that had products. For people to look at: charts watch `ownLevelOf`, see there.
 */
export const chainedIndexOf = (periods: readonly PricePeriod[], formula: IndexFormula): readonly number[] => {
  let level = 1;
  let last: PricePeriod | null = null;
  return periods.map((period) => {
    if (!Object.values(period).some(isUsable)) return level;
    if (last !== null) level *= linkOf(last, period, formula) ?? 1;
    last = period;
    return level;
  });
};
