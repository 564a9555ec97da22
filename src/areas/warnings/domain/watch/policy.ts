import type { ErosionRule } from '../erosion/erosion.ts';

/** What a company wants to be warned of. Shares in basis points, money in minor units. */
export type WarningPolicy = {
  readonly erosion: ErosionRule;
  /** Erosion, squeeze and drift of payment below this a year are not told. */
  readonly leastStakeMinor: number;
  /** No account may bring more of the revenue, whatever it brought last year. */
  readonly concentrationMostBp: number;
  readonly oddOrderDays: number;
  /** Days beyond terms by which payment must have slipped. */
  readonly driftLeastDays: number;
  readonly capitalRateBp: number;
  /** Days for the bank before a promise counts as broken. */
  readonly promiseGraceDays: number;
};

export const defaultWarningPolicy: WarningPolicy = {
  erosion: { margin: 720, price: 4_500, warmUp: 12 },
  leastStakeMinor: 100_000,
  concentrationMostBp: 3_000,
  oddOrderDays: 30,
  driftLeastDays: 5,
  capitalRateBp: 800,
  promiseGraceDays: 3,
};
