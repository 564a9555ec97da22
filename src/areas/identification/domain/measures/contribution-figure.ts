import { divideHalfEven } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import type { AccountFacts } from '../facts/account-facts.ts';
import { costKnownShareOf, estimatedMarginE4Of } from './estimated-margin.ts';
import { missing, reading } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Measuring, ValueBasis } from './measuring.ts';

/** The waterfall of the window, E4. The cost is the known one; in the contribution the unknown one is estimated. */
export type ContributionFigure = {
  readonly netE4: bigint;
  readonly costKnownNetE4: bigint;
  readonly costE4: bigint;
  readonly pocketE4: bigint;
  readonly costToServeE4: bigint;
  readonly creditCostE4: bigint;
  readonly contributionE4: bigint;
  /** Part of the net revenue with a known cost, 0 to 1. */
  readonly costKnownShare: number;
};

/**
 * Contribution = net revenue − cost of goods − pocket items − cost to serve − cost of credit (docs/methods.md 2.1). What
 * has no known cost is taken at the margin rate of what has one: pocket items and service are those of all the revenue.
 * Example: net 100, cost 70, rebates 5, visits 3, 60 days of credit at 6 % (0.9863) → 21.0137; the same when only 60 of
 * the 100 have a known cost, which is 42.
 */
export const contributionFigureOf = (facts: AccountFacts, creditRateBp: number): ContributionFigure => {
  const { netE4, costKnownNetE4, costE4, pocketE4, costToServeE4 } = facts.window;
  const creditCostE4 = creditCostOf(facts, creditRateBp);
  return {
    netE4,
    costKnownNetE4,
    costE4,
    pocketE4,
    costToServeE4,
    creditCostE4,
    contributionE4: estimatedMarginE4Of(facts.window, 0) - pocketE4 - costToServeE4 - creditCostE4,
    costKnownShare: costKnownShareOf(facts.window),
  };
};

/** Revenue × rate × collection days / 365 (docs/methods.md 2.1); 0 while the ledger knows no invoice of the account. */
const creditCostOf = ({ window, payment }: AccountFacts, creditRateBp: number): bigint => {
  if (payment === null || payment.invoicedMinor <= 0n || window.netE4 <= 0n) return 0n;
  return divideHalfEven(
    window.netE4 * BigInt(creditRateBp) * payment.creditMinorDays,
    10_000n * 365n * payment.invoicedMinor,
  );
};

/** The ledger knows no cost at all: revenue has to stand in for contribution, for every account of the run. */
export const valueBasisOf = (facts: readonly AccountFacts[]): ValueBasis =>
  facts.some(
    (account) => account.window.costKnownNetE4 !== 0n || account.window.costE4 !== 0n || hasCostBefore(account),
  ) || facts.every((account) => account.orderDays.length === 0)
    ? 'contribution'
    : 'revenue';

const hasCostBefore = (account: AccountFacts): boolean => account.orderDays.some((day) => day.costKnownNetE4 !== 0n);

/** Contribution of the window as a reading; its confidence is the part of the revenue whose cost is known. */
export const contributionReadingOf = (figure: ContributionFigure, measuring: Measuring): Reading => {
  const { currency, basis, policy } = measuring;
  if (basis === 'revenue') return reading('money', Number(minorOf(figure.netE4, currency)), 0.5);
  if (figure.costKnownShare * 100 < policy.minCostKnownPercent) return missing('cost-unknown');
  return reading('money', Number(minorOf(figure.contributionE4, currency)), figure.costKnownShare);
};
