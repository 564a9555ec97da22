import { weightedAxes } from '../measures/measure-table.ts';
import type { WeightedAxis } from '../measures/measure-table.ts';
import { fullShare } from '../stats/mid-rank.ts';

/**
 * Weights after the axes without any data are left out: theirs is shared among the rest in proportion, in basis points that
 * total 10,000 (largest remainder; equals in the order of the axes). Example: 35, 20 of {35, 20, rest absent} → 6364, 3636.
 */
export const sharedWeightsOf = (
  weights: Readonly<Record<WeightedAxis, number>>,
  present: ReadonlySet<WeightedAxis>,
): ReadonlyMap<WeightedAxis, number> => {
  const kept = weightedAxes.filter((axis) => present.has(axis) && weights[axis] > 0);
  const total = kept.reduce((sum, axis) => sum + weights[axis], 0);
  const parts = kept.map((axis, place) => {
    const exact = weights[axis] * fullShare;
    return { axis, place, whole: Math.floor(exact / total), rest: exact % total };
  });
  const short = fullShare - parts.reduce((sum, part) => sum + part.whole, 0);
  const raised = new Set(
    parts
      .toSorted((a, b) => b.rest - a.rest || a.place - b.place)
      .slice(0, kept.length > 0 ? short : 0)
      .map((part) => part.axis),
  );
  return new Map(parts.map((part) => [part.axis, part.whole + (raised.has(part.axis) ? 1 : 0)]));
};
