import type { Book } from './price-book.ts';
import { isRecord, netListOf, priceOf, rowsIn } from './price-book.ts';
import type { Scene } from './price-story.ts';

/** The account, its manager, and its most bought product that bears the concession above its floor; null if none does. */
export const stageOf = async (book: Book, { who: [truth, at], offBp }: Pick<Scene, 'who' | 'offBp'>) => {
  const code = book.truths[truth][at];
  if (code === undefined) return null;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const floors = await book.ask({ operation: 'pricing.accountFloors', input: { id: account['id'], limit: 20 } });
  for (const { product, ownPrice, floor } of rowsIn(floors)) {
    if (!isRecord(product) || typeof ownPrice !== 'string' || typeof floor !== 'string') continue;
    const productId = String(product['id']);
    const list = await netListOf(book, { productId, own: Number(ownPrice), floor: Number(floor) });
    const price = priceOf(list, offBp);
    // The floor in account terms; the promise is made at shorter ones, whose floor is lower.
    if (price > Number(floor))
      return {
        accountId: account['id'],
        region: account['region'],
        manager: String(account['ownerId']),
        productId,
        price,
      };
  }
  return null;
};

export type Stage = NonNullable<Awaited<ReturnType<typeof stageOf>>>;

/** Credit days stand at the standard, so that a concession is what the price says. */
export const promiseOf = ({ accountId, productId, price }: Stage, quantity: number) => ({
  accountId,
  lines: [{ productId, quantity: String(quantity), price: price.toFixed(2) }],
  creditDays: 30,
});
