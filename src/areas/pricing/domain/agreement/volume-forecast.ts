import { addDays, addMonths, daysBetween } from '#kernel/day';
import type { Day } from '#kernel/day';
import { divideHalfEven } from '#kernel/decimal';
import type { RebateSpan } from './rebate.ts';

export type DayVolume = { readonly on: Day; readonly netE4: bigint };

/** pace: as many a day as until now. season: grown like the same days of the year before. */
export type VolumeForecast = {
  readonly lowE4: bigint;
  readonly highE4: bigint;
  readonly grounds: readonly ('pace' | 'season')[];
};

/** Under this many days of a period its pace says nothing. */
export const leastForecastDays = 28;

export const volumeBetween = (days: readonly DayVolume[], { from, to }: RebateSpan): bigint =>
  days.reduce((sum, { on, netE4 }) => (from <= on && on <= to ? sum + netE4 : sum), 0n);

/**
 * What the volume of a period will be at its end, between the lower and the higher of two plain answers: the pace of the
 * period so far, and last year's remaining days scaled by how this year's days so far compare with last year's. Both are
 * shown because neither is certain; null while fewer than 28 days have passed.
 */
export const forecastVolume = (
  days: readonly DayVolume[],
  { from, to }: RebateSpan,
  today: Day,
): VolumeForecast | null => {
  const last = today < to ? today : to;
  if (last < from) return null;
  const done = volumeBetween(days, { from, to: last });
  if (last === to) return { lowE4: done, highE4: done, grounds: [] };
  const passed = daysBetween(from, last) + 1;
  const rest = daysBetween(last, to);
  const before = (day: Day): Day => addMonths(day, -12);
  const doneBefore = volumeBetween(days, { from: before(from), to: before(last) });
  const restBefore = volumeBetween(days, { from: addDays(before(last), 1), to: before(to) });
  const answers: { readonly ground: 'pace' | 'season'; readonly volumeE4: bigint }[] = [];
  if (passed >= leastForecastDays)
    answers.push({ ground: 'pace', volumeE4: done + divideHalfEven(done * BigInt(rest), BigInt(passed)) });
  if (doneBefore > 0n && restBefore >= 0n && passed >= leastForecastDays)
    answers.push({ ground: 'season', volumeE4: done + divideHalfEven(restBefore * done, doneBefore) });
  if (answers.length === 0) return null;
  const volumes = answers.map(({ volumeE4 }) => volumeE4);
  return {
    lowE4: volumes.reduce((a, b) => (a < b ? a : b)),
    highE4: volumes.reduce((a, b) => (a > b ? a : b)),
    grounds: answers.map(({ ground }) => ground),
  };
};
