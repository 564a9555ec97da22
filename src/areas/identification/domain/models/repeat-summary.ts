/** An account's orders: day numbers (days since 1970-01-01, any order) and what each order was worth. */
export type OrderHistory = { readonly days: ArrayLike<number>; readonly values?: ArrayLike<number> };

/** What the repeat-purchase models know of an account; times in weeks = days/7, exact. */
export type RepeatSummary = {
  /** Order days after the first; orders of one day are one. */
  readonly x: number;
  /** From the first to the last order day. */
  readonly tx: number;
  /** From the first order day to the data cut-off (never to the last order). */
  readonly T: number;
  /** Σ ln of the gaps between order days, in weeks. */
  readonly litt: number;
  /** Mean value of a repeat order day; 0 without repeats. */
  readonly meanSpend: number;
  /** Gaps between successive order days, in days, oldest first. */
  readonly gapDays: readonly number[];
};

const daysPerWeek = 7;

/** Order days within (after, through], merged and ascending, with the value of each. */
const dayTotals = ({ days, values }: OrderHistory, after: number, through: number): [number, number][] => {
  const totals = new Map<number, number>();
  for (let i = 0; i < days.length; i += 1) {
    const day = days[i] ?? Number.NaN;
    if (day > after && day <= through) totals.set(day, (totals.get(day) ?? 0) + (values?.[i] ?? 0));
  }
  return [...totals].toSorted(([left], [right]) => left - right);
};

/**
 * Summary of one account at the cut-off day (docs/methods.md 3.1: getting it right is half the work); null before its
 * first order.
 * Example: orders on days 0, 0 and 36 with cut-off 37 give x = 1, tx = 36/7, T = 37/7.
 */
export const repeatSummaryOf = (history: OrderHistory, cutoffDay: number): RepeatSummary | null => {
  const orders = dayTotals(history, Number.NEGATIVE_INFINITY, cutoffDay);
  const first = orders[0];
  const last = orders.at(-1);
  if (!first || !last) return null;
  const x = orders.length - 1;
  const gapDays = orders.slice(1).map(([day], i) => day - (orders[i]?.[0] ?? day));
  const repeatValue = orders.slice(1).reduce((sum, [, value]) => sum + value, 0);
  return {
    x,
    tx: (last[0] - first[0]) / daysPerWeek,
    T: (cutoffDay - first[0]) / daysPerWeek,
    litt: gapDays.reduce((sum, gap) => sum + Math.log(gap / daysPerWeek), 0),
    meanSpend: x > 0 ? repeatValue / x : 0,
    gapDays,
  };
};

/** Order days in (cutoffDay, endDay] and their value: the outcome that a back-test compares with. */
export const outcomeAfter = (
  history: OrderHistory,
  cutoffDay: number,
  endDay: number,
): { readonly orderDays: number; readonly value: number } => {
  const orders = dayTotals(history, cutoffDay, endDay);
  return { orderDays: orders.length, value: orders.reduce((sum, [, value]) => sum + value, 0) };
};
