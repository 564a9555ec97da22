import { measureTable, weightedAxes } from '../measures/measure-table.ts';
import type { MeasureCode, WeightedAxis } from '../measures/measure-table.ts';
import type { AxisPoints } from './axis-points.ts';
import { medianMicroOf, pointsMicroOf, scoreMicroOf } from './axis-points.ts';
import type { ExplainedAxis, Explanation } from './explanation.ts';
import { axisPercentileOf, percentilesOf } from './reference-population.ts';
import type { ReferencePopulation } from './reference-population.ts';
import { microPerPoint } from './tier.ts';

export type Rescored = {
  readonly score: number;
  readonly median: number;
  readonly points: Readonly<Record<string, number>>;
  /** Equal to the last digit with what the explanation states. */
  readonly agrees: boolean;
};

/**
 * Computes the score again from a stored explanation alone (docs/methods.md 6.2). With the frozen population also the
 * percentiles are taken again from the raw figures.
 */
export const rescore = (explanation: Explanation, reference?: ReferencePopulation): Rescored => {
  const percentiles = reference === undefined ? null : percentilesOf(reference);
  const axes = weightedAxes.flatMap((axis): AxisPoints[] => {
    const explained = explanation.axes[axis];
    if (explained === undefined) return [];
    const [weightBp, share, median, , measures] = explained;
    const again = percentiles === null ? statedShareOf(measures) : freshShareOf(measures, percentiles);
    return [{ axis, weightBp, share: share === null && Number.isNaN(again) ? null : again, median }];
  });
  const points = Object.fromEntries(axes.map((axis) => [axis.axis, pointsMicroOf(axis) / microPerPoint]));
  const score = scoreMicroOf(axes) / microPerPoint;
  const median = medianMicroOf(axes) / microPerPoint;
  const isSame = (axis: WeightedAxis): boolean => (explanation.axes[axis]?.[3] ?? 0) === (points[axis] ?? 0);
  const agrees = score === explanation.score && median === explanation.median && weightedAxes.every(isSame);
  return { score, median, points, agrees };
};

type Measures = ExplainedAxis[4];

const statedShareOf = (measures: Measures): number =>
  axisPercentileOf(Object.values(measures).flatMap((measure) => (typeof measure === 'string' ? [] : [measure[1]])));

const freshShareOf = (measures: Measures, percentiles: (code: MeasureCode, value: number) => number): number =>
  axisPercentileOf(
    Object.entries(measures).flatMap(([code, measure]) =>
      typeof measure === 'string' || !isCode(code) ? [] : [percentiles(code, measure[0])],
    ),
  );

const isCode = (text: string): text is MeasureCode => Object.hasOwn(measureTable, text);
