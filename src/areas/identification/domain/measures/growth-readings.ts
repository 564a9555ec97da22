import type { AccountFacts } from '../facts/account-facts.ts';
import { evidenceInForce, latestEvidenceOf } from '../facts/stated-evidence.ts';
import { theilSenOf } from '../stats/theil-sen.ts';
import type { Trend } from '../stats/theil-sen.ts';
import type { Measuring } from './measuring.ts';
import { seriesMonths, sumOfMonths } from './monthly-series.ts';
import type { MonthlySeries } from './monthly-series.ts';
import { missing, reading } from './reading.ts';
import type { Readings } from './reading.ts';

/** Growth is judged from a year of history on (docs/methods.md 5.1). */
export const growthHistoryMonths = 12;
/** Months that must have a positive value before single months are compared; else quarters are. */
const denseMonths = 10;
const daysPerYear = 365;

/**
 * Theil–Sen slope of the log value per month, before segment and shrinkage (docs/methods.md 5.1). Accounts that order
 * nearly every month are read by month over 12 months, the others by quarter over up to 24. Null with too little to
 * compare.
 */
export const growthTrendOf = (series: MonthlySeries): Trend | null => {
  if (series.historyMonths < growthHistoryMonths) return null;
  const year = series.value.subarray(seriesMonths - growthHistoryMonths);
  if (year.filter((value) => value > 0).length >= denseMonths) return logTrendOf(year, 1);
  const quarters = Math.min(8, Math.floor(series.historyMonths / 3));
  const sums = Float64Array.from({ length: quarters }, (_, i) => sumOfMonths(series.value, (quarters - 1 - i) * 3, 3));
  return logTrendOf(sums, 3);
};

const logTrendOf = (values: Float64Array, monthsPerStep: number): Trend | null => {
  const steps: number[] = [];
  const logs: number[] = [];
  for (const [step, value] of values.entries()) {
    if (value <= 0) continue;
    steps.push(step * monthsPerStep);
    logs.push(Math.log(value));
  }
  return theilSenOf(steps, logs);
};

/** The measures of the growth axis that need nobody else; `growth` itself follows from the population. */
export const growthReadingsOf = (facts: AccountFacts, series: MonthlySeries, { window }: Measuring): Readings => {
  const inForce = evidenceInForce(facts.evidence, window.asOf);
  const share = latestEvidenceOf(inForce, 'wallet-share');
  const potential = latestEvidenceOf(inForce, 'potential');
  const stated = {
    'wallet-share': share ? reading('share', share.value / 10_000, 0.7) : missing('not-stated'),
    potential: potential ? reading('money', potential.value, 0.7) : missing('not-stated'),
  };
  const short = missing('short-history');
  if (series.historyMonths < growthHistoryMonths) {
    return { ...stated, growth: short, acceleration: short, 'lines-widened': short, 'special-orders': short };
  }
  const [recent, before] = [sumOfMonths(series.value, 0, 6), sumOfMonths(series.value, 6, 6)];
  const turnover = Math.abs(recent) + Math.abs(before);
  const yearAgo = window.asOfDay - daysPerYear;
  const widened = facts.lines.filter((line) => (line.days[0] ?? 0) > yearAgo).length;
  return {
    ...stated,
    acceleration: turnover > 0 ? reading('slope', (recent - before) / turnover) : missing('no-base'),
    'lines-widened': reading('count', widened),
    'special-orders': reading('count', ((facts.special.special + facts.special.hard) * 12) / window.months),
  };
};

/**
 * Contribution per revenue of the last year less that of the year before, as a share; missing without two such years.
 */
export const marginTrendOf = (series: MonthlySeries): number | null => {
  const [net, netBefore] = [sumOfMonths(series.net, 0, 12), sumOfMonths(series.net, 12, 12)];
  if (series.historyMonths < 24 || net <= 0 || netBefore <= 0) return null;
  return sumOfMonths(series.value, 0, 12) / net - sumOfMonths(series.value, 12, 12) / netBefore;
};
