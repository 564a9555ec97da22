/** Units of one product at one price, e4 each. */
export type PricedUnits = { readonly priceE4: bigint; readonly quantityE4: bigint };

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

/** What is left of the units sold, and the places of the returns that found too few of them. */
export type TakenBack = {
  readonly left: readonly PricedUnits[];
  readonly above: ReadonlySet<number>;
  /** Units that these returns miss, all together. */
  readonly missingE4: bigint;
};

/**
 * Takes returns of a product off what was sold of it: each takes units that were sold at its price or above, the cheapest of
 * them first, and no unit comes back twice; a return that finds too few asks for more than was paid (05-pricing: no sale below
 * cost by any path). The dearest returns choose first. Example: 100 units sold at 300 and one at 1,000; one comes back at
 * 1,000 and 99 at 300; a second at 1,000 does not. A return promises no price: no floor and no authority is asked.
 */
export const takeBack = (sold: readonly PricedUnits[], returned: readonly PricedUnits[]): TakenBack => {
  const left = sold.map(({ priceE4, quantityE4 }) => ({ priceE4, quantityE4 })).toSorted((a, b) => byPrice(a, b));
  const above = new Set<number>();
  let missingE4 = 0n;
  for (const [at, { priceE4, quantityE4 }] of [...returned.entries()].toSorted(([, a], [, b]) => byPrice(b, a))) {
    let open = quantityE4;
    for (const units of left) {
      if (units.priceE4 < priceE4) continue;
      const taken = units.quantityE4 < open ? units.quantityE4 : open;
      units.quantityE4 -= taken;
      open -= taken;
    }
    if (open > 0n) above.add(at);
    missingE4 += open;
  }
  return { left: left.filter(({ quantityE4 }) => quantityE4 > 0n), above, missingE4 };
};

const byPrice = (a: PricedUnits, b: PricedUnits): number =>
  a.priceE4 < b.priceE4 ? -1 : a.priceE4 > b.priceE4 ? 1 : 0;
