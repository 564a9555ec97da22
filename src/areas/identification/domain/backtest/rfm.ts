import { meanRanksOf } from '../stats/rank.ts';

/** Fifths of an account: 5 is the most recent, most frequent, most valuable. */
export type RfmCell = { readonly recency: number; readonly frequency: number; readonly money: number };

/**
 * Fifth of each value by mean rank, ceil(5 × rank / n): equals stay together. Example: [1, 2, 3, 4, 5] → 1, 2, 3, 4, 5.
 */
export const fifthsOf = (values: ArrayLike<number>): readonly number[] =>
  Array.from(meanRanksOf(values), (rank) => Math.ceil((5 * rank) / values.length));

/** RFM cells (docs/methods.md 7.3): the baseline to beat and a view for people, never the score. */
export const rfmCellsOf = (input: {
  readonly lastOrderDay: ArrayLike<number>;
  readonly orderDays: ArrayLike<number>;
  readonly money: ArrayLike<number>;
}): readonly RfmCell[] => {
  const recency = fifthsOf(input.lastOrderDay);
  const frequency = fifthsOf(input.orderDays);
  const money = fifthsOf(input.money);
  return recency.map((fifth, i) => ({ recency: fifth, frequency: frequency[i] ?? 1, money: money[i] ?? 1 }));
};
