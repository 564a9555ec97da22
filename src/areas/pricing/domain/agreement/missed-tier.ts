import { daysBetween } from '#kernel/day';
import type { Day } from '#kernel/day';
import { tierReached } from './rebate.ts';
import type { RebateSpan, RebateTier } from './rebate.ts';

export type MissedTier = {
  readonly tier: RebateTier;
  /** Volume between the forecast's higher end and the tier, minor units. */
  readonly missingMinor: bigint;
  readonly daysLeft: number;
};

/** The part of what was agreed for the whole term that falls into a period, by days. */
export const agreedWithin = (agreedMinor: bigint, span: RebateSpan, term: RebateSpan): bigint =>
  (agreedMinor * BigInt(daysBetween(span.from, span.to) + 1)) / BigInt(daysBetween(term.from, term.to) + 1);

/**
 * The tier that the agreed quantities would reach in a period and that the forecast does not, even at its higher end; null
 * where what was agreed reaches no tier, or the forecast may still reach it (docs/methods.md 8.7).
 */
export const missedTierOf = (
  tiers: readonly RebateTier[],
  period: { readonly agreedMinor: bigint; readonly highMinor: bigint; readonly to: Day },
  today: Day,
): MissedTier | null => {
  const tier = tierReached(tiers, period.agreedMinor);
  if (tier === null || period.highMinor >= tier.fromMinor) return null;
  return { tier, missingMinor: tier.fromMinor - period.highMinor, daysLeft: daysBetween(today, period.to) };
};
