import { addMonths, dayNumberOf, dayOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';

/** The policy's window: after `afterDay`, through `asOfDay` (day numbers). */
export type ObservationWindow = {
  readonly asOf: Day;
  readonly asOfDay: number;
  readonly afterDay: number;
  readonly months: number;
};

/** Example: 24 months as of 2026-06-30 hold 2024-07-01 to 2026-06-30. */
export const observationWindowOf = (asOf: Day, months: number): ObservationWindow => ({
  asOf,
  asOfDay: dayNumberOf(asOf),
  afterDay: dayNumberOf(windowStartOf(asOf, months)),
  months,
});

/** The last day before the window: the same date `months` earlier; a month's last day stays a month's last day. */
export const windowStartOf = (asOf: Day, months: number): Day => {
  const nextDay = dayNumberOf(asOf) + 1;
  const isMonthEnd = monthOf(asOf) !== monthOf(dayOf(nextDay));
  return isMonthEnd ? dayOf(dayNumberOf(addMonths(dayOf(nextDay), -months)) - 1) : addMonths(asOf, -months);
};
