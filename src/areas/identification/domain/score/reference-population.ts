import { measureTable, weightedAxes } from '../measures/measure-table.ts';
import type { MeasureCode, WeightedAxis } from '../measures/measure-table.ts';
import type { MeasureColumns } from '../measures/measure-columns.ts';
import { valueAt } from '../measures/measure-columns.ts';
import type { ValueBasis } from '../measures/measuring.ts';
import type { Day } from '#kernel/day';
import type { Policy } from '../policy/policy.ts';
import { midRankOf, midRankTableOf, fullShare } from '../stats/mid-rank.ts';
import type { MidRank, MidRankTable } from '../stats/mid-rank.ts';
import { medianOf } from '../stats/quantile.ts';

/**
 * The frozen population that percentiles are taken in (docs/methods.md 6.1): A's score does not move because B left.
 * Plain JSON, stored with the run that froze it.
 */
export type ReferencePopulation = {
  /** Names it in explanations: the as-of date that it was frozen at. */
  readonly frozenAsOf: Day;
  /** What value meant; absent in populations of before it was noted. */
  readonly basis?: ValueBasis;
  readonly accounts: number;
  readonly tables: Readonly<Partial<Record<MeasureCode, MidRankTable>>>;
  /**
   * Median percentile of each axis that the population has, ten-thousandths; an absent axis is left out of the score.
   */
  readonly medians: Readonly<Partial<Record<WeightedAxis, number>>>;
};

/**
 * Percentile of a value in ten-thousandths; lower-is-better measures are turned round. NaN for a measure that nobody
 * has.
 */
export type Percentiles = (code: MeasureCode, value: number) => number;

export const percentilesOf = (population: Pick<ReferencePopulation, 'tables'>): Percentiles => {
  const ranks = new Map<MeasureCode, MidRank>();
  for (const axis of Object.keys(population.tables)) {
    if (!isCode(axis)) continue;
    const table = population.tables[axis];
    if (table && table.values.length > 0) ranks.set(axis, midRankOf(table));
  }
  return (code, value) => {
    const rank = ranks.get(code)?.(value) ?? Number.NaN;
    return measureTable[code].better === 'lower' ? fullShare - rank : rank;
  };
};

const isCode = (text: string): text is MeasureCode => Object.hasOwn(measureTable, text);

/**
 * Percentile of an axis: the mean of its measures' percentiles, whole ten-thousandths, half up; NaN when all are
 * missing.
 */
export const axisPercentileOf = (shares: readonly number[]): number => {
  const present = shares.filter((share) => !Number.isNaN(share));
  return present.length === 0
    ? Number.NaN
    : Math.round(present.reduce((sum, share) => sum + share, 0) / present.length);
};

export type ReferenceInput = {
  readonly basis: ValueBasis;
  readonly columns: MeasureColumns;
  readonly accounts: number;
  readonly policy: Policy;
  readonly frozenAsOf: Day;
};

/** Freezes the distribution of every measure that the policy counts, and the medians of the axes. */
export const referencePopulationOf = ({
  basis,
  columns,
  accounts,
  policy,
  frozenAsOf,
}: ReferenceInput): ReferencePopulation => {
  const tables: Partial<Record<MeasureCode, MidRankTable>> = {};
  for (const axis of weightedAxes) {
    for (const code of policy.measures[axis]) {
      tables[code] = midRankTableOf(columns[code].value, measureTable[code].unit === 'money' ? 'currency' : 'plain');
    }
  }
  const percentiles = percentilesOf({ tables });
  const medians: Partial<Record<WeightedAxis, number>> = {};
  for (const axis of weightedAxes) {
    const codes = policy.measures[axis];
    const shares = Float64Array.from({ length: accounts }, (_, place) =>
      axisPercentileOf(codes.map((code) => percentiles(code, valueAt(columns, code, place)))),
    );
    const median = medianOf(shares);
    if (!Number.isNaN(median)) medians[axis] = Math.round(median);
  }
  return { frozenAsOf, basis, accounts, tables, medians };
};
