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
  instalmentDueOn,
  instalmentMoneyOf,
  instalmentNumber,
  instalmentStateOf,
  leaseChargeOf,
  leasePricesOf,
  leaseProblemOf,
  minorOfRational,
  paymentDaysOf,
  presentValueOf,
  rational,
} from '../domain/index.ts';
import type { InstalmentBooks, LeaseEnd, LeasePayment, LeaseProblem } from '../domain/index.ts';
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

const booksOf = (row: LeasePaymentRow): InstalmentBooks => ({
  billedMinor: BigInt(row.billedMinor),
  billPaidMinor: BigInt(row.billPaidMinor),
  billDueOn: row.billDueOn,
  namedMinor: BigInt(row.namedMinor),
});

/** What has come in of a signed instalment, and what may still be marked by hand. */
export const moneyOf = (row: LeasePaymentRow) =>
  instalmentMoneyOf({ amountMinor: BigInt(row.amountMinor), markedMinor: BigInt(row.markedMinor) }, booksOf(row));

/** How a signed instalment stands today, and under which number the books know it. */
const presentInstalment = (
  row: LeasePaymentRow,
  { number, end }: Pick<SignedLease, 'number' | 'end'>,
  { company, today }: Pick<Context, 'company' | 'today'>,
) => {
  const books = booksOf(row);
  const { receivedMinor, isPaid, markableMinor } = moneyOf(row);
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency: company.currency });
  const dueOn = instalmentDueOn({ dueOn: row.dueOn, amountMinor: BigInt(row.amountMinor) }, books);
  return {
    received: wire(receivedMinor),
    number: instalmentNumber(number, row.paymentNo),
    billed: books.billedMinor > 0n ? wire(books.billedMinor) : null,
    markable: wire(markableMinor),
    state: instalmentStateOf({ dueOn, isPaid }, end, today),
  };
};

/** What the goods were bought for at the end, and what has come in of it. */
const presentResidual = ({ payments, number }: SignedLease, context: Pick<Context, 'company' | 'today'>) => {
  const row = payments.find(({ kind }) => kind === 'residual');
  if (row === undefined) return null;
  const { paymentNo, dueOn, amountMinor } = row;
  const amount = { minor: amountMinor, currency: context.company.currency };
  return { paymentNo, dueOn, amount, ...presentInstalment(row, { number, end: null }, context) };
};

/** What has come of a lease since it was signed. */
export type SignedLease = {
  readonly number: string;
  readonly payments: readonly LeasePaymentRow[];
  readonly end: { readonly as: LeaseEnd; readonly on: Day } | null;
};

/** A lease with its payments by day and what it is worth on delivery. */
export const presentLease = (
  context: Pick<Context, 'company' | 'today'>,
  terms: LeaseTerms,
  signed: SignedLease = { number: '', payments: [], end: null },
) => {
  const { company } = context;
  const money = (minor: bigint) => ({ minor: minor.toString(), currency: company.currency });
  const lease = readLease(terms);
  const valueMinor = minorOfRational(presentValueOf(lease, terms.capitalRateBp));
  const rows = new Map(signed.payments.map((row) => [row.paymentNo, row]));
  const days = paymentDaysOf(lease.payments, terms.startsOn);
  return {
    startsOn: terms.startsOn,
    months: terms.months,
    residual: money(lease.residualMinor),
    residualSource: terms.residualSource,
    annuity: terms.annuity,
    payments: lease.payments.map(({ afterMonths, amountMinor }, at) => {
      const dueOn = days[at]?.dueOn ?? terms.startsOn;
      const row = rows.get(at + 1);
      return {
        paymentNo: at + 1,
        dueOn,
        afterMonths,
        amount: money(amountMinor),
        ...(row === undefined
          ? { received: money(0n), number: null, billed: null, markable: money(0n), state: null }
          : presentInstalment(row, signed, context)),
      };
    }),
    purchase: presentResidual(signed, context),
    end: signed.end,
    paid: money(lease.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)),
    presentValue: money(valueMinor),
    charge: money(leaseChargeOf(lease, valueMinor)),
    capitalRateBp: terms.capitalRateBp,
  };
};
