import { dayNumberOf, monthNumberOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import type { AccountFacts, MonthFacts } from '../facts/account-facts.ts';
import { monthNumberOfDay } from '../facts/month-of-day.ts';
import type { ValueBasis } from './measuring.ts';

export const seriesMonths = 36;

/** An account's last 36 complete months, oldest first, in E4 as plain numbers: good for trends, not for books. */
export type MonthlySeries = {
  readonly net: Float64Array;
  /** Contribution before cost of credit; net revenue where no cost is known anywhere. */
  readonly value: Float64Array;
  /** Net revenue with a known cost, less that cost. */
  readonly grossMargin: Float64Array;
  readonly costKnownNet: Float64Array;
  /** Months from the month of the first order to the last complete month. */
  readonly historyMonths: number;
};

/** The last month that is complete on a day. */
export const lastCompleteMonthOf = (asOf: Day): number => monthNumberOfDay(dayNumberOf(asOf) + 1) - 1;

/** Spreads the monthly facts over 36 places. A running month is left out: a part of a month is no trend. */
export const monthlySeriesOf = (facts: AccountFacts, lastMonth: number, basis: ValueBasis): MonthlySeries => {
  const first = lastMonth - seriesMonths + 1;
  const series = {
    net: new Float64Array(seriesMonths),
    value: new Float64Array(seriesMonths),
    grossMargin: new Float64Array(seriesMonths),
    costKnownNet: new Float64Array(seriesMonths),
  };
  for (const month of facts.months) {
    const at = monthNumberOf(month.month) - first;
    if (at < 0 || at >= seriesMonths) continue;
    series.net[at] = Number(month.netE4);
    series.value[at] = Number(valueOf(month, basis));
    series.grossMargin[at] = Number(month.costKnownNetE4 - month.costE4);
    series.costKnownNet[at] = Number(month.costKnownNetE4);
  }
  const firstDay = facts.orderDays[0]?.day;
  const historyMonths = firstDay === undefined ? 0 : Math.max(0, lastMonth - monthNumberOfDay(firstDay) + 1);
  return { ...series, historyMonths };
};

const valueOf = (month: MonthFacts, basis: ValueBasis): bigint =>
  basis === 'revenue' ? month.netE4 : month.costKnownNetE4 - month.costE4 - month.pocketE4 - month.costToServeE4;

/** Sum of `count` months that end `back` months before the last one. */
export const sumOfMonths = (series: Float64Array, back: number, count: number): number => {
  const end = series.length - back;
  return series.subarray(Math.max(0, end - count), Math.max(0, end)).reduce((sum, value) => sum + value, 0);
};
