import { medianOf } from './quantile.ts';

export type Trend = {
  /** Median slope per step of x. */
  readonly slope: number;
  /** Standard error from the robust spread of the residuals; never 0. */
  readonly standardError: number;
};

/** Asymptotic efficiency of the Theil–Sen slope under normal noise is 3/π; the error grows by its root. */
const efficiencyLoss = Math.sqrt(Math.PI / 3);
const madToSigma = 1.4826;
/** A series without residuals still has the noise of its own rounding. */
const smallestSigma = 0.02;

/**
 * Theil–Sen slope with its error (docs/methods.md 5.1): one wild month does not turn it. Null below four points.
 * Example: x 0..4, y 1, 3, 5, 7, 99 → slope 2.
 */
export const theilSenOf = (x: ArrayLike<number>, y: ArrayLike<number>): Trend | null => {
  const size = x.length;
  if (size < 4) return null;
  const slopes = new Float64Array((size * (size - 1)) / 2);
  let pairs = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const run = (x[j] ?? 0) - (x[i] ?? 0);
      if (run === 0) continue;
      slopes[pairs] = ((y[j] ?? 0) - (y[i] ?? 0)) / run;
      pairs += 1;
    }
  }
  if (pairs === 0) return null;
  const slope = medianOf(slopes.subarray(0, pairs));
  const offsets = Float64Array.from(x, (value, i) => (y[i] ?? 0) - slope * value);
  const middle = medianOf(offsets);
  const sigma = Math.max(smallestSigma, madToSigma * medianOf(offsets.map((offset) => Math.abs(offset - middle))));
  const mean = Float64Array.from(x).reduce((sum, value) => sum + value, 0) / size;
  const spread = Math.sqrt(Float64Array.from(x).reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return { slope, standardError: (efficiencyLoss * sigma) / spread };
};
