/**
 * Change of revenue against the 12 months before, in basis points towards zero; null without revenue before.
 * Source: product/02-identification, Segments ("size, contribution, growth"). Example: 120 after 100 → 2000.
 */
export const growthBpOf = (now: bigint, before: bigint): number | null =>
  before > 0n ? Number(((now - before) * 10_000n) / before) : null;
