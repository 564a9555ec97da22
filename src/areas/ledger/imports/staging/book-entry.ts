import { e4OfMinor } from '#kernel/money';
import { convertE4, convertMinor, rateOn } from '../../domain/currency-conversion.ts';
import type {
  AccountRecord,
  CostRecord,
  CostToServeRecord,
  PersonRecord,
  PocketItemRecord,
  ProductRecord,
} from '../../domain/records.ts';
import { contentKey } from './book-bill.ts';
import { accountOf, finding, isTooLarge, productOf, refused } from './booking.ts';
import type { Asides, Booking, BookingContext } from './booking.ts';

type ReadRow<Record> = { readonly record: Record; readonly asides: Asides };

/** A pocket item or a cost-to-serve entry in the company's currency. */
export const bookEntry = (
  { record, asides }: ReadRow<PocketItemRecord | CostToServeRecord>,
  context: BookingContext,
): Booking => {
  const accountId = accountOf(context, record.account, { asides });
  if (typeof accountId !== 'string') return refused(accountId);
  const rate = rateOn(context.rates, record.currency, record.bookedOn);
  if (rate === null)
    return refused(finding('no-rate', 'currency', { currency: record.currency, day: record.bookedOn }));
  const amountE4 = convertE4(e4OfMinor(record.amountMinor, record.currency), rate);
  if (isTooLarge(amountE4)) return refused(finding('amount-too-large', 'amount'));
  if (record.entryNo !== undefined && context.timesSeen([record.entryNo]) > 1) {
    return refused(finding('key-repeated', 'entryNo', { value: record.entryNo }));
  }
  const content = [accountId, record.bookedOn, record.kind, String(record.amountMinor), record.note ?? ''];
  return {
    kind: 'record',
    accountId,
    day: record.bookedOn,
    warnings: [],
    sums: { amountE4 },
    record: {
      id: context.newId(),
      entry_no: record.entryNo ?? contentKey(context, content),
      booked_on: record.bookedOn,
      kind: record.kind,
      amount_e4: amountE4,
      currency: record.currency,
      note: record.note ?? null,
    },
  };
};

/**
 * An account as it stands in the file; the credit limit in the company's currency. An owner who is no user is told, and so is a
 * limit in a file of somebody who may not set limits (right `ledger.credit`): it is left out, the rest of the row goes in.
 */
export const bookAccount = ({ record }: ReadRow<AccountRecord>, context: BookingContext, today: string): Booking => {
  if (context.timesSeen([record.code]) > 1) return refused(finding('key-repeated', 'code', { value: record.code }));
  const { creditLimitMinor: limitMinor, ...rest } = record;
  const isKept = limitMinor !== undefined && !context.setsLimits;
  const creditLimitMinor = isKept ? undefined : limitMinor;
  const to = context.rates.companyCurrency;
  const from = record.currency ?? to;
  const rateE10 = creditLimitMinor === undefined ? 0n : rateOn(context.rates, from, today);
  if (rateE10 === null) return refused(finding('no-rate', 'currency', { currency: from, day: today }));
  const limit =
    creditLimitMinor === undefined
      ? {}
      : { creditLimitMinor: convertMinor({ amountMinor: creditLimitMinor, rateE10, from, to }) };
  const { ownerEmail } = record;
  const isStranger = ownerEmail !== undefined && !context.ownerEmails.has(ownerEmail.toLowerCase());
  const warnings = [
    ...(isStranger ? [finding('owner-unknown', 'ownerEmail', { value: ownerEmail })] : []),
    ...(isKept ? [finding('credit-limit-kept', 'creditLimit')] : []),
  ];
  return { kind: 'record', accountId: null, day: null, warnings, sums: {}, record: { ...rest, ...limit } };
};

export const bookPerson = ({ record, asides }: ReadRow<PersonRecord>, context: BookingContext): Booking => {
  const accountId = accountOf(context, record.account, { asides });
  if (typeof accountId !== 'string') return refused(accountId);
  if (record.code !== undefined && context.timesSeen([record.code, accountId]) > 1) {
    return refused(finding('key-repeated', 'code', { value: record.code }));
  }
  return { kind: 'record', accountId, day: null, warnings: [], sums: {}, record };
};

export const bookProduct = ({ record }: ReadRow<ProductRecord>, context: BookingContext): Booking => {
  if (context.timesSeen([record.code]) > 1) return refused(finding('key-repeated', 'code', { value: record.code }));
  return {
    kind: 'record',
    accountId: null,
    day: null,
    warnings: [],
    sums: {},
    record: { ...record, newId: context.newId() },
  };
};

/** A dated list price and unit cost in the company's currency, by the rate of the day from which they hold. */
export const bookCost = ({ record, asides }: ReadRow<CostRecord>, context: BookingContext): Booking => {
  const productId = productOf(context, record.product, asides);
  if (typeof productId !== 'string') return refused(productId);
  const currency = record.currency ?? context.rates.companyCurrency;
  const rate = rateOn(context.rates, currency, record.validFrom);
  if (rate === null) return refused(finding('no-rate', 'currency', { currency, day: record.validFrom }));
  if (context.timesSeen([productId, record.validFrom]) > 1) {
    return refused(finding('key-repeated', 'product', { value: record.product, day: record.validFrom }));
  }
  const converted = (amount: bigint | undefined) => (amount === undefined ? null : String(convertE4(amount, rate)));
  const [listPriceE4, unitCostE4] = [converted(record.listPriceE4), converted(record.unitCostE4)];
  return {
    kind: 'record',
    accountId: null,
    day: null,
    warnings: [],
    sums: {},
    record: { productId, validFrom: record.validFrom, listPriceE4, unitCostE4 },
  };
};
