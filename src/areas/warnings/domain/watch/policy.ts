import type { GradeBounds } from '../credit/credit-grade.ts';
import { defaultLossTable } from '../credit/expected-loss.ts';
import type { LossTable } from '../credit/expected-loss.ts';
import type { ErosionRule } from '../erosion/erosion.ts';

/**
 * Chance of default of each grade within a year, loss given default, and the largest value of every sign for A, B and C. What only
 * foretells (the chance of paying late, broken promises) never makes a D, so it has none for C. A company that knows its own record
 * replaces them.
 */
export type CreditRule = {
  readonly chanceABp: number;
  readonly chanceBBp: number;
  readonly chanceCBp: number;
  readonly chanceDBp: number;
  readonly lossBp: number;
  readonly daysA: number;
  readonly daysB: number;
  readonly daysC: number;
  readonly limitABp: number;
  readonly limitBBp: number;
  readonly limitCBp: number;
  readonly over60ABp: number;
  readonly over60BBp: number;
  readonly over60CBp: number;
  readonly lateABp: number;
  readonly lateBBp: number;
  readonly promisesA: number;
  readonly promisesB: number;
};

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
  /** Days for the bank before a promise counts as broken. */
  readonly promiseGraceDays: number;
  readonly credit: CreditRule;
};

/** A run's policy, with the company's cost of capital on its day. */
export type RunPolicy = WarningPolicy & { readonly capitalRateBp: number };

export const defaultWarningPolicy: WarningPolicy = {
  erosion: { margin: 720, price: 4_500, warmUp: 12 },
  leastStakeMinor: 100_000,
  concentrationMostBp: 3_000,
  oddOrderDays: 30,
  driftLeastDays: 5,
  promiseGraceDays: 3,
  credit: {
    chanceABp: defaultLossTable.defaultBp.A,
    chanceBBp: defaultLossTable.defaultBp.B,
    chanceCBp: defaultLossTable.defaultBp.C,
    chanceDBp: defaultLossTable.defaultBp.D,
    lossBp: defaultLossTable.lossBp,
    daysA: 5,
    daysB: 15,
    daysC: 30,
    limitABp: 8_000,
    limitBBp: 10_000,
    limitCBp: 12_000,
    over60ABp: 0,
    over60BBp: 500,
    over60CBp: 2_000,
    lateABp: 2_500,
    lateBBp: 5_000,
    promisesA: 0,
    promisesB: 1,
  },
};

/** The loss table of a company's policy. */
export const lossTableOf = (rule: CreditRule): LossTable => ({
  defaultBp: { A: rule.chanceABp, B: rule.chanceBBp, C: rule.chanceCBp, D: rule.chanceDBp },
  lossBp: rule.lossBp,
});

/** The bounds of grades by a company's policy. */
export const gradeBoundsOf = (rule: CreditRule): GradeBounds => ({
  daysBeyondTerms: [rule.daysA, rule.daysB, rule.daysC],
  limitUse: [rule.limitABp / 10_000, rule.limitBBp / 10_000, rule.limitCBp / 10_000],
  over60Share: [rule.over60ABp / 10_000, rule.over60BBp / 10_000, rule.over60CBp / 10_000],
  lateProbability: [rule.lateABp / 10_000, rule.lateBBp / 10_000, 1],
  brokenPromises: [rule.promisesA, rule.promisesB, Number.POSITIVE_INFINITY],
});
