import { z } from 'zod';
import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import { timesE4 } from '#kernel/decimal';
import { e4OfMinor, minorOf } from '#kernel/money';
import type { Context } from '#platform/operations';
import type { leaseScheduleSchema } from '../contract/lease-operations.ts';
import { annuitySchema } from '../contract/purchase-operations.ts';
import {
  annuityOf,
  instalmentStateOf,
  leaseChargeOf,
  leasePricesOf,
  leaseProblemOf,
  minorOfRational,
  paymentDaysOf,
  presentValueOf,
  rational,
} from '../domain/index.ts';
import type { LeaseEnd, LeasePayment, LeaseProblem } from '../domain/index.ts';
import type { LeasePaymentRow } from '../store/lease-payments.ts';
import { pricingPolicies } from '../store/policies.ts';
import { listAccountPricing } from './account-pricing.ts';
import { amountIn, decimalOf, positiveIn } from './reach.ts';

type Schedule = Omit<z.output<typeof leaseScheduleSchema>, 'lines'>;

/** What only a lease has, as it is kept: payments in minor units, the rate that they were discounted at. */
export const leaseTermsSchema = z.object({
  reference: z.string().nullable(),
  note: z.string().nullable(),
  startsOn: z.string(),
  months: z.number().int(),
  residualMinor: z.string(),
  residualSource: z.string().nullable().default(null),
  annuity: annuitySchema.nullable(),
  payments: z.array(z.object({ afterMonths: z.number().int(), amountMinor: z.string() })),
  capitalRateBp: z.number().int(),
});
export type LeaseTerms = z.output<typeof leaseTermsSchema>;

const codes = {
  'no-payments': 'pricing.no-payments',
  'payments-not-rising': 'pricing.payments-not-rising',
  'payment-after-end': 'pricing.payment-after-end',
  'months-outside': 'pricing.months-outside',
} as const satisfies Record<LeaseProblem, string>;

const rateOf = async ({ db, company, newId, now }: Context): Promise<number> =>
  (await pricingPolicies.inForce(db, { orgId: company.id, newId, now })).policy.capitalRateBp;

const paymentsOf = ({ company }: Context, schedule: Schedule, capitalRateBp: number): readonly LeasePayment[] => {
  const minor = (text: string): bigint => minorOf(amountIn(text), company.currency);
  const { annuity = null, months, residual } = schedule;
  if (annuity === null)
    return schedule.payments.map(({ afterMonths, amount }) => ({ afterMonths, amountMinor: minor(amount) }));
  const { value, interval, isInAdvance } = annuity;
  const terms = { valueMinor: minor(value), residualMinor: minor(residual), months, interval, isInAdvance };
  const level = annuityOf(terms, capitalRateBp);
  if (level === null) throw new AppError('pricing.nothing-to-pay');
  return level;
};

/** The schedule of a lease at today's cost of capital, as it is kept; refuses one that cannot be paid. */
export const leaseTermsOf = async (
  context: Context,
  schedule: Schedule & {
    readonly reference?: string | null | undefined;
    readonly residualSource?: string | null | undefined;
    readonly note?: string | null | undefined;
  },
): Promise<LeaseTerms> => {
  const capitalRateBp = await rateOf(context);
  const payments = paymentsOf(context, schedule, capitalRateBp);
  const problem = leaseProblemOf(payments, schedule.months);
  if (problem !== null) throw new AppError(codes[problem]);
  return {
    reference: schedule.reference ?? null,
    note: schedule.note ?? null,
    startsOn: schedule.startsOn,
    months: schedule.months,
    residualMinor: minorOf(amountIn(schedule.residual), context.company.currency).toString(),
    residualSource: schedule.residualSource ?? null,
    annuity: schedule.annuity ?? null,
    payments: payments.map(({ afterMonths, amountMinor }) => ({ afterMonths, amountMinor: amountMinor.toString() })),
    capitalRateBp,
  };
};

/** The same terms at the cost of capital of today: what a signature is judged by. */
export const atTodaysRate = async (context: Context, terms: LeaseTerms): Promise<LeaseTerms> => ({
  ...terms,
  capitalRateBp: await rateOf(context),
});

const readLease = ({ payments, residualMinor, months }: LeaseTerms) => ({
  payments: payments.map(({ afterMonths, amountMinor }) => ({ afterMonths, amountMinor: BigInt(amountMinor) })),
  residualMinor: BigInt(residualMinor),
  months,
});

type Wanted = { readonly productId: string; readonly quantity: string };

/**
 * The lines of a lease with the price per unit that its present value is equal to, paid on delivery. Goods that were used
 * are not worth more than new ones: refuses a residual above their value at list.
 */
export const leaseLinesOf = async (
  context: Context,
  accountId: string,
  { terms, lines }: { readonly terms: LeaseTerms; readonly lines: readonly Wanted[] },
) => {
  const productIds = lines.map(({ productId }) => productId);
  if (new Set(productIds).size < productIds.length) throw new AppError('pricing.product-twice');
  const products = await listAccountPricing(context, { accountId, productIds });
  const value = presentValueOf(readLease(terms), terms.capitalRateBp);
  const perMinor = e4OfMinor(1n, context.company.currency);
  const weighed = lines.map(({ productId, quantity }) => {
    const product = products.get(productId);
    if (product === undefined) throw new AppError('pricing.product-not-found', { id: productId });
    return { quantityE4: positiveIn(quantity), listPriceE4: BigInt(product.listPriceE4 ?? 0) };
  });
  const listE4 = weighed.reduce((sum, { quantityE4, listPriceE4 }) => sum + timesE4(listPriceE4, quantityE4), 0n);
  if (BigInt(terms.residualMinor) * perMinor > listE4) throw new AppError('pricing.residual-above-list');
  const prices = leasePricesOf(rational(value.over * perMinor, value.under), weighed);
  return {
    // The cent that prices per unit lose by rounding down stays in the total: it is the present value that the page shows.
    totalE4: minorOfRational(value) * perMinor,
    lines: lines.map(({ productId, quantity }, at) => ({ productId, quantity, price: decimalOf(prices[at] ?? 0n) })),
  };
};

/** What the goods were bought for at the end, and what has come in of it. */
const presentResidual = (
  signed: readonly LeasePaymentRow[],
  { company, today }: Pick<Context, 'company' | 'today'>,
) => {
  const row = signed.find(({ kind }) => kind === 'residual');
  if (row === undefined) return null;
  const { paymentNo, dueOn, amountMinor, paidMinor } = row;
  const money = (minor: string) => ({ minor, currency: company.currency });
  const one = { dueOn, amountMinor: BigInt(amountMinor), paidMinor: BigInt(paidMinor) };
  const state = instalmentStateOf(one, null, today);
  return { paymentNo, dueOn, amount: money(amountMinor), received: money(paidMinor), state };
};

/** What has come of a lease since it was signed. */
type SignedLease = {
  readonly payments: readonly LeasePaymentRow[];
  readonly end: { readonly as: LeaseEnd; readonly on: Day } | null;
};

/** A lease with its payments by day and what it is worth on delivery. */
export const presentLease = (
  { company, today }: Pick<Context, 'company' | 'today'>,
  terms: LeaseTerms,
  { payments: signed, end }: SignedLease = { payments: [], end: null },
) => {
  const money = (minor: bigint) => ({ minor: minor.toString(), currency: company.currency });
  const lease = readLease(terms);
  const valueMinor = minorOfRational(presentValueOf(lease, terms.capitalRateBp));
  const paid = new Map(signed.map((row) => [row.paymentNo, row]));
  const days = paymentDaysOf(lease.payments, terms.startsOn);
  return {
    startsOn: terms.startsOn,
    months: terms.months,
    residual: money(lease.residualMinor),
    residualSource: terms.residualSource,
    annuity: terms.annuity,
    payments: lease.payments.map(({ afterMonths, amountMinor }, at) => {
      const dueOn = days[at]?.dueOn ?? terms.startsOn;
      const row = paid.get(at + 1);
      return {
        paymentNo: at + 1,
        dueOn,
        afterMonths,
        amount: money(amountMinor),
        received: money(BigInt(row?.paidMinor ?? 0)),
        state:
          row === undefined
            ? null
            : instalmentStateOf({ dueOn, amountMinor, paidMinor: BigInt(row.paidMinor) }, end, today),
      };
    }),
    purchase: presentResidual(signed, { company, today }),
    end,
    paid: money(lease.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)),
    presentValue: money(valueMinor),
    charge: money(leaseChargeOf(lease, valueMinor)),
    capitalRateBp: terms.capitalRateBp,
  };
};
