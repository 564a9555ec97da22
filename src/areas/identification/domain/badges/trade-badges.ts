import { addMonths, dayNumberOf } from '#kernel/day';
import { minorOf } from '#kernel/money';
import { gapQuantileOf } from '../models/index.ts';
import { orderDaysIn } from '../measures/rhythm-readings.ts';
import { roundTo } from '../stats/rounding.ts';
import type { Badge } from './badge.ts';
import type { BadgeInput } from './badge-input.ts';

/** Most of its volume in one order: at most a few order days, the largest order at least half of the net revenue. */
export const oneOffOf = ({ facts, measuring }: BadgeInput): Badge | null => {
  const { largestShare, maxOrderDays } = measuring.policy.badges.oneOff;
  const orderDays = orderDaysIn(facts, measuring.window);
  const net = facts.window.netE4;
  if (facts.largestOrder === null || net <= 0n || orderDays === 0 || orderDays > maxOrderDays) return null;
  const share = Number(facts.largestOrder.netE4) / Number(net);
  if (share < largestShare) return null;
  const largest = Number(minorOf(facts.largestOrder.netE4, measuring.currency));
  return {
    code: 'one-off',
    confidence: 1,
    figures: { orderDays, largest, share: roundTo(Math.min(share, 9.9999), 4) },
  };
};

/**
 * Silent beyond its own rhythm: enough order days to have one, the running gap past the 95 % quantile of its gamma law,
 * and the model doubts that it still buys (docs/methods.md 6.4).
 */
export const lapsingOf = ({ facts, notes, valueOf, measuring }: BadgeInput): Badge | null => {
  const { minOrderDays, gapQuantile, aliveBelow } = measuring.policy.badges.lapsing;
  const last = facts.orderDays.at(-1);
  const { law } = notes;
  if (last === undefined || law === null || facts.orderDays.length < minOrderDays) return null;
  const silentDays = measuring.window.asOfDay - last.day;
  // The quantile costs an inversion: far below the mean gap no account can be beyond it.
  if (silentDays <= law.meanDays) return null;
  const limitDays = gapQuantileOf(law, gapQuantile);
  const alive = valueOf('alive-probability');
  if (silentDays <= limitDays || !(alive < aliveBelow)) return null;
  return {
    code: 'lapsing',
    confidence: law.basis === 'own' ? 0.9 : 0.5,
    figures: { silentDays, usualGapDays: roundTo(law.meanDays, 1), limitDays: roundTo(limitDays, 1), alive },
  };
};

/** A dealer that goes on ordering: continuing dealers are key accounts too. */
export const dealerOf = ({ facts, measuring }: BadgeInput): Badge | null => {
  if (facts.attributes.kind !== 'dealer') return null;
  const { minOrderDays, withinMonths } = measuring.policy.badges.dealer;
  const after = dayNumberOf(addMonths(measuring.window.asOf, -withinMonths));
  const orderDays = facts.orderDays.filter((order) => order.day > after).length;
  return orderDays >= minOrderDays ? { code: 'dealer', confidence: 1, figures: { orderDays } } : null;
};
