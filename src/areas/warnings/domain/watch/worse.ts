import type { Finding } from './finding.ts';

type Told = Pick<Finding, 'kind' | 'evidence'>;

/** How bad a warning is when somebody judges it. */
export type Weighed = { readonly stakeMinor: bigint; readonly severity: number };

const grades = ['A', 'B', 'C', 'D'];
/** A grade weighs more than any number of reasons to hold. */
const gradeWeight = 10;

/**
 * How grave a warning is beside its money: the credit grade and the reasons to hold orders. Kinds that know no grades are
 * as grave as their money says. Example: grade D with orders over the limit is graver than grade D.
 */
export const severityOf = ({ kind, evidence: { open } }: Told): number => {
  if (kind !== 'credit') return 0;
  const { grade, holdReasons } = open;
  const held = Array.isArray(holdReasons) ? holdReasons.length : 0;
  return gradeWeight * (typeof grade === 'string' ? grades.indexOf(grade) + 1 : 0) + held;
};

/** Has it got clearly worse since it was put off: half as much again at stake, or graver? 100 → 150 has, 100 → 149 has not. */
export const isClearlyWorse = (before: Weighed, now: Weighed): boolean =>
  now.severity > before.severity ||
  (now.stakeMinor > before.stakeMinor && 2n * now.stakeMinor >= 3n * before.stakeMinor);

/** Has what was at stake when a person closed it doubled since? */
export const hasDoubled = (beforeMinor: bigint, nowMinor: bigint): boolean =>
  nowMinor > beforeMinor && nowMinor >= 2n * beforeMinor;
