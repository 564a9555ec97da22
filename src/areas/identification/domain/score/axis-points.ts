import type { MeasureColumns } from '../measures/measure-columns.ts';
import { valueAt } from '../measures/measure-columns.ts';
import type { MeasureCode, WeightedAxis } from '../measures/measure-table.ts';
import type { Policy } from '../policy/policy.ts';
import { fullShare } from '../stats/mid-rank.ts';
import { axisPercentileOf } from './reference-population.ts';
import type { Percentiles, ReferencePopulation } from './reference-population.ts';
import { sharedWeightsOf } from './axis-weights.ts';

/** One axis of one account. Everything is a whole number, so that sums are exact. */
export type AxisPoints = {
  readonly axis: WeightedAxis;
  /** Basis points of the score; all axes total 10,000. */
  readonly weightBp: number;
  /** Percentile in ten-thousandths; null when the account has no data and takes the median. */
  readonly share: number | null;
  /** Median percentile of the frozen population. */
  readonly median: number;
};

/** Points of an axis in millionths: weight × (percentile − median); 0 for a missing axis. */
export const pointsMicroOf = ({ weightBp, share, median }: AxisPoints): number =>
  share === null ? 0 : weightBp * (share - median);

/** Score in millionths of a point, Σ weight × percentile. Example: 10,000 bp at percentile 6,312 → 63,120,000 = 63.12 points. */
export const scoreMicroOf = (axes: readonly AxisPoints[]): number =>
  axes.reduce((sum, { weightBp, share, median }) => sum + weightBp * (share ?? median), 0);

/** Score of an account that stands at every median. Score = this + Σ points, exactly. */
export const medianMicroOf = (axes: readonly AxisPoints[]): number =>
  axes.reduce((sum, { weightBp, median }) => sum + weightBp * median, 0);

/** Share of the weights with data, whole percent, rounded down: 59.9 is not yet 60. */
export const coveragePercentOf = (axes: readonly AxisPoints[]): number =>
  Math.floor(axes.reduce((sum, { weightBp, share }) => sum + (share === null ? 0 : weightBp), 0) / (fullShare / 100));

export type Scoring = {
  readonly policy: Policy;
  readonly reference: ReferencePopulation;
  readonly percentiles: Percentiles;
  readonly weights: ReadonlyMap<WeightedAxis, number>;
};

/** Weights and percentiles of a policy in a frozen population; axes that the population lacks are left out. */
export const scoringOf = (policy: Policy, reference: ReferencePopulation, percentiles: Percentiles): Scoring => {
  const present = new Set<WeightedAxis>(Object.keys(reference.medians).filter(isAxisOf(policy)));
  return { policy, reference, percentiles, weights: sharedWeightsOf(policy.weights, present) };
};

const isAxisOf =
  (policy: Policy) =>
  (text: string): text is WeightedAxis =>
    Object.hasOwn(policy.weights, text);

/** The axes of one account, in the order of the weights. */
export const axisPointsOf = (
  { policy, reference, percentiles, weights }: Scoring,
  columns: MeasureColumns,
  place: number,
): readonly AxisPoints[] => {
  const shareOf = (code: MeasureCode): number => percentiles(code, valueAt(columns, code, place));
  return [...weights].map(([axis, weightBp]) => {
    const share = axisPercentileOf(policy.measures[axis].map(shareOf));
    return {
      axis,
      weightBp,
      share: Number.isNaN(share) ? null : share,
      median: reference.medians[axis] ?? fullShare / 2,
    };
  });
};
