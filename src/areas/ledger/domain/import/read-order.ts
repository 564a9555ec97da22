import { E4, divideHalfEven, timesE4 } from '#kernel/decimal';
import type { OrderKind, OrderLineRecord } from '../records.ts';
import type { CellReader } from './cell-reader.ts';
import { choices } from './choices.ts';
import type { Mapping } from './mapping.ts';

export type RowFrame = {
  readonly mapping: Mapping;
  /** Currency of amounts that neither the row nor the mapping names: the company's. */
  readonly currency: string;
  /** Which row of its order this is, from 1; null when the file was to tell it and does not. */
  readonly position: number | null;
};

/**
 * An order line from a row. The net amount is the source's, else quantity × net price, else
 * quantity × list price − discount. Returns, known by their kind, by a prefix of the order number or by a negative
 * quantity, carry negative quantities and amounts whatever sign the source gives them. In any other row a net amount or
 * cost of the opposite sign has two readings, a return or a slip, and the row is refused.
 */
export const readOrderLine = (cells: CellReader, frame: RowFrame): OrderLineRecord | undefined => {
  const orderNo = cells.code('orderNo');
  const account = cells.code('account');
  const product = cells.code('product');
  const orderedOn = cells.day('orderedOn');
  const quantity = cells.e4('quantity');
  const named = cells.choice('kind', choices.orderKind);
  const listPrice = cells.e4('listPrice');
  const netPrice = cells.e4('netPrice');
  const stated = cells.e4('net');
  const discount = cells.e4('discount');
  const cost = cells.e4('cost');
  const unitCost = cells.e4('unitCost');
  const currency = cells.currency('currency') ?? frame.mapping.currency ?? frame.currency;
  const lineNo = cells.whole('lineNo') ?? frame.position ?? cells.refuse('missing', 'lineNo');
  const rest = readDelivery(cells, { orderedOn, quantity });
  if (
    orderNo === undefined ||
    lineNo === undefined ||
    account === undefined ||
    product === undefined ||
    orderedOn === undefined ||
    quantity === undefined
  )
    return undefined;

  const net = stated ?? netOf({ quantity, netPrice, listPrice, discount });
  if (net === undefined) return refuseMissingNet(cells, frame.mapping);
  if (quantity === 0n) cells.warn('zero-quantity', 'quantity');
  if (stated !== undefined && netPrice !== undefined) warnOfDifference(cells, { quantity, netPrice, net: stated });

  const kind = kindOf({ named, orderNo, quantity, prefixes: frame.mapping.returnPrefixes ?? [] });
  const sign = (amount: bigint): bigint => (kind === 'return' && amount > 0n ? -amount : amount);
  const totalCost = cost ?? (unitCost === undefined ? undefined : timesE4(quantity, unitCost));
  if (kind !== 'return') {
    const netField = stated === undefined ? (netPrice === undefined ? 'discount' : 'netPrice') : 'net';
    refuseOpposite(cells, { field: netField, amount: net, quantity });
    refuseOpposite(cells, {
      field: cost === undefined ? 'unitCost' : 'cost',
      amount: totalCost ?? 0n,
      quantity: quantity === 0n ? net : quantity,
    });
    cells.notBelowZero('listPrice', listPrice);
  }
  return {
    orderNo,
    lineNo,
    account,
    product,
    orderedOn,
    kind,
    quantityE4: sign(quantity),
    currency,
    netPriceE4: netPrice ?? (quantity === 0n ? 0n : divideHalfEven(net * E4, quantity)),
    netE4: sign(net),
    ...(listPrice !== undefined && { listPriceE4: kind === 'return' ? absolute(listPrice) : listPrice }),
    ...(totalCost !== undefined && { costE4: sign(totalCost) }),
    ...(discount !== undefined && { discountE4: sign(discount) }),
    ...rest,
  };
};

/** A cell that cannot be read has its reason already; only what is nowhere is missing. */
const refuseMissingNet = (cells: CellReader, { columns }: Mapping): undefined => {
  if (cells.hasRefused('net', 'netPrice', 'listPrice', 'discount')) return undefined;
  const field = columns['net'] === undefined && columns['netPrice'] !== undefined ? 'netPrice' : 'net';
  return cells.refuse('missing', field);
};

type Amounts = {
  readonly quantity: bigint;
  readonly netPrice: bigint | undefined;
  readonly listPrice: bigint | undefined;
  readonly discount: bigint | undefined;
};

const netOf = ({ quantity, netPrice, listPrice, discount }: Amounts): bigint | undefined => {
  if (netPrice !== undefined) return timesE4(quantity, netPrice);
  return listPrice === undefined ? undefined : timesE4(quantity, listPrice) - (discount ?? 0n);
};

type KindSigns = {
  readonly named: OrderKind | undefined;
  readonly orderNo: string;
  readonly quantity: bigint;
  readonly prefixes: readonly string[];
};

const kindOf = ({ named, orderNo, quantity, prefixes }: KindSigns): OrderKind => {
  if (named !== undefined && named !== 'sale') return named;
  const isCancelled = prefixes.some((prefix) => orderNo.startsWith(prefix));
  return isCancelled || quantity < 0n ? 'return' : 'sale';
};

type Difference = { readonly quantity: bigint; readonly netPrice: bigint; readonly net: bigint };

/** Prices are often shown in cents: half a cent for each piece, and one for the line, is no difference. */
const warnOfDifference = (cells: CellReader, { quantity, netPrice, net }: Difference): void => {
  const gap = absolute(absolute(timesE4(quantity, netPrice)) - absolute(net));
  if (gap > 100n + divideHalfEven(absolute(quantity) * 50n, E4)) cells.warn('amount-differs', 'net');
};

type Signed = { readonly field: string; readonly amount: bigint; readonly quantity: bigint };

/** Refuses an amount that is below zero beside a quantity above it, or the other way round; beside a quantity of 0 it is a credit. */
const refuseOpposite = (cells: CellReader, { field, amount, quantity }: Signed): void => {
  if (amount * quantity < 0n) cells.refuse('sign-differs', field, cells.shown(field));
};

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

type Delivery = Pick<
  OrderLineRecord,
  | 'endAccount'
  | 'promotion'
  | 'specification'
  | 'deliveryTerms'
  | 'promisedOn'
  | 'deliveredOn'
  | 'shortE4'
  | 'isSpecial'
>;

type Ordered = { readonly orderedOn: string | undefined; readonly quantity: bigint | undefined };

const readDelivery = (cells: CellReader, { orderedOn, quantity }: Ordered): Delivery => {
  const endAccount = cells.code('endAccount');
  const promotion = cells.text('promotion');
  const specification = cells.text('specification');
  const deliveryTerms = cells.text('deliveryTerms');
  const promisedOn = cells.day('promisedOn');
  const deliveredOn = cells.day('deliveredOn');
  const short = cells.notBelowZero('shortQuantity', cells.e4('shortQuantity'));
  if (short !== undefined && quantity !== undefined && short > absolute(quantity))
    cells.refuse('short-above-quantity', 'shortQuantity', cells.shown('shortQuantity'));
  const isSpecial = cells.yesNo('isSpecial');
  if (deliveredOn !== undefined && orderedOn !== undefined && deliveredOn < orderedOn)
    cells.warn('delivered-before-ordered', 'deliveredOn');
  return {
    ...(endAccount !== undefined && { endAccount }),
    ...(promotion !== undefined && { promotion }),
    ...(specification !== undefined && { specification }),
    ...(deliveryTerms !== undefined && { deliveryTerms }),
    ...(promisedOn !== undefined && { promisedOn }),
    ...(deliveredOn !== undefined && { deliveredOn }),
    ...(short !== undefined && { shortE4: short }),
    ...(isSpecial !== undefined && { isSpecial }),
  };
};
