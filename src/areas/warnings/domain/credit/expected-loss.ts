import type { CreditGrade } from '#domain/pricing';
import { divideHalfEven } from '#kernel/decimal';

/** Chance of default within a year and loss given default, in basis points, per company policy. */
export type LossTable = { readonly defaultBp: Readonly<Record<CreditGrade, number>>; readonly lossBp: number };

/** Orders of magnitude of unsecured trade credit; a company replaces them by its own record. */
export const defaultLossTable: LossTable = { defaultBp: { A: 30, B: 120, C: 500, D: 2_000 }, lossBp: 5_500 };

export type Exposure = {
  readonly openMinor: bigint;
  readonly undeliveredMinor: bigint;
  /** Work in progress made to order. */
  readonly inWorkMinor: bigint;
  /** Bid bonds that lie with the account. */
  readonly bondsMinor: bigint;
};

/** Credit exposure = open receivables + undelivered orders + work in progress + bonds (docs/methods.md 4.4). */
export const exposureOf = ({ openMinor, undeliveredMinor, inWorkMinor, bondsMinor }: Exposure): bigint =>
  openMinor + undeliveredMinor + inWorkMinor + bondsMinor;

/** Expected loss of a year = exposure × PD × LGD, rounded once. Example: 100,000.00 at C (5 %, 55 %) → 2,750.00. */
export const expectedLossOf = (exposureMinor: bigint, grade: CreditGrade, { defaultBp, lossBp }: LossTable): bigint =>
  exposureMinor <= 0n ? 0n : divideHalfEven(exposureMinor * BigInt(defaultBp[grade]) * BigInt(lossBp), 100_000_000n);
