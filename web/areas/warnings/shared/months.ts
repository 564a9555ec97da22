import { monthNumberOf, monthOfNumber } from '#kernel/day';

/** So many months from one on; none without a first. */
export const monthsFrom = (first: string, count: number): readonly string[] =>
  first === '' ? [] : Array.from({ length: count }, (_, at) => monthOfNumber(monthNumberOf(first) + at));
