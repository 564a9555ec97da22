/** What is known of the price at which a product was sold, e4 per unit; null: not known. */
export type SoldAt = {
  /** The highest that the account was charged, by the ledger. */
  readonly paidE4: bigint | null;
  /** The price at which the same order sells it. */
  readonly orderedE4: bigint | null;
  readonly listPriceE4: bigint | null;
};

export type ReturnedUnits = { readonly isBeyond: boolean; readonly leftE4: bigint };

/**
 * Whether an order takes back more of a product than the account has of it: what it bought less what it gave back, and what the
 * same order sells (05-pricing). All of its returning lines are judged together. Example: 100 bought, 20 given back, 10 sold
 * beside → at most 90. Units e4.
 */
export const returnedUnits = (keptE4: bigint, lines: readonly { readonly quantityE4: bigint }[]): ReturnedUnits => {
  const sum = (sign: 'sold' | 'returned'): bigint =>
    lines.reduce((total, { quantityE4 }) => (quantityE4 > 0n === (sign === 'sold') ? total + quantityE4 : total), 0n);
  const leftE4 = keptE4 + sum('sold');
  return { isBeyond: -sum('returned') > leftE4, leftE4 };
};

/**
 * Whether goods may come back at a price: at most at what was paid for them, by the ledger or in the same order; where nothing
 * was sold on record, at most at the list price of the day (05-pricing: no sale below cost by any path). A credit of 99 for
 * what was sold at 50 would take 49 off the order. A return promises no price: no floor and no authority is asked.
 */
export const isReturnedAtPaid = (priceE4: bigint, { paidE4, orderedE4, listPriceE4 }: SoldAt): boolean => {
  const paid = [paidE4, orderedE4].flatMap((price) => price ?? []);
  const most = paid.length > 0 ? paid.reduce((a, b) => (b > a ? b : a)) : (listPriceE4 ?? 0n);
  return priceE4 <= most;
};
