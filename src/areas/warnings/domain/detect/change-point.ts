import type { Random } from '#kernel/random';

export type ChangePoint = {
  /** First step of the later part. */
  readonly at: number;
  /** Two-sample t of the fall, n − 2 degrees; negative when the later part is higher. */
  readonly t: number;
  readonly degrees: number;
};

/** Both parts of a split have at least this many points. */
const shortestPart = 2;

/**
 * The split of the known points (NaN left out) that shows the largest fall by Student's t with a common variance: the
 * change-point model of Hawkins, Qiu and Kang 2003, one-sided. It does not absorb a step as a running mean does. null
 * below four points or without any variation.
 */
export const largestFallOf = (series: ArrayLike<number>): ChangePoint | null => {
  const places: number[] = [];
  let [total, squares] = [0, 0];
  for (let i = 0; i < series.length; i += 1) {
    const x = series[i] ?? Number.NaN;
    if (Number.isNaN(x)) continue;
    places.push(i);
    total += x;
    squares += x * x;
  }
  const size = places.length;
  if (size < 2 * shortestPart) return null;
  const scatter = squares - (total * total) / size;
  if (!(scatter > 0)) return null;
  let [best, at, head] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (let n = 1; n <= size - shortestPart; n += 1) {
    head += series[places[n - 1] ?? 0] ?? 0;
    if (n < shortestPart) continue;
    const fall = head / n - (total - head) / (size - n);
    const between = (fall * fall * n * (size - n)) / size;
    const within = Math.max(scatter - between, scatter * 1e-12);
    const t = (Math.sign(fall) * Math.sqrt(between)) / Math.sqrt(within / (size - 2));
    if (t > best) [best, at] = [t, places[n] ?? 0];
  }
  return { at, t: best, degrees: size - 2 };
};

export type Thresholds = { readonly from: number; readonly limits: readonly number[] };

/**
 * Limits of the largest fall for n = from, from + 1, … points such that each step alarms with the same chance (hazard)
 * given that none did before: by simulation of normal series, which suffices because t does not depend on mean and
 * variance. `random` is seeded by the caller; with 20,000 runs a hazard of .001 is good to some 2 % of t.
 */
export const changePointThresholds = (
  random: Random,
  {
    hazard,
    from,
    to,
    runs,
  }: { readonly hazard: number; readonly from: number; readonly to: number; readonly runs: number },
): Thresholds => {
  let alive = Array.from({ length: runs }, () => Float64Array.from({ length: to }, () => gaussian(random)));
  const limits: number[] = [];
  for (let size = from; size <= to; size += 1) {
    const falls = alive.map((series) => largestFallOf(series.subarray(0, size))?.t ?? Number.NEGATIVE_INFINITY);
    const sorted = Float64Array.from(falls).sort();
    const limit =
      sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * (1 - hazard)) - 1)] ?? Number.POSITIVE_INFINITY;
    limits.push(limit);
    alive = alive.filter((_, i) => (falls[i] ?? 0) <= limit);
  }
  return { from, limits };
};

/** The first step at which the model alarms; null without an alarm. */
export const changePointAlarm = (
  series: Float64Array,
  { from, limits }: Thresholds,
): { readonly alarmAt: number; readonly change: ChangePoint } | null => {
  let known = 0;
  for (let i = 0; i < series.length; i += 1) {
    if (Number.isNaN(series[i] ?? Number.NaN)) continue;
    known += 1;
    const limit = limits[known - from];
    if (limit === undefined) continue;
    const change = largestFallOf(series.subarray(0, i + 1));
    if (change !== null && change.t > limit) return { alarmAt: i, change };
  }
  return null;
};

const gaussian = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
