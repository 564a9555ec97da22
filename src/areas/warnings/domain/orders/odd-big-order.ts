/** Days are day numbers. */
export type SizedOrder = { readonly day: number; readonly minor: bigint };
export type OddBigOrder = { readonly usualMinor: bigint; readonly timesUsual: number };

const times = 3n;
const fewestOrders = 3;
const yearDays = 365;
/** Of five orders two may be odd themselves and the median is still a usual one; with fewer the whole past says more. */
const fewestOfYear = 5;

const usualOf = (amounts: readonly bigint[]): bigint => {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0n;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0n;
  return (lower + upper) / 2n;
};

/**
 * An order above three times the account's usual size asks for a risk check before any support (docs/methods.md 11.4). Usual
 * is the median of the twelve months before it, so that an account that grows is measured by what it is; of its whole past
 * where the year has fewer than five orders. null for a usual order and for an account with fewer than three earlier ones.
 * Example: 100, 120, 90, then 400 → 4 times.
 */
export const oddBigOrderOf = (earlier: readonly SizedOrder[], order: SizedOrder): OddBigOrder | null => {
  const sold = earlier.filter(({ minor }) => minor > 0n);
  if (sold.length < fewestOrders) return null;
  const ofYear = sold.filter(({ day }) => day >= order.day - yearDays);
  const usualMinor = usualOf((ofYear.length < fewestOfYear ? sold : ofYear).map(({ minor }) => minor));
  return order.minor > times * usualMinor ? { usualMinor, timesUsual: Number(order.minor) / Number(usualMinor) } : null;
};
