/**
 * What one account got and gave in a period, minor units: concessions, pocket items and cost to serve; contribution.
 */
export type SqueezeSide = { readonly supportMinor: bigint; readonly contributionMinor: bigint };

export type Squeeze = {
  readonly supportUpMinor: bigint;
  readonly contributionDownMinor: bigint;
};

const leastShare = 10n;

/**
 * Support up while contribution goes down (docs/methods.md 11.3), each by a tenth or more of what it was; null
 * otherwise.
 * Example: support 100 → 130, contribution 400 → 340 → squeezed by 30 and 60.
 */
export const squeezeOf = (before: SqueezeSide, after: SqueezeSide): Squeeze | null => {
  const supportUpMinor = after.supportMinor - before.supportMinor;
  const contributionDownMinor = before.contributionMinor - after.contributionMinor;
  const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
  const isTenth = (change: bigint, base: bigint): boolean => change > 0n && change * leastShare >= size(base);
  return isTenth(supportUpMinor, before.supportMinor) && isTenth(contributionDownMinor, before.contributionMinor)
    ? { supportUpMinor, contributionDownMinor }
    : null;
};
