/** What the members of a segment get. A segment without one is an opening. */
export type Offer = {
  readonly servicePackage: string | null;
  readonly price: string | null;
  readonly campaign: string | null;
};

/** True when at least one part of the offer says something. Example: all parts empty → false, an opening. */
export const hasOffer = (offer: Offer | null): boolean =>
  offer !== null && [offer.servicePackage, offer.price, offer.campaign].some((part) => part !== null && part !== '');
