import { daysBetween } from '#kernel/day';
import type { Day } from '#kernel/day';

export type Freshness = 'none' | 'fresh' | 'aging' | 'old';

const agingAfterDays = 14;
const oldAfterDays = 45;

/**
 * How far the last order lies back (figures from old data are fiction).
 * Days count from the order's date to today. Example: 20 days → 'aging'.
 */
export const freshnessOf = (lastOrderOn: Day | null, today: Day): Freshness => {
  if (lastOrderOn === null) return 'none';
  const days = daysBetween(lastOrderOn, today);
  if (days <= agingAfterDays) return 'fresh';
  return days <= oldAfterDays ? 'aging' : 'old';
};
