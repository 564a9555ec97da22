/**
 * Splits an amount by a fixed key, to the last unit: shares are rounded down and what is left goes to the largest
 * remainders, the earlier place first. Weights below zero count as zero; without any weight the first place takes all.
 * Example: 100 over [1, 1, 1] → [34, 33, 33].
 */
export const allocate = (amount: bigint, weights: readonly bigint[]): readonly bigint[] => {
  if (weights.length === 0) return [];
  const sign = amount < 0n ? -1n : 1n;
  const size = amount * sign;
  const counted = weights.map((weight) => (weight > 0n ? weight : 0n));
  const total = counted.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return counted.map((_, at) => (at === 0 ? amount : 0n));
  const shares = counted.map((weight) => (size * weight) / total);
  let left = size - shares.reduce((sum, share) => sum + share, 0n);
  const byRemainder = counted
    .map((weight, at) => ({ at, remainder: (size * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1));
  const raised = new Set<number>();
  for (const { at } of byRemainder) {
    if (left === 0n) break;
    raised.add(at);
    left -= 1n;
  }
  return shares.map((share, at) => sign * (raised.has(at) ? share + 1n : share));
};
