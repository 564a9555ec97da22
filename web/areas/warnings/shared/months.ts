import { monthNumberOf, monthOfNumber } from '#kernel/day';

/** So many months from one on; none without a first. */
export const monthsFrom = (first: string, count: number): readonly string[] =>
  first === '' ? [] : Array.from({ length: count }, (_, at) => monthOfNumber(monthNumberOf(first) + at));

/** Where the first of some series begins: the months before it are those of no sale. 0 where none has a value. */
export const firstKnownOf = (...series: readonly (readonly (number | null)[])[]): number => {
  const places = series.map((values) => values.findIndex((value) => value !== null)).filter((place) => place >= 0);
  return places.length === 0 ? 0 : Math.min(...places);
};
