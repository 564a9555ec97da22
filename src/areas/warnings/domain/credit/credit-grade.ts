import { creditSigns } from '#domain/pricing';
import type { CreditGrade, CreditSign } from '#domain/pricing';

/** What a grade rests on; null: nothing to judge by. */
export type CreditSigns = {
  /** Amount-weighted, open overdue bills included. */
  readonly daysBeyondTerms: number | null;
  readonly lateProbability: number | null;
  /** Share of the judged amount more than 60 days late. */
  readonly over60Share: number | null;
  /** Exposure over limit; null without a limit. */
  readonly limitUse: number | null;
  /** Promises to pay that were broken in the last twelve months. */
  readonly brokenPromises: number;
};

/** Largest value for A, for B and for C; above the last it is D. */
export type GradeBounds = Readonly<Record<CreditSign, readonly [number, number, number]>>;

/** Broken promises and a high chance of paying late alone never make a D: they foretell, the others have happened. */
export const defaultGradeBounds: GradeBounds = {
  daysBeyondTerms: [5, 15, 30],
  lateProbability: [0.25, 0.5, 1],
  over60Share: [0, 0.05, 0.2],
  limitUse: [0.8, 1, 1.2],
  brokenPromises: [0, 1, Number.POSITIVE_INFINITY],
};

export type GradeReason = { readonly sign: CreditSign; readonly value: number; readonly grade: CreditGrade };

export type GradedCredit = {
  /** null: neither judged invoices nor a limit to judge by. */
  readonly grade: CreditGrade | null;
  /** Every known sign with the grade it would give by itself, worst first. */
  readonly reasons: readonly GradeReason[];
};

const gradeOf = (value: number, [a, b, c]: readonly [number, number, number]): CreditGrade =>
  value <= a ? 'A' : value <= b ? 'B' : value <= c ? 'C' : 'D';

/**
 * Credit grade by the worst sign (docs/methods.md 4.5): a good average does not heal an overdrawn limit. Example: 12
 * days beyond terms, 130 % of the limit used → D because of the limit.
 */
export const gradeCredit = (given: CreditSigns, bounds: GradeBounds): GradedCredit => {
  const known = creditSigns.flatMap((sign) => {
    const value = given[sign];
    return value === null ? [] : [{ sign, value, grade: gradeOf(value, bounds[sign]) }];
  });
  const reasons = known.toSorted((x, y) => (x.grade < y.grade ? 1 : x.grade > y.grade ? -1 : 0));
  const canJudge = reasons.some(({ sign }) => sign !== 'brokenPromises') || given.brokenPromises > 0;
  return { grade: canJudge ? (reasons[0]?.grade ?? null) : null, reasons };
};
