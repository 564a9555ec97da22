import { daysBetween } from '#kernel/day';
import type { Day } from '#kernel/day';
import type { Lifecycle } from './standing.ts';

/** Sales of an account as the ledger dates them. */
export type TradeDates = {
  readonly firstOrderOn: Day | null;
  readonly lastOrderOn: Day | null;
  readonly orders: number;
};

/** No account falls asleep within a year: many buy once a season. */
const activeDays = 365;
const usualGaps = 2;
const dormantTimes = 3;

/**
 * How long an account may be silent before it is dormant, and before it is lost: a year or two of its own usual gaps
 * (days from the first to the last order per order), whichever is longer, and three times that. Example: an order every
 * 300 days is dormant after 600, lost after 1,800.
 */
export const silenceLimitsOf = (trade: TradeDates): { readonly dormantAfter: number; readonly lostAfter: number } => {
  const { firstOrderOn, lastOrderOn, orders } = trade;
  const gap =
    firstOrderOn === null || lastOrderOn === null || orders < 2
      ? 0
      : daysBetween(firstOrderOn, lastOrderOn) / (orders - 1);
  const dormantAfter = Math.max(activeDays, Math.ceil(usualGaps * gap));
  return { dormantAfter, lostAfter: dormantTimes * dormantAfter };
};

/** Where an account stands by its orders: prospect until the first one, then by how long it has been silent. */
export const lifecycleByTrade = (trade: TradeDates, asOf: Day): Lifecycle => {
  if (trade.lastOrderOn === null) return 'prospect';
  const silent = daysBetween(trade.lastOrderOn, asOf);
  const { dormantAfter, lostAfter } = silenceLimitsOf(trade);
  return silent <= dormantAfter ? 'active' : silent <= lostAfter ? 'dormant' : 'lost';
};

/** An account that a person called lost stays so until it orders again. */
export const isLostByHand = (lostOn: Day | null, lastOrderOn: Day | null): boolean =>
  lostOn !== null && (lastOrderOn === null || lastOrderOn <= lostOn);
