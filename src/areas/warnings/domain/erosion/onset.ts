export type Onset = {
  /** First step of the change. */
  readonly at: number;
  /** A step keeps its size, a drift grows by `size` every step. Positive: a fall. */
  readonly shape: 'step' | 'drift';
  readonly size: number;
};

const fewestBefore = 3;

/**
 * When a fall began and of what kind: of all steps and broken lines (level, then a steady fall) the one with the least
 * squared error over the known points up to `last`. Only falls count; null without one. Example: 5, 5, 5, 5, 4, 3, 2 → drift of 1 at 4.
 */
export const onsetOf = (series: ArrayLike<number>, last: number): Onset | null => {
  const places: number[] = [];
  for (let i = 0; i <= last && i < series.length; i += 1) if (!Number.isNaN(series[i] ?? Number.NaN)) places.push(i);
  let best: Onset | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let cut = fewestBefore; cut < places.length; cut += 1) {
    const at = places[cut] ?? 0;
    for (const shape of ['step', 'drift'] as const) {
      const { size, error } = fallFit(series, places, (place) =>
        place < at ? 0 : shape === 'step' ? 1 : place - at + 1,
      );
      if (size > 0 && error < least) [best, least] = [{ at, shape, size }, error];
    }
  }
  return best;
};

/** Least squares of level − size × pattern. */
const fallFit = (
  series: ArrayLike<number>,
  places: readonly number[],
  patternAt: (place: number) => number,
): { readonly size: number; readonly error: number } => {
  let [sumX, sumY, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (const place of places) {
    const x = patternAt(place);
    const y = series[place] ?? 0;
    sumX += x;
    sumY += y;
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const count = places.length;
  const spread = xx - (sumX * sumX) / count;
  const cross = xy - (sumX * sumY) / count;
  const slope = spread > 0 ? cross / spread : 0;
  return { size: -slope, error: yy - (sumY * sumY) / count - slope * cross };
};
