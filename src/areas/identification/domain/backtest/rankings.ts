import { seededRandom } from '#kernel/random';
import type { Identification } from '../identify.ts';
import { descendingOrderOf, meanRanksOf } from '../stats/rank.ts';
import { rfmCellsOf } from './rfm.ts';

/** Our score and the rankings that it has to beat (docs/methods.md 7.1). */
export const rankingNames = [
  'score',
  'revenue',
  'contribution',
  'rfm',
  'largest-order',
  'frequency',
  'random',
] as const;
export type RankingName = (typeof rankingNames)[number];

/** Places of the accounts, the best first, by each rule; all from what was known at the cut. */
export type Rankings = Readonly<Record<RankingName, Uint32Array>>;

export const rankingsOf = (run: Identification, seed: number): Rankings => {
  const { columns, facts } = run.measured;
  const revenue = known(columns.revenue.value);
  const contribution = known(columns.contribution.value);
  const orderDays = known(columns['order-days'].value);
  const cells = rfmCellsOf({
    lastOrderDay: facts.map((account) => account.orderDays.at(-1)?.day ?? 0),
    orderDays,
    money: revenue,
  });
  // Ties within a cell sum are broken by contribution (docs/methods.md 7.3).
  const tieBreak = meanRanksOf(contribution).map((rank) => rank / (2 * facts.length + 1));
  const random = seededRandom(seed);
  return {
    score: descendingOrderOf(run.results.map((result) => -result.rank)),
    revenue: descendingOrderOf(revenue),
    contribution: descendingOrderOf(contribution),
    rfm: descendingOrderOf(cells.map((cell, i) => cell.recency + cell.frequency + cell.money + (tieBreak[i] ?? 0))),
    'largest-order': descendingOrderOf(facts.map((account) => Number(account.largestOrder?.netE4 ?? 0n))),
    frequency: descendingOrderOf(orderDays),
    random: descendingOrderOf(facts.map(() => random())),
  };
};

const known = (values: Float64Array): Float64Array =>
  values.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value));
