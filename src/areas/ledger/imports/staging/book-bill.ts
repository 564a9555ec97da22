import { minorText } from '#kernel/format';
import { convertMinor, rateOn } from '../../domain/currency-conversion.ts';
import type { InvoiceRecord, PaymentRecord } from '../../domain/records.ts';
import { accountOf, finding, isTooLarge, refused } from './booking.ts';
import type { Asides, Booking, BookingContext } from './booking.ts';

type ReadRow<Record> = { readonly record: Record; readonly asides: Asides };

/**
 * An invoice in the company's currency; `settled_on` becomes a payment when the file carries no payments. Payments that
 * name it may have come before it: as a payment above its invoice is refused, so is an invoice below its payments.
 */
export const bookInvoice = ({ record, asides }: ReadRow<InvoiceRecord>, context: BookingContext): Booking => {
  const accountId = accountOf(context, record.account, { asides });
  if (typeof accountId !== 'string') return refused(accountId);
  const amount = amountOf(record.amountMinor, record.currency, { context, day: record.issuedOn });
  if (amount === null)
    return refused(finding('no-rate', 'currency', { currency: record.currency, day: record.issuedOn }));
  if (isTooLarge(amount.amount_minor)) return refused(finding('amount-too-large', 'amount'));
  if (context.timesSeen([record.invoiceNo]) > 1) {
    return refused(finding('key-repeated', 'invoiceNo', { value: record.invoiceNo }));
  }
  const paid = context.namedPayments.get(`${accountId}/${record.invoiceNo}`) ?? 0n;
  if (paid > 0n && amount.amount_minor < paid) {
    return refused(
      finding('payments-above-invoice', 'amount', {
        invoiceNo: record.invoiceNo,
        paid: minorText(paid, context.rates.companyCurrency),
        currency: context.rates.companyCurrency,
      }),
    );
  }
  return {
    kind: 'record',
    accountId,
    day: record.issuedOn,
    warnings: [],
    sums: { amountMinor: amount.amount_minor },
    record: {
      id: context.newId(),
      invoice_no: record.invoiceNo,
      issued_on: record.issuedOn,
      due_on: record.dueOn,
      ...amount,
      currency: record.currency,
      disputed: record.disputed ?? false,
      order_no: record.orderNo ?? null,
      settled_on: record.settledOn ?? null,
    },
  };
};

/**
 * A payment in the company's currency. One that names its invoice may not exceed what is open of it, whichever file the
 * other payments of that invoice came in; one that comes again stands in place of itself,
 * and one that is refused leaves what it had paid.
 */
export const bookPayment = ({ record, asides }: ReadRow<PaymentRecord>, context: BookingContext): Booking => {
  const accountId = accountOf(context, record.account, { asides });
  if (typeof accountId !== 'string') return refused(accountId);
  const amount = amountOf(record.amountMinor, record.currency, { context, day: record.paidOn });
  if (amount === null)
    return refused(finding('no-rate', 'currency', { currency: record.currency, day: record.paidOn }));
  if (isTooLarge(amount.amount_minor)) return refused(finding('amount-too-large', 'amount'));
  const paymentNo =
    record.paymentNo ??
    contentKey(context, [accountId, record.paidOn, String(record.amountMinor), record.invoiceNo ?? '']);
  if (record.paymentNo !== undefined && context.timesSeen([record.paymentNo]) > 1) {
    return refused(finding('key-repeated', 'paymentNo', { value: record.paymentNo }));
  }
  const bill = record.invoiceNo === undefined ? null : `${accountId}/${record.invoiceNo}`;
  const open = bill === null ? null : openFor(context, { bill, paymentNo });
  if (open !== null && amount.amount_minor > open) {
    return refused(
      finding('payment-above-invoice', 'amount', {
        invoiceNo: record.invoiceNo ?? '',
        open: String(open),
        amount: String(amount.amount_minor),
      }),
    );
  }
  giveBack(context, paymentNo);
  if (bill !== null && open !== null) context.openInvoices.set(bill, open - amount.amount_minor);
  return {
    kind: 'record',
    accountId,
    day: record.paidOn,
    warnings: [
      ...(bill !== null && open === null && !context.awaitedBills.has(record.invoiceNo ?? '')
        ? [finding('invoice-unknown', 'invoiceNo', { value: record.invoiceNo ?? '' })]
        : []),
      ...(amount.amount_minor < 0n ? [finding('negative-payment', 'amount')] : []),
    ],
    sums: { amountMinor: amount.amount_minor },
    record: {
      id: context.newId(),
      payment_no: paymentNo,
      paid_on: record.paidOn,
      ...amount,
      currency: record.currency,
      invoice_no: record.invoiceNo ?? null,
    },
  };
};

/** What is open of an invoice for this payment: had it been booked before, what it paid counts as open again. */
const openFor = (
  { openInvoices, bookedPayments }: BookingContext,
  { bill, paymentNo }: { readonly bill: string; readonly paymentNo: string },
): bigint | null => {
  const open = openInvoices.get(bill);
  if (open === undefined) return null;
  const former = bookedPayments.get(paymentNo);
  return former?.bill === bill ? open + former.amountMinor : open;
};

const giveBack = ({ openInvoices, bookedPayments }: BookingContext, paymentNo: string): void => {
  const former = bookedPayments.get(paymentNo);
  if (former === undefined) return;
  bookedPayments.delete(paymentNo);
  const open = openInvoices.get(former.bill);
  if (open !== undefined) openInvoices.set(former.bill, open + former.amountMinor);
};

/** A key for rows whose source numbers none: their content and which of several equal ones, so that the same file again is known. */
export const contentKey = (context: BookingContext, content: readonly string[]): string =>
  `auto:${content.join('|')}#${context.timesSeen(content)}`;

const amountOf = (
  amountMinor: bigint,
  currency: string,
  { context, day }: { context: BookingContext; day: string },
) => {
  const rateE10 = rateOn(context.rates, currency, day);
  if (rateE10 === null) return null;
  const to = context.rates.companyCurrency;
  return {
    amount_minor: convertMinor({ amountMinor, rateE10, from: currency, to }),
    amount_source_minor: currency === to ? null : amountMinor,
  };
};
