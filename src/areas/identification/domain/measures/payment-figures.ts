import type { Ageing, PaymentFacts } from '../facts/payment-facts.ts';
import { missing, reading } from './reading.ts';
import type { Reading } from './reading.ts';

/** Amount-weighted days beyond terms over paid and overdue parts (docs/methods.md 4.1); null with nothing to judge. */
export const daysBeyondTermsOf = (payment: PaymentFacts): number | null =>
  payment.judgedMinor > 0n ? Number(payment.beyondMinorDays) / Number(payment.judgedMinor) : null;

/** The same with early payment counted as on time. */
export const lateDaysOf = (payment: PaymentFacts): number | null =>
  payment.judgedMinor > 0n ? Number(payment.lateMinorDays) / Number(payment.judgedMinor) : null;

/** Share of the judged amount that was, or is, more than 60 days late. */
export const over60ShareOf = (payment: PaymentFacts): number | null =>
  payment.judgedMinor > 0n ? Number(payment.over60Minor) / Number(payment.judgedMinor) : null;

/** Bucket form of days beyond terms over open receivables. Example: 100k with 20/10/6/4k overdue → 16.2. */
export const bucketDaysOf = (ageing: Ageing): number | null => {
  const open = ageing.currentMinor + ageing.to30Minor + ageing.to60Minor + ageing.to90Minor + ageing.over90Minor;
  if (open <= 0n) return null;
  const weighted = 15n * ageing.to30Minor + 45n * ageing.to60Minor + 75n * ageing.to90Minor + 105n * ageing.over90Minor;
  return Number(weighted) / Number(open);
};

export type SalesOutstanding = {
  /** Days of sales in all open receivables. */
  readonly dso: number;
  /** Days of sales in those not yet due: the best that terms allow. */
  readonly bestPossible: number;
  readonly averageDelinquent: number;
};

/**
 * DSO, best possible DSO and their difference. Example: AR 120,000 (90,000 current), sales 365,000 in 365 days → 120,
 * 90, 30.
 */
export const salesOutstandingOf = (ageing: Ageing, salesMinor: bigint, days: number): SalesOutstanding | null => {
  if (salesMinor <= 0n) return null;
  const overdue = ageing.to30Minor + ageing.to60Minor + ageing.to90Minor + ageing.over90Minor;
  const dso = (Number(ageing.currentMinor + overdue) / Number(salesMinor)) * days;
  const bestPossible = (Number(ageing.currentMinor) / Number(salesMinor)) * days;
  return { dso, bestPossible, averageDelinquent: dso - bestPossible };
};

/** Half of the confidence is there with four judged invoices. */
const invoicesForHalfConfidence = 4;

/** Confidence in a figure over so many judged invoices. */
export const paymentConfidenceOf = (payment: PaymentFacts): number =>
  payment.judgedInvoices / (payment.judgedInvoices + invoicesForHalfConfidence);

/** A payment figure as a reading. */
export const paymentReading = (unit: 'days' | 'share', value: number | null, payment: PaymentFacts): Reading =>
  value === null ? missing('no-invoices') : reading(unit, value, paymentConfidenceOf(payment));
