import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';

export const warningStates = ['new', 'accepted', 'dismissed', 'resolved'] as const;
export type WarningState = (typeof warningStates)[number];

/** What a list may be asked for; open: new or accepted. */
export const warningViews = ['open', ...warningStates, 'all'] as const;
export type WarningView = (typeof warningViews)[number];

export const warningActs = ['accept', 'assign', 'snooze', 'dismiss', 'resolve', 'verdict', 'check'] as const;
export type WarningAct = (typeof warningActs)[number];

const allowed: Readonly<Record<WarningAct, readonly string[]>> = {
  accept: ['new'],
  assign: ['new', 'accepted'],
  snooze: ['new', 'accepted'],
  dismiss: ['new', 'accepted'],
  resolve: ['new', 'accepted'],
  verdict: ['accepted', 'dismissed', 'resolved'],
  check: ['new', 'accepted'],
};

/** May this be done to a warning in this state? Whether it was true is said when somebody has looked into it. */
export const mayAct = (act: WarningAct, state: string): boolean => allowed[act].includes(state);

/** Longer than a quarter is no putting off. */
export const longestSnoozeDays = 90;

/** Why a warning is not put off until a day: it must lie ahead, ninety days at most. null: it may be. */
export const snoozeRefusalOf = (until: Day, today: Day): 'day-past' | 'snooze-long' | null =>
  until <= today ? 'day-past' : until > addDays(today, longestSnoozeDays) ? 'snooze-long' : null;

export type KindRecord = {
  readonly told: number;
  readonly dismissed: number;
  readonly wasTrue: number;
  readonly wasFalse: number;
};

/** Share of judged warnings that were true, basis points; a dismissed one without a verdict counts as false. null: none judged. */
export const precisionBpOf = ({ wasTrue, wasFalse }: Pick<KindRecord, 'wasTrue' | 'wasFalse'>): number | null =>
  wasTrue + wasFalse === 0 ? null : Math.round((wasTrue / (wasTrue + wasFalse)) * 10_000);
