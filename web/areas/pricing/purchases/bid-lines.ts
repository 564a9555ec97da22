import { parseDecimal } from '#kernel/decimal';
import type { Purchase } from '../shared/data.ts';

export type BidLine = {
  readonly product: Purchase['products'][number];
  readonly quantity: string;
  readonly price: string;
  readonly listPrice: string | null;
  readonly pocketPrice: string | null;
  readonly amount: Purchase['lines'][number]['amount'] | null;
  readonly ordered: string | null;
  readonly isApproved: boolean;
  /** The lowest price that a rival bid for it; null while none is known. */
  readonly lowestRival: string | null;
};

const lowestRivalOf = ({ tender }: Purchase, productId: string): string | null => {
  const prices = (tender?.rivals ?? []).flatMap((rival) =>
    rival.prices.filter((one) => one.productId === productId).map(({ price }) => price),
  );
  return prices.toSorted((a, b) => Number((parseDecimal(a) ?? 0n) - (parseDecimal(b) ?? 0n)))[0] ?? null;
};

/** The prices of a draft as typed, or those that bind us, each beside what rivals bid. */
export const bidLinesOf = (purchase: Purchase): readonly BidLine[] => {
  if (purchase.lines.length > 0)
    return purchase.lines.map((line) => ({
      product: line.product,
      quantity: line.quantity,
      price: line.price,
      listPrice: line.listPrice,
      pocketPrice: line.pocketPrice,
      amount: line.amount,
      ordered: line.orderedQuantity,
      isApproved: line.isApproved,
      lowestRival: lowestRivalOf(purchase, line.product.id),
    }));
  const none = { listPrice: null, pocketPrice: null, amount: null, ordered: null, isApproved: false };
  return purchase.draftLines.flatMap(({ productId, quantity, price }) => {
    const product = purchase.products.find(({ id }) => id === productId);
    return product === undefined
      ? []
      : [{ ...none, product, quantity, price, lowestRival: lowestRivalOf(purchase, productId) }];
  });
};
