import type { TierPrices } from '../policy/policy.ts';

/** Where a talk about price starts, and where it should end. */
export type OfferPrices = { readonly startE4: bigint; readonly targetE4: bigint };

/**
 * Start and target price of a tier, as shares of the list price. Neither follows from the floor, so that they tell
 * nothing about cost; where one would lie under the floor the list price stands in, and none is given where list does too.
 */
export const offerPricesOf = (
  listPriceE4: bigint,
  { startBp, targetBp }: TierPrices,
  floorE4: bigint,
): OfferPrices | null => {
  if (listPriceE4 < floorE4) return null;
  const at = (shareBp: number): bigint => {
    const price = (listPriceE4 * BigInt(10_000 - shareBp)) / 10_000n;
    return price < floorE4 ? listPriceE4 : price;
  };
  return { startE4: at(startBp), targetE4: at(targetBp) };
};

/** How much more has to be sold to earn the same after a cut: d ÷ (m − d); null when the cut takes the whole margin. */
export const breakEvenVolumeOf = (cut: number, margin: number): number | null =>
  cut < margin ? cut / (margin - cut) : null;
