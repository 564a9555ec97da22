import { defaultErosionChart, selfStartingCusum } from '../detect/self-starting-cusum.ts';
import type { ErosionChart } from '../detect/self-starting-cusum.ts';
import type { NormalScores } from '../stats/normal-scores.ts';

export type PaymentDrift = {
  /** Places in the series. */
  readonly since: number;
  readonly alarmAt: number;
  /** Days beyond terms before and since. */
  readonly usualDays: number;
  readonly currentDays: number;
};

const meanFrom = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : Number.NaN;
};

/**
 * Days beyond terms that creep up, month by month (NaN without a judged bill), heard by the same chart as erosion, upwards.
 * null while nothing drifts.
 */
export const paymentDriftOf = (
  monthlyDays: readonly number[],
  scoreOf: NormalScores,
  chart: ErosionChart = defaultErosionChart,
): PaymentDrift | null => {
  const { alarmAt, since } = selfStartingCusum(
    monthlyDays.map((days) => -days),
    { chart, scoreOf },
  );
  if (alarmAt === null) return null;
  const from = since ?? alarmAt;
  return {
    since: from,
    alarmAt,
    usualDays: meanFrom(monthlyDays.slice(0, from)),
    currentDays: meanFrom(monthlyDays.slice(from)),
  };
};
