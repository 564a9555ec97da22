import { E4, timesE4 } from '#kernel/decimal';
import { firstDayOf, monthOf } from '#kernel/day';
import { convertE4, rateOn } from '../../domain/currency-conversion.ts';
import type { OrderLineRecord } from '../../domain/records.ts';
import { accountOf, finding, isTooLarge, productOf, refused } from './booking.ts';
import type { Asides, Booking, BookingContext, Sums } from './booking.ts';
import { unitCostOn } from './dated-costs.ts';
import type { RowFinding } from './staging-job.ts';

export type ReadLine = {
  readonly record: OrderLineRecord;
  readonly asides: Asides;
  readonly line: number;
  readonly isDuplicate: boolean;
};

/** An order line in the company's currency, with its account and product, in the order of `stagedLineColumns`. */
export const bookOrderLine = (read: ReadLine, context: BookingContext): Booking => {
  const { record, asides } = read;
  const rate = rateOn(context.rates, record.currency, record.orderedOn);
  const accountId = accountOf(context, record.account, { asides });
  const endAccountId =
    record.endAccount === undefined ? null : accountOf(context, record.endAccount, { field: 'endAccount' });
  const productId = productOf(context, record.product, asides);
  if (rate === null || typeof accountId !== 'string' || typeof productId !== 'string' || isFinding(endAccountId)) {
    const noRate =
      rate === null ? [finding('no-rate', 'currency', { currency: record.currency, day: record.orderedOn })] : [];
    return refused(...[accountId, endAccountId, productId].filter(isFinding), ...noRate);
  }
  if (context.timesSeen([record.orderNo, record.lineNo]) > 1) {
    return refused(finding('key-repeated', 'orderNo', { value: `${record.orderNo} / ${record.lineNo}` }));
  }
  const { listE4, discountE4 } = listAndDiscountOf(record);
  const converted = (amount: bigint | null): bigint | null => (amount === null ? null : convertE4(amount, rate));
  const netE4 = convertE4(record.netE4, rate);
  const costE4 = converted(record.costE4 ?? null);
  const tooLarge = tooLargeIn({
    netE4,
    costE4,
    listE4: converted(listE4),
    discountE4: converted(discountE4),
    quantityE4: record.quantityE4,
  });
  if (tooLarge !== null) return refused(finding('amount-too-large', tooLarge));
  // Booking takes the cost of the day where the file has none; the report counts with it.
  const bookedCostE4 = costE4 ?? costOfDay(record, productId, context);
  const isForeign = record.currency !== context.rates.companyCurrency;
  const isGiven = record.kind === 'sample' || record.kind === 'free-goods';
  return {
    kind: 'line',
    accountId,
    day: record.orderedOn,
    sums: { netE4, quantityE4: record.quantityE4, ...costSums(netE4, bookedCostE4) },
    warnings: isGiven && bookedCostE4 === null ? [finding('given-without-cost', 'cost')] : [],
    values: [
      read.line,
      record.orderNo,
      record.lineNo,
      accountId,
      endAccountId,
      productId,
      record.orderedOn,
      firstDayOf(monthOf(record.orderedOn)),
      record.kind,
      record.quantityE4,
      converted(listE4),
      netE4,
      costE4,
      converted(discountE4),
      record.currency,
      isForeign ? record.netE4 : null,
      record.promotion ?? null,
      record.specification ?? null,
      record.deliveryTerms ?? null,
      record.promisedOn ?? null,
      record.deliveredOn ?? null,
      record.shortE4 ?? null,
      record.isSpecial ?? false,
      read.isDuplicate,
    ],
  };
};

const costOfDay = (record: OrderLineRecord, productId: string, { datedCosts }: BookingContext): bigint | null => {
  const unitCost = unitCostOn(datedCosts, productId, record.orderedOn);
  return unitCost === null ? null : timesE4(record.quantityE4, unitCost);
};

const costSums = (netE4: bigint, costE4: bigint | null): Sums =>
  costE4 === null ? { netOfUnknownCostE4: netE4 } : { costE4 };

const isFinding = (value: string | RowFinding | null): value is RowFinding =>
  typeof value === 'object' && value !== null;

/** List value and discount of the whole line: each follows from the other, both stay unknown when the source knows neither. */
const listAndDiscountOf = (
  record: OrderLineRecord,
): { readonly listE4: bigint | null; readonly discountE4: bigint | null } => {
  const { listPriceE4, discountE4, netE4, quantityE4 } = record;
  if (listPriceE4 !== undefined) {
    const listE4 = timesE4(listPriceE4, quantityE4);
    return { listE4, discountE4: listE4 - netE4 };
  }
  return discountE4 === undefined ? { listE4: null, discountE4: null } : { listE4: netE4 + discountE4, discountE4 };
};

type LineAmounts = {
  readonly netE4: bigint;
  readonly costE4: bigint | null;
  readonly listE4: bigint | null;
  readonly discountE4: bigint | null;
  readonly quantityE4: bigint;
};

/** The field of a line whose amount, or whose amount for one piece, is too large to be kept exactly; null when all are fit. */
const tooLargeIn = ({ quantityE4, ...amounts }: LineAmounts): string | null => {
  if (isTooLarge(quantityE4)) return 'quantity';
  const { netE4, costE4, listE4, discountE4 } = amounts;
  const perPiece = (amount: bigint | null): bigint | null =>
    amount === null || quantityE4 === 0n ? null : (amount * E4) / quantityE4;
  if (isTooLarge(netE4)) return 'net';
  if (isTooLarge(costE4)) return 'cost';
  if (isTooLarge(discountE4)) return 'discount';
  if (isTooLarge(listE4, perPiece(listE4))) return 'listPrice';
  if (isTooLarge(perPiece(netE4))) return 'netPrice';
  return isTooLarge(perPiece(costE4)) ? 'unitCost' : null;
};
