import { dayNumberOf, monthNumberOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { addTakings, noTakings } from '../facts/account-facts.ts';
import type { AccountFacts, Takings } from '../facts/account-facts.ts';
import { monthNumberOfDay } from '../facts/month-of-day.ts';
import { estimatedMarginE4Of } from './estimated-margin.ts';
import type { Measuring } from './measuring.ts';

export const seriesMonths = 36;

/** An account's last 36 complete months, oldest first, in E4 as plain numbers: good for trends, not for books. */
export type MonthlySeries = {
  readonly net: Float64Array;
  /** Contribution before cost of credit, unknown costs estimated; net revenue where no cost is known anywhere. */
  readonly value: Float64Array;
  /** Months from the month of the first order to the last complete month. */
  readonly historyMonths: number;
};

/** The last month that is complete on a day. */
export const lastCompleteMonthOf = (asOf: Day): number => monthNumberOfDay(dayNumberOf(asOf) + 1) - 1;

/**
 * Spreads the monthly facts over 36 places. A running month is left out: a part of a month is no trend. A month in which
 * little cost is known takes the margin rate of all 36, so that gaps in the costs look like no fall of the margin.
 */
export const monthlySeriesOf = (
  facts: AccountFacts,
  lastMonth: number,
  { basis, policy }: Pick<Measuring, 'basis' | 'policy'>,
): MonthlySeries => {
  const first = lastMonth - seriesMonths + 1;
  const series = { net: new Float64Array(seriesMonths), value: new Float64Array(seriesMonths) };
  const placed = facts.months
    .map((month) => ({ month, at: monthNumberOf(month.month) - first }))
    .filter(({ at }) => at >= 0 && at < seriesMonths);
  const all = placed.reduce<Takings>((sum, { month }) => addTakings(sum, month), noTakings);
  for (const { month, at } of placed) {
    const { netE4, pocketE4, costToServeE4 } = month;
    const margin = () => estimatedMarginE4Of(month, policy.minCostKnownPercent, all);
    series.net[at] = Number(netE4);
    series.value[at] = Number(basis === 'revenue' ? netE4 : margin() - pocketE4 - costToServeE4);
  }
  const firstDay = facts.orderDays[0]?.day;
  const historyMonths = firstDay === undefined ? 0 : Math.max(0, lastMonth - monthNumberOfDay(firstDay) + 1);
  return { ...series, historyMonths };
};

/** Sum of `count` months that end `back` months before the last one. */
export const sumOfMonths = (series: Float64Array, back: number, count: number): number => {
  const end = series.length - back;
  return series.subarray(Math.max(0, end - count), Math.max(0, end)).reduce((sum, value) => sum + value, 0);
};
