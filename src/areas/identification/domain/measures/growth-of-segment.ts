import { commonGroundOf, shrunkOf } from '../models/index.ts';
import type { Trend } from '../stats/theil-sen.ts';
import { missing, reading } from './reading.ts';
import type { Reading } from './reading.ts';

/**
 * Growth of each account of a segment: its trend less the segment's, drawn to none by what chance explains
 * (docs/methods.md 5.1). Log points per month; missing where the account has no trend.
 */
export const segmentGrowthOf = (trends: readonly (Trend | null)[]): readonly Reading[] => {
  const estimates = trends.map((trend) =>
    trend === null ? null : { value: trend.slope, standardError: trend.standardError },
  );
  const { pooled, betweenVariance } = commonGroundOf(estimates.filter((estimate) => estimate !== null));
  return estimates.map((estimate) => {
    if (estimate === null) return missing('few-points');
    const above = shrunkOf({ ...estimate, value: estimate.value - pooled }, 0, betweenVariance);
    return reading('slope', above, betweenVariance / (betweenVariance + estimate.standardError ** 2));
  });
};
