/** Ascending copy of the finite values. */
export const ascending = (values: ArrayLike<number>): Float64Array =>
  Float64Array.from(values).filter(Number.isFinite).sort();

/** Quantile by linear interpolation (type 7) of ascending values; NaN without values. Example: q .5 of [1, 2, 4, 8] → 3. */
export const quantileOfSorted = (sorted: ArrayLike<number>, q: number): number => {
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const lower = sorted[below] ?? Number.NaN;
  const upper = sorted[below + 1] ?? lower;
  return lower + (upper - lower) * (position - below);
};

/** Median; NaN without values. */
export const medianOf = (values: ArrayLike<number>): number => quantileOfSorted(ascending(values), 0.5);
