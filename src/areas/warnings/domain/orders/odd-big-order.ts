export type OddBigOrder = { readonly usualMinor: bigint; readonly timesUsual: number };

const times = 3n;
const fewestOrders = 3;

/**
 * An order above three times the account's usual (median) size asks for a risk check before any support
 * (docs/methods.md 11.4). null for a usual order and for an account with fewer than three earlier orders. Example: 100,
 * 120, 90, then 400 → 4 times.
 */
export const oddBigOrderOf = (earlierMinor: readonly bigint[], orderMinor: bigint): OddBigOrder | null => {
  const sorted = earlierMinor.filter((amount) => amount > 0n).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (sorted.length < fewestOrders) return null;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0n;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0n;
  const usualMinor = (lower + upper) / 2n;
  return orderMinor > times * usualMinor ? { usualMinor, timesUsual: Number(orderMinor) / Number(usualMinor) } : null;
};
