import { descendingOrderOf } from '../stats/rank.ts';
import { giniOf, paretoShareOf, whaleCurveOf } from './concentration.ts';
import { writeReading } from './measure-columns.ts';
import type { MeasureColumns } from './measure-columns.ts';
import type { Concentration } from './measured-population.ts';
import { missing, reading } from './reading.ts';

const bestFifth = 0.2;

/** Writes every account's place among all: ranks, share of the total and cumulative share, and sums up the concentration. */
export const writeStanding = (columns: MeasureColumns, accounts: number): Concentration => {
  const known = places(columns.contribution.value);
  const values = Float64Array.from(known, (place) => columns.contribution.value[place] ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0);
  let cumulative = 0;
  for (const [rank, i] of descendingOrderOf(values).entries()) {
    const place = known[i] ?? 0;
    const value = values[i] ?? 0;
    cumulative += value;
    const share = total > 0 ? reading('share', value / total) : missing('no-base');
    writeReading(columns['contribution-rank'], place, reading('rank', rank + 1));
    writeReading(columns['contribution-share'], place, share);
    writeReading(columns['contribution-exposure'], place, share);
    writeReading(
      columns['cumulative-share'],
      place,
      total > 0 ? reading('share', cumulative / total) : missing('no-base'),
    );
  }
  const revenue = columns.revenue.value;
  for (const [rank, place] of descendingOrderOf(revenue).entries()) {
    if (place < accounts) writeReading(columns['revenue-rank'], place, reading('rank', rank + 1));
  }
  return {
    whale: whaleCurveOf(values),
    top20Share: paretoShareOf(values, bestFifth),
    gini: giniOf(values),
    revenueTop20Share: paretoShareOf(revenue, bestFifth),
    revenueGini: giniOf(revenue),
  };
};

const places = (values: Float64Array): readonly number[] =>
  Array.from(values, (_, place) => place).filter((place) => !Number.isNaN(values[place]));
