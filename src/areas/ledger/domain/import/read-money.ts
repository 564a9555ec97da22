import { addDays } from '#kernel/day';
import type { CostRecord, CostToServeRecord, InvoiceRecord, PaymentRecord, PocketItemRecord } from '../records.ts';
import type { CellReader } from './cell-reader.ts';
import { choices } from './choices.ts';
import type { RowFrame } from './read-order.ts';

const currencyOf = (cells: CellReader, frame: RowFrame): string =>
  cells.currency('currency') ?? frame.mapping.currency ?? frame.currency;

/** An invoice; without a due date it is due after the mapping's terms, at once when it has none. */
export const readInvoice = (cells: CellReader, frame: RowFrame): InvoiceRecord | undefined => {
  const invoiceNo = cells.code('invoiceNo');
  const account = cells.code('account');
  const issuedOn = cells.day('issuedOn');
  const due = cells.day('dueOn');
  const currency = currencyOf(cells, frame);
  const amountMinor = cells.minor('amount', currency);
  const disputed = cells.yesNo('disputed');
  const orderNo = cells.code('orderNo');
  const settledOn = cells.day('settledOn');
  if (invoiceNo === undefined || account === undefined || issuedOn === undefined || amountMinor === undefined)
    return undefined;
  const dueOn = due ?? addDays(issuedOn, frame.mapping.termsDays ?? 0);
  if (dueOn < issuedOn) cells.warn('due-before-issued', 'dueOn');
  return {
    invoiceNo,
    account,
    issuedOn,
    dueOn,
    amountMinor,
    currency,
    ...(disputed !== undefined && { disputed }),
    ...(orderNo !== undefined && { orderNo }),
    ...(settledOn !== undefined && { settledOn }),
  };
};

export const readPayment = (cells: CellReader, frame: RowFrame): PaymentRecord | undefined => {
  const paymentNo = cells.code('paymentNo');
  const account = cells.code('account');
  const paidOn = cells.day('paidOn');
  const currency = currencyOf(cells, frame);
  const amountMinor = cells.minor('amount', currency);
  const invoiceNo = cells.code('invoiceNo');
  if (account === undefined || paidOn === undefined || amountMinor === undefined) return undefined;
  return {
    account,
    paidOn,
    amountMinor,
    currency,
    ...(paymentNo !== undefined && { paymentNo }),
    ...(invoiceNo !== undefined && { invoiceNo }),
  };
};

/** A dated list price, unit cost or both; a row with neither says nothing and is refused. */
export const readCost = (cells: CellReader, frame: RowFrame): CostRecord | undefined => {
  const product = cells.code('product');
  const validFrom = cells.day('validFrom');
  const currency = currencyOf(cells, frame);
  const listPrice = cells.notBelowZero('listPrice', cells.e4('listPrice'));
  const unitCost = cells.notBelowZero('unitCost', cells.e4('unitCost'));
  if (product === undefined || validFrom === undefined) return undefined;
  if (listPrice === undefined && unitCost === undefined)
    return cells.hasRefused('listPrice', 'unitCost') ? undefined : cells.refuse('missing', 'unitCost');
  return {
    product,
    validFrom,
    currency,
    ...(listPrice !== undefined && { listPriceE4: listPrice }),
    ...(unitCost !== undefined && { unitCostE4: unitCost }),
  };
};

export const readPocketItem = (cells: CellReader, frame: RowFrame): PocketItemRecord | undefined => {
  const entry = readEntry(cells, frame);
  const kind = cells.choice('kind', choices.pocketKind);
  return entry === undefined || kind === undefined ? undefined : { ...entry, kind };
};

export const readCostToServe = (cells: CellReader, frame: RowFrame): CostToServeRecord | undefined => {
  const entry = readEntry(cells, frame);
  const kind = cells.choice('kind', choices.costToServeKind);
  return entry === undefined || kind === undefined ? undefined : { ...entry, kind };
};

const readEntry = (cells: CellReader, frame: RowFrame): Omit<PocketItemRecord, 'kind'> | undefined => {
  const entryNo = cells.code('entryNo');
  const account = cells.code('account');
  const bookedOn = cells.day('bookedOn');
  const currency = currencyOf(cells, frame);
  const amountMinor = cells.minor('amount', currency);
  const note = cells.text('note');
  if (account === undefined || bookedOn === undefined || amountMinor === undefined) return undefined;
  return {
    account,
    bookedOn,
    amountMinor,
    currency,
    ...(entryNo !== undefined && { entryNo }),
    ...(note !== undefined && { note }),
  };
};
