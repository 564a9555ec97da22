import { ascending, quantileOfSorted } from './quantile.ts';

/** Percentiles are whole ten-thousandths, so that sums of points are exact. */
export const fullShare = 10_000;

/** Values clipped before ranking, for currency fields. */
export type Winsor = { readonly low: number; readonly high: number };

/**
 * The distribution of one measure in a frozen population: distinct values, ascending, and how many have each. Plain
 * JSON.
 */
export type MidRankTable = {
  readonly values: readonly number[];
  readonly counts: readonly number[];
  readonly winsor: Winsor | null;
};

/**
 * Freezes a distribution (docs/methods.md 6.1). Missing readings (NaN) do not count.
 * Currency fields are clipped at q01 and q99: one giant or one disaster does not set the scale.
 */
export const midRankTableOf = (readings: ArrayLike<number>, isCurrency: 'currency' | 'plain'): MidRankTable => {
  const sorted = ascending(readings);
  const winsor =
    isCurrency === 'currency' && sorted.length > 0
      ? { low: quantileOfSorted(sorted, 0.01), high: quantileOfSorted(sorted, 0.99) }
      : null;
  const values: number[] = [];
  const counts: number[] = [];
  for (const reading of sorted) {
    const value = clipped(reading, winsor);
    if (values.at(-1) === value) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    else {
      values.push(value);
      counts.push(1);
    }
  }
  return { values, counts, winsor };
};

const clipped = (value: number, winsor: Winsor | null): number =>
  winsor === null ? value : Math.min(Math.max(value, winsor.low), winsor.high);

export type MidRank = (value: number) => number;

/**
 * Mid-rank percentile in ten-thousandths: (those below + half of the equals) / all, rounded half up.
 * Example: 3 in [1, 3, 3, 9] → (1 + 1) / 4 = 5000. NaN for an empty population and for a missing reading.
 */
export const midRankOf = (table: MidRankTable): MidRank => {
  const { values, counts, winsor } = table;
  const below = new Float64Array(values.length + 1);
  for (const [i, count] of counts.entries()) below[i + 1] = (below[i] ?? 0) + count;
  const total = below[values.length] ?? 0;
  return (reading) => {
    if (Number.isNaN(reading)) return Number.NaN;
    const value = clipped(reading, winsor);
    const position = lowerBound(values, value);
    const equals = values[position] === value ? (counts[position] ?? 0) : 0;
    return Math.round((fullShare * ((below[position] ?? 0) + equals / 2)) / total);
  };
};

const lowerBound = (values: readonly number[], wanted: number): number => {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Number.POSITIVE_INFINITY) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};
