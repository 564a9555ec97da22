import { addMonths, dayNumberOf } from '#kernel/day';
import { minorOf } from '#kernel/money';
import { gapQuantileOf } from '../models/index.ts';
import { largestOrderShareOf } from '../measures/largest-order.ts';
import { roundTo } from '../stats/rounding.ts';
import type { Badge } from './badge.ts';
import type { BadgeInput } from './badge-input.ts';

/** Most of its volume in one order: half of it in one of a few order days, or nearly all of it however often it ordered. */
export const oneOffOf = ({ facts, measuring }: BadgeInput): Badge | null => {
  const found = largestOrderShareOf(facts, measuring);
  if (found === null || facts.largestOrder === null || found.share < found.limit) return null;
  const { orderDays, share } = found;
  const largest = Number(minorOf(facts.largestOrder.netE4, measuring.currency));
  return { code: 'one-off', confidence: 1, figures: { orderDays, largest, share } };
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
