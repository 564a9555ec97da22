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

/** A fall that the chart heard: `until` is the step at which it was made good, null while it stands. */
export type Alarm = { readonly at: number; readonly until: number | null };

/** Where a chart stands after a series. */
export type ChartResult = {
  /** Step at which C passed h for the fall that still stands; null without one. */
  readonly alarmAt: number | null;
  /** First step after C was last 0 before that alarm, or before the end without one; null while C is 0. */
  readonly since: number | null;
  /** All falls that were heard, in order; only the last can still stand. */
  readonly alarms: readonly Alarm[];
  /** Largest C since the chart last began, and how many steps were watched. */
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

/** What the points so far say of the usual level: their number, mean and sum of squares about it. */
type Learnt = { readonly count: number; readonly mean: number; readonly squares: number };

/**
 * Self-starting one-sided CUSUM for falls (Hawkins 1987; docs/methods.md 9.3). With n − 1 earlier points T =
 * √((n−1)/n)·(x − mean)/s and U = Φ⁻¹(F_t,n−2(T)) is exactly N(0,1) while nothing changes, whatever mean and sigma are,
 * so the run lengths of the plain chart hold; C = max(0, C − U − k). With a prior, s² is moderated and t has d0 + n − 2
 * degrees. NaN is a step without data: it changes nothing. An alarm stands, with its date and usual level, until the
 * fall is made good; then the chart begins again from what it knew before the fall. Each step is judged by the steps up
 * to it alone, so a series that grows keeps the alarms that it had.
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
  const alarms: Alarm[] = [];
  let [count, mean, squares] = [0, 0, 0];
  let [level, peak, watched, since, sigma, alarmAt] = [0, 0, 0, -1, 0, -1];
  let before: Learnt = { count, mean, squares };
  let isPersistent = false;
  let isMadeGood: (x: number) => boolean = () => false;
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
      const last = level;
      level = Math.max(0, level - held - k);
      watched += 1;
      if (alarmAt < 0 && level === 0) since = -1;
      else if (alarmAt < 0 && last === 0) [since, before, sigma] = [i, { count, mean, squares }, spread];
      if (trace) [trace.scores[i], trace.path[i]] = [score, level];
      if (level > peak) peak = level;
      if (alarmAt < 0 && level > h) {
        alarmAt = i;
        const fallen = (mean * count + x - before.mean * before.count) / (count + 1 - before.count);
        isMadeGood = recoveryFrom({ usual: before.mean, fallen, sigma });
      } else if (alarmAt >= 0) {
        if (last > h && level > h) isPersistent = true;
        if (isMadeGood(x)) {
          alarms.push({ at: alarmAt, until: i });
          ({ count, mean, squares } = before);
          [level, peak, since, alarmAt, isPersistent] = [0, 0, -1, -1, false];
          continue;
        }
      }
    }
    count += 1;
    const step = x - mean;
    mean += step / count;
    squares += step * (x - mean);
  }
  if (alarmAt >= 0) alarms.push({ at: alarmAt, until: null });
  return {
    alarmAt: alarmAt < 0 ? null : alarmAt,
    since: since < 0 ? null : since,
    alarms,
    peak,
    watched,
    isPersistent,
    usual: since < 0 ? mean : before.mean,
    sigma: since < 0 ? Math.sqrt((priorSum + squares) / Math.max(1, count - 1 + priorDegrees)) : sigma,
  };
};

/** ln of the odds at which a fall counts as made good, and the most that one step may add: no single month heals. */
const enoughOdds = 4;
const mostOdds = 2;

/**
 * Whether a fall is made good, step by step: the log-likelihood ratio of the usual level against the fallen one, summed
 * from its lowest (CUSUM upwards). Odds of e⁴, 55 to 1: a fall of four sigmas is made good two months after it ends, one
 * of a single sigma after some eight.
 */
const recoveryFrom = ({
  usual,
  fallen,
  sigma,
}: {
  readonly usual: number;
  readonly fallen: number;
  readonly sigma: number;
}): ((x: number) => boolean) => {
  const middle = (usual + fallen) / 2;
  let odds = 0;
  return (x) => {
    const ratio = sigma > 0 ? ((usual - fallen) * (x - middle)) / (sigma * sigma) : Math.sign(x - middle) * mostOdds;
    odds = Math.max(0, odds + Math.min(mostOdds, Math.max(-mostOdds, ratio)));
    return odds >= enoughOdds;
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
