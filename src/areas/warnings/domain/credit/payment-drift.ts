import { defaultErosionChart, selfStartingCusum } from '../detect/self-starting-cusum.ts';
import type { ChartResult, ErosionChart } from '../detect/self-starting-cusum.ts';
import type { NormalScores } from '../stats/normal-scores.ts';

export type PaymentDrift = {
  /** Places in the series. */
  readonly since: number;
  readonly alarmAt: number;
  /** Days beyond terms before, slips that were made good left out, and in the last judged months. */
  readonly usualDays: number;
  readonly currentDays: number;
};

const recentMonths = 3;

/** Days beyond terms, month by month (NaN without a judged bill), on the same chart as erosion, upwards. */
export const paymentChartOf = (
  monthlyDays: readonly number[],
  scoreOf: NormalScores,
  chart: ErosionChart = defaultErosionChart,
): ChartResult =>
  selfStartingCusum(
    monthlyDays.map((days) => -days),
    { chart, scoreOf },
  );

/**
 * Days beyond terms that crept up and still are: null while nothing drifts, and once it was made good. What is so now
 * is the mean of the last three judged months. Example: 2 days, then 35 for five months, then 2 again → null.
 */
export const paymentDriftOf = (
  monthlyDays: readonly number[],
  { alarmAt, since, usual }: ChartResult,
): PaymentDrift | null => {
  if (alarmAt === null) return null;
  const recent = monthlyDays.filter((days) => !Number.isNaN(days)).slice(-recentMonths);
  return {
    since: since ?? alarmAt,
    alarmAt,
    usualDays: -usual,
    currentDays: recent.reduce((sum, days) => sum + days, 0) / recent.length,
  };
};
