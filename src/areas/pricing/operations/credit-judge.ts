import type { Context } from '#platform/operations';
import type { CreditGrade, CreditSign } from '../domain/index.ts';

/** A grade and the signs behind it, worst first; no grade where nothing is known to judge by. */
export type JudgedCredit = {
  readonly grade: CreditGrade | null;
  readonly reasons: readonly { readonly sign: CreditSign; readonly value: number; readonly grade: CreditGrade }[];
};

/** Grades the credit of an account: the rule belongs to an area that pricing may not need, so it is handed in. */
export type CreditJudge = (context: Context, accountId: string) => Promise<JudgedCredit>;
