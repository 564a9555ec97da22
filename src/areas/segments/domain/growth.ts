/**
 * Change of revenue against the 12 months before, in basis points towards zero; null without revenue before.
 * Example: 120 after 100 → 2000.
 */
export const growthBpOf = (now: bigint, before: bigint): number | null =>
  before > 0n ? Number(((now - before) * 10_000n) / before) : null;
