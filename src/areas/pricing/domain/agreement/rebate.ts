import { addDays, addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import { floorOf, rational } from '../rational.ts';

/** retroactive: the whole volume has the rate of the tier reached. incremental: each part of it has the rate of its own tier. */
export const rebateKinds = ['retroactive', 'incremental'] as const;
export type RebateKind = (typeof rebateKinds)[number];

/** For what time a volume is counted before it starts again. */
export const rebatePeriods = ['quarter', 'year', 'term'] as const;
export type RebatePeriod = (typeof rebatePeriods)[number];

/** Which sales count: of the agreed products, or of everything. */
export const rebateBases = ['agreed', 'all'] as const;
export type RebateBasis = (typeof rebateBases)[number];

export type RebateTier = { readonly fromMinor: bigint; readonly rateBp: number };

/** The highest rate of the tiers: what every price must bear above its floor. */
export const topRebateBp = (tiers: readonly RebateTier[]): number =>
  tiers.reduce((top, { rateBp }) => Math.max(top, rateBp), 0);

/** The highest tier that a volume reaches, its bound included; null below the first. */
export const tierReached = (tiers: readonly RebateTier[], volumeMinor: bigint): RebateTier | null =>
  tiers.reduce<RebateTier | null>((reached, tier) => (tier.fromMinor <= volumeMinor ? tier : reached), null);

/**
 * The rebate on a volume, in minor units: an exact sum, cut once at the end, so that nobody is owed a part of a cent that
 * was not earned. Example with 2 % from 100 and 5 % from 200: a volume of 250 earns 12.50 retroactively and 4.50 by steps.
 */
export const rebateOf = (kind: RebateKind, tiers: readonly RebateTier[], volumeMinor: bigint): bigint => {
  if (volumeMinor <= 0n) return 0n;
  if (kind === 'retroactive') {
    const reached = tierReached(tiers, volumeMinor);
    return reached === null ? 0n : floorOf(rational(volumeMinor * BigInt(reached.rateBp), 10_000n));
  }
  const shares = tiers.map(({ fromMinor, rateBp }, at) => {
    const next = tiers[at + 1]?.fromMinor;
    const upTo = next === undefined || next > volumeMinor ? volumeMinor : next;
    return upTo > fromMinor ? (upTo - fromMinor) * BigInt(rateBp) : 0n;
  });
  return floorOf(
    rational(
      shares.reduce((sum, share) => sum + share, 0n),
      10_000n,
    ),
  );
};

export type RebateSpan = { readonly from: Day; readonly to: Day };

const monthsOf = { quarter: 3, year: 12 } as const;

/** The periods of an agreement, counted from its first day; the last one ends with it. */
export const rebateSpansOf = (from: Day, to: Day, period: RebatePeriod): readonly RebateSpan[] => {
  if (period === 'term') return [{ from, to }];
  const spans: RebateSpan[] = [];
  for (let at = 0; ; at += 1) {
    const start = addMonths(from, at * monthsOf[period]);
    if (start > to) return spans;
    const end = addDays(addMonths(from, (at + 1) * monthsOf[period]), -1);
    spans.push({ from: start, to: end < to ? end : to });
  }
};
