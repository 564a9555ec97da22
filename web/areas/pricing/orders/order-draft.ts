import { formatDecimal, parseDecimal } from '#kernel/decimal';
import type { Quote } from '../shared/data.ts';
import type { DraftLine } from '../form/price-draft.ts';

/** What is left to order of a quoted line; nothing once all of it was. */
const leftOf = ({ quantity, orderedQuantity }: Quote['lines'][number]): bigint =>
  (parseDecimal(quantity) ?? 0n) - (parseDecimal(orderedQuantity) ?? 0n);

/** An order for everything that is left of a quote, at its prices. */
export const orderLinesOf = ({ lines }: Pick<Quote, 'lines'>): DraftLine[] =>
  lines
    .filter((line) => leftOf(line) > 0n)
    .map((line) => ({
      productId: line.product.id,
      quantity: formatDecimal(leftOf(line)),
      price: line.price,
      ...(Number(line.freeQuantity) > 0 && line.orderedQuantity === '0' && { freeQuantity: line.freeQuantity }),
    }));

/** A line that can be checked: a return has a quantity below nothing. */
export const isOrderable = ({ productId, quantity, price }: DraftLine): boolean =>
  productId !== '' && quantity !== '' && Number(quantity) !== 0 && price !== '' && !Number.isNaN(Number(quantity));
