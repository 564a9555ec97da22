import type { NormalScores } from '../stats/normal-scores.ts';
import type { VariancePrior } from '../stats/moderated-variance.ts';
import type { CusumDesign } from './run-length.ts';

export type ErosionChart = CusumDesign & {
  /** Points that only teach the chart what is usual. */
  readonly warmUp: number;
  /** Scores are held within ± this before they cumulate, so that one wild month is no alarm. */
  readonly winsor: number;
  /** What the variances of the book have in common; null: the series' own variance alone. */
  readonly prior: VariancePrior | null;
};

/** One-sided chart for falls: half a sigma of allowance, twelve points of warm-up. */
export const defaultErosionChart: ErosionChart = { k: 0.5, h: 5, warmUp: 12, winsor: 3, prior: null };

/** Where a chart stands after a series. */
export type ChartResult = {
  /** First step at which C passed h; null without an alarm. */
  readonly alarmAt: number | null;
  /** First step after C was last 0 before the alarm, or before the end without one; null while C is 0. */
  readonly since: number | null;
  /** Largest C after warm-up, and how many steps were watched. */
  readonly peak: number;
  readonly watched: number;
  /** Two steps in a row above h. */
  readonly isPersistent: boolean;
  /** Mean and standard deviation of the points before `since`. */
  readonly usual: number;
  readonly sigma: number;
};

/** Room for the scores and the path of one series, when a picture is wanted. */
export type ChartTrace = { readonly scores: Float64Array; readonly path: Float64Array };

/**
 * Self-starting one-sided CUSUM for falls (Hawkins 1987; docs/methods.md 9.3). With n − 1 earlier points T =
 * √((n−1)/n)·(x − mean)/s and U = Φ⁻¹(F_t,n−2(T)) is exactly N(0,1) while nothing changes, whatever mean and sigma are,
 * so the run lengths of the plain chart hold; C = max(0, C − U − k). With a prior, s² is moderated and t has d0 + n − 2
 * degrees. NaN is a step without data: it changes nothing. Date and usual level stay those of the first alarm.
 */
export const selfStartingCusum = (
  series: ArrayLike<number>,
  {
    chart,
    scoreOf,
    trace,
  }: { readonly chart: ErosionChart; readonly scoreOf: NormalScores; readonly trace?: ChartTrace },
): ChartResult => {
  const { k, h, warmUp, winsor } = chart;
  const priorDegrees = chart.prior?.degrees ?? 0;
  const priorSum = priorDegrees * (chart.prior?.variance ?? 0);
  let count = 0;
  let mean = 0;
  let squares = 0;
  let level = 0;
  let peak = 0;
  let watched = 0;
  let since = -1;
  let usual = 0;
  let sigma = 0;
  let alarmAt = -1;
  let isPersistent = false;
  for (let i = 0; i < series.length; i += 1) {
    const x = series[i] ?? Number.NaN;
    if (trace) [trace.scores[i], trace.path[i]] = [Number.NaN, level];
    if (Number.isNaN(x)) continue;
    const degrees = count - 1 + priorDegrees;
    if (count >= warmUp && degrees >= 1) {
      const spread = Math.sqrt((priorSum + squares) / degrees);
      const gap = Math.sqrt(count / (count + 1)) * (x - mean);
      const score = spread > 0 ? scoreOf(gap / spread, degrees) : Math.sign(gap) * winsor;
      const held = Math.min(winsor, Math.max(-winsor, score));
      const before = level;
      level = Math.max(0, level - held - k);
      watched += 1;
      if (alarmAt < 0) {
        if (level === 0) since = -1;
        else if (before === 0) {
          since = i;
          usual = mean;
          sigma = spread;
        }
      }
      if (trace) [trace.scores[i], trace.path[i]] = [score, level];
      if (level > peak) peak = level;
      if (level > h) {
        if (alarmAt < 0) alarmAt = i;
        else if (before > h) isPersistent = true;
      }
    }
    count += 1;
    const step = x - mean;
    mean += step / count;
    squares += step * (x - mean);
  }
  return {
    alarmAt: alarmAt < 0 ? null : alarmAt,
    since: since < 0 ? null : since,
    peak,
    watched,
    isPersistent,
    usual: since < 0 ? mean : usual,
    sigma: since < 0 ? Math.sqrt((priorSum + squares) / Math.max(1, count - 1 + priorDegrees)) : sigma,
  };
};

/** The plain chart around a known mean and sigma, both directions, as textbooks draw it (docs/methods.md 9.3). */
export const tabularCusum = (
  series: readonly number[],
  {
    target,
    sigma,
    k,
    start = 0,
  }: { readonly target: number; readonly sigma: number; readonly k: number; readonly start?: number },
): { readonly up: readonly number[]; readonly down: readonly number[] } => {
  let [up, down] = [start, start];
  const path = series.map((x) => {
    const z = (x - target) / sigma;
    up = Math.max(0, up + z - k);
    down = Math.max(0, down - z - k);
    return { up, down };
  });
  return { up: path.map((point) => point.up), down: path.map((point) => point.down) };
};
