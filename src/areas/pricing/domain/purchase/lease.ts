import { divideHalfEven } from '#kernel/decimal';
import { addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import { floorOf, rational } from '../rational.ts';
import type { Rational } from '../rational.ts';

/** A payment so many whole months after delivery; amounts are minor units. */
export type LeasePayment = { readonly afterMonths: number; readonly amountMinor: bigint };

const monthlyBasis = 120_000n;

/**
 * Amounts in months 0 … m as one numerator over (1 + i)^m, i = the yearly rate ÷ 12: Σ a·(1 + i)^(m − k), each power exact.
 * Kellison, The Theory of Interest, chapter 1: a nominal rate convertible monthly.
 */
const valueOver = (payments: readonly LeasePayment[], months: number, capitalRateBp: number): bigint =>
  payments.reduce(
    (sum, { afterMonths, amountMinor }) =>
      sum + amountMinor * monthlyBasis ** BigInt(afterMonths) * growth(months - afterMonths, capitalRateBp),
    0n,
  );

const growth = (months: number, capitalRateBp: number): bigint =>
  (monthlyBasis + BigInt(capitalRateBp)) ** BigInt(months);

/**
 * The present value on delivery of payments and of the residual at the end, in minor units, exact (docs/methods.md 8.9).
 * Payments lie within the months; `leaseProblemOf` tells otherwise.
 */
export const presentValueOf = (
  lease: { readonly payments: readonly LeasePayment[]; readonly residualMinor: bigint; readonly months: number },
  capitalRateBp: number,
): Rational => {
  const { payments, residualMinor, months } = lease;
  const all = [...payments, { afterMonths: months, amountMinor: residualMinor }];
  return rational(valueOver(all, months, capitalRateBp), growth(months, capitalRateBp));
};

/** A fraction of minor units as whole ones, rounded once, half to even. */
export const minorOfRational = ({ over, under }: Rational): bigint => divideHalfEven(over, under);

export const leaseIntervals = [1, 3, 6, 12] as const;
export type LeaseInterval = (typeof leaseIntervals)[number];

export type AnnuityTerms = {
  /** What the payments and the residual shall be worth on delivery, minor units. */
  readonly valueMinor: bigint;
  readonly residualMinor: bigint;
  readonly months: number;
  readonly interval: LeaseInterval;
  /** The first payment is due on delivery, not at the end of its interval. */
  readonly isInAdvance: boolean;
};

/**
 * Level payments whose present value with the residual is the value: A = (V − R·v^m) ÷ Σ v^k over the months k in which
 * one is due, v = 1 ÷ (1 + i) (Kellison, chapter 3: annuity-immediate in arrears, annuity-due in advance). Their total n·A is rounded once, half to even, and
 * dealt out so that payments differ by one minor unit at most and the schedule adds up to the total.
 * Null where nothing is left to be paid, or the months are not whole intervals.
 * Example: 10,000.00 at 8 % over 10 months in arrears → ten payments of 1,037.03 and .04.
 */
export const annuityOf = (terms: AnnuityTerms, capitalRateBp: number): readonly LeasePayment[] | null => {
  const { valueMinor, residualMinor, months, interval, isInAdvance } = terms;
  if (months <= 0 || months % interval !== 0) return null;
  const count = months / interval;
  const due = Array.from({ length: count }, (_, at) => (at + (isInAdvance ? 0 : 1)) * interval);
  const worth = valueMinor * growth(months, capitalRateBp) - residualMinor * monthlyBasis ** BigInt(months);
  if (worth <= 0n) return null;
  const ones = due.map((afterMonths) => ({ afterMonths, amountMinor: 1n }));
  const total = divideHalfEven(worth * BigInt(count), valueOver(ones, months, capitalRateBp));
  const upTo = (payments: number): bigint => roundedUp(total * BigInt(payments), BigInt(count));
  return due.map((afterMonths, at) => ({ afterMonths, amountMinor: upTo(at + 1) - upTo(at) }));
};

const roundedUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

export type LeaseProblem = 'no-payments' | 'payments-not-rising' | 'payment-after-end' | 'months-outside';

export const longestLeaseMonths = 240;

/** What is wrong with a schedule, or null: payments rise in time, none after the end, all are worth something. */
export const leaseProblemOf = (payments: readonly LeasePayment[], months: number): LeaseProblem | null => {
  if (!Number.isInteger(months) || months < 1 || months > longestLeaseMonths) return 'months-outside';
  if (payments.length === 0 || payments.some(({ amountMinor }) => amountMinor <= 0n)) return 'no-payments';
  if (payments.some(({ afterMonths }, at) => at > 0 && afterMonths <= (payments[at - 1]?.afterMonths ?? -1)))
    return 'payments-not-rising';
  return payments.some(({ afterMonths }) => afterMonths > months || afterMonths < 0) ? 'payment-after-end' : null;
};

/** The day of each payment of a lease that begins on a day. */
export const paymentDaysOf = (
  payments: readonly LeasePayment[],
  startsOn: Day,
): readonly { readonly dueOn: Day; readonly amountMinor: bigint }[] =>
  payments.map(({ afterMonths, amountMinor }) => ({ dueOn: addMonths(startsOn, afterMonths), amountMinor }));

/**
 * The price per unit that a lease is equal to, e4: its present value, spread over the lines by their value at list,
 * rounded down so that it is never overstated against the floor. Lines without a list value count by quantity.
 */
export const leasePricesOf = (
  valueE4: Rational,
  lines: readonly { readonly quantityE4: bigint; readonly listPriceE4: bigint }[],
): readonly bigint[] => {
  const isPriced = lines.every(({ listPriceE4 }) => listPriceE4 > 0n);
  const weights = lines.map(({ quantityE4, listPriceE4 }) => (isPriced ? quantityE4 * listPriceE4 : quantityE4));
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  return lines.map(({ quantityE4 }, at) => {
    if (whole === 0n || quantityE4 === 0n) return 0n;
    return floorOf(rational(valueE4.over * (weights[at] ?? 0n) * 10_000n, valueE4.under * whole * quantityE4));
  });
};

/**
 * What is paid above the present value, the residual left with us: the interest in the schedule, in minor units. Present value
 * and charge add up to payments and residual to the cent.
 */
export const leaseChargeOf = (
  lease: { readonly payments: readonly LeasePayment[]; readonly residualMinor: bigint },
  presentValueMinor: bigint,
): bigint =>
  lease.payments.reduce((sum, { amountMinor }) => sum + amountMinor, lease.residualMinor) - presentValueMinor;

/** How a lease ends: the goods come back, are bought at the residual, it is renewed, or it ends before its time. */
export const leaseEnds = ['returned', 'bought', 'renewed', 'ended-early'] as const;
export type LeaseEnd = (typeof leaseEnds)[number];

export const instalmentStates = ['expected', 'overdue', 'paid', 'dropped'] as const;
export type InstalmentState = (typeof instalmentStates)[number];

/** The number to put on the invoice of an instalment, or on the payment of it, in the company's books. Example: L2026-0003-2. */
export const instalmentNumber = (leaseNumber: string, paymentNo: number): string => `${leaseNumber}-${paymentNo}`;

/** What the books hold under the number of an instalment, minor units. */
export type InstalmentBooks = {
  readonly billedMinor: bigint;
  /** Paid of those invoices. */
  readonly billPaidMinor: bigint;
  /** The last day on which one of them is due; null without any. */
  readonly billDueOn: Day | null;
  /** Payments that name the number while no invoice has it. */
  readonly namedMinor: bigint;
};

export type InstalmentMoney = {
  readonly receivedMinor: bigint;
  readonly isPaid: boolean;
  /** What may still be marked by hand; 0 where the books know the instalment. */
  readonly markableMinor: bigint;
};

/**
 * What has come in of an instalment, each sum once (docs/methods.md 4.4). What the books have billed is paid as the books
 * say; only what they have not billed is settled by marks, or by payments that name it: marks and such payments tell of the
 * same money, so the larger counts. Example: 100 due, 100 marked, then an invoice of 100 unpaid in the books → 0 received.
 */
export const instalmentMoneyOf = (
  one: { readonly amountMinor: bigint; readonly markedMinor: bigint },
  { billedMinor, billPaidMinor, namedMinor }: InstalmentBooks,
): InstalmentMoney => {
  const { amountMinor, markedMinor } = one;
  const apartMinor = larger(amountMinor - billedMinor, 0n);
  const apartPaidMinor = smaller(apartMinor, larger(markedMinor, namedMinor));
  return {
    receivedMinor: smaller(amountMinor, billPaidMinor + apartPaidMinor),
    isPaid: apartPaidMinor >= apartMinor && billPaidMinor >= billedMinor,
    markableMinor: namedMinor > 0n ? 0n : apartMinor - apartPaidMinor,
  };
};

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** When an instalment is late: an invoice of all of it has its own day. */
export const instalmentDueOn = (
  { dueOn, amountMinor }: { readonly dueOn: Day; readonly amountMinor: bigint },
  { billedMinor, billDueOn }: InstalmentBooks,
): Day => (billDueOn !== null && billedMinor >= amountMinor ? billDueOn : dueOn);

/**
 * Where an instalment stands on a day: paid once all of it has come in, overdue the day after it was due; dropped when the goods
 * came back before it was due.
 */
export const instalmentStateOf = (
  one: { readonly dueOn: Day; readonly isPaid: boolean },
  end: { readonly as: LeaseEnd; readonly on: Day } | null,
  today: Day,
): InstalmentState => {
  if (one.isPaid) return 'paid';
  if (end !== null && (end.as === 'returned' || end.as === 'ended-early') && one.dueOn > end.on) return 'dropped';
  return one.dueOn < today ? 'overdue' : 'expected';
};
