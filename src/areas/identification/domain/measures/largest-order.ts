import type { AccountFacts } from '../facts/account-facts.ts';
import { roundTo } from '../stats/rounding.ts';
import type { Measuring } from './measuring.ts';
import { orderDaysIn } from './rhythm-readings.ts';

/** How much of an account's net revenue of the window came in its largest order, and from which share on that is most. */
export type LargestOrderShare = {
  readonly orderDays: number;
  /** Share of net revenue, four decimals, under 10: returns can make it greater than 1. */
  readonly share: number;
  readonly limit: number;
};

const largestShown = 9.9999;

/**
 * The share of the largest order, and the policy's limit for an account with so many order days: a few days are one-off
 * from the lower share on, and any number from the dominant one on, beside which all else is trailing (docs/methods.md
 * 6.4). Null without an order or without net revenue. Example: 500 in one order and 105 on three other days is a share
 * of .8264, limit .8.
 */
export const largestOrderShareOf = (
  facts: AccountFacts,
  { policy, window }: Pick<Measuring, 'policy' | 'window'>,
): LargestOrderShare | null => {
  const { largestShare, maxOrderDays, dominantShare } = policy.badges.oneOff;
  const orderDays = orderDaysIn(facts, window);
  const net = facts.window.netE4;
  if (facts.largestOrder === null || net <= 0n || orderDays === 0) return null;
  const share = Number(facts.largestOrder.netE4) / Number(net);
  return {
    orderDays,
    share: roundTo(Math.min(share, largestShown), 4),
    limit: orderDays <= maxOrderDays ? Math.min(largestShare, dominantShare) : dominantShare,
  };
};
