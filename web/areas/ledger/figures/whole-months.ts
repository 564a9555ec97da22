import { addMonths, firstDayOf, lastDayOf, monthOf } from '#kernel/day';
import type { Day, Month } from '#kernel/day';

/**
 * The months up to the as-of day, oldest first, beginning with the first that has facts: a month without facts between
 * them is a month in which nothing was bought, a month before them is not known.
 */
export const wholeMonthsOf = (known: readonly { readonly month: Month }[], asOf: Day): readonly Month[] => {
  const [first] = known.map(({ month }) => month).toSorted();
  const months: Month[] = [];
  if (first === undefined) return months;
  for (let day = firstDayOf(first); monthOf(day) <= monthOf(asOf); day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
};

/** Is the month of the as-of day still under way? Then twelve months hold a part of it, and the twelve before end on the same day. */
export const endsWithin = (asOf: Day): boolean => asOf !== lastDayOf(monthOf(asOf));
