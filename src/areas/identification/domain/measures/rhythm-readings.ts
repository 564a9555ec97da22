import type { AccountFacts } from '../facts/account-facts.ts';
import { monthNumberOfDay } from '../facts/month-of-day.ts';
import type { ObservationWindow } from '../facts/observation-window.ts';
import { ownRegularityOf } from '../models/index.ts';
import type { AccountGapLaw, RepeatSummary } from '../models/index.ts';
import { missing, reading } from './reading.ts';
import type { Readings } from './reading.ts';

/** Order days inside the window. */
export const orderDaysIn = (facts: AccountFacts, window: ObservationWindow): number =>
  facts.orderDays.reduce(
    (count, order) => count + (order.day > window.afterDay && order.day <= window.asOfDay ? 1 : 0),
    0,
  );

/** Months with an order ÷ months since the first. */
const activeMonthShareOf = (facts: AccountFacts, window: ObservationWindow): number => {
  let months = 0;
  let previous = Number.NaN;
  for (const order of facts.orderDays) {
    const month = monthNumberOfDay(order.day);
    if (month !== previous) months += 1;
    previous = month;
  }
  return months / (monthNumberOfDay(window.asOfDay) - monthNumberOfDay(facts.orderDays[0]?.day ?? window.asOfDay) + 1);
};

export type RhythmInput = {
  readonly facts: AccountFacts;
  readonly window: ObservationWindow;
  readonly summary: RepeatSummary | null;
  /** The account's gap law, drawn to its segment; null where nobody has a rhythm. */
  readonly law: AccountGapLaw | null;
};

const noOrders = missing('no-orders');

/** The continuity measures that need no model of dropping out. */
export const rhythmReadingsOf = ({ facts, window, summary, law }: RhythmInput): Readings => {
  const last = facts.orderDays.at(-1);
  if (summary === null || last === undefined) {
    return {
      'active-month-share': noOrders,
      'order-days': noOrders,
      regularity: noOrders,
      'days-since-order': noOrders,
      'gap-ratio': noOrders,
      'alive-probability': noOrders,
      'next-year-orders': noOrders,
    };
  }
  const silent = window.asOfDay - last.day;
  const hasOwn = ownRegularityOf(summary.gapDays) !== null;
  return {
    'active-month-share': reading('share', activeMonthShareOf(facts, window), Math.min(1, (summary.x + 1) / 4)),
    'order-days': reading('count', orderDaysIn(facts, window)),
    regularity:
      law !== null && hasOwn ? reading('ratio', law.regularity, confidenceOf(summary.x)) : missing('few-gaps'),
    'days-since-order': reading('days', silent),
    'gap-ratio':
      law === null
        ? missing('few-gaps')
        : reading('ratio', silent / law.meanDays, law.basis === 'own' ? confidenceOf(summary.x) : 0.3),
  };
};

/** Half of the confidence in a rhythm is there with five gaps. */
const confidenceOf = (gaps: number): number => gaps / (gaps + 5);
