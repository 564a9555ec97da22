/** What a floor is made of. Amounts are e4 per unit; null = the cost is not known. */
export type FloorParts = {
  readonly unitCostE4: bigint | null;
  readonly freightServiceE4: bigint;
  readonly capitalRateBp: number;
  readonly creditDays: number;
  readonly expectedLossBp: number;
};

export type UnknownFloor = 'cost-unknown' | 'terms-eat-price';
export type Floor =
  | { readonly kind: 'known'; readonly floorE4: bigint }
  | { readonly kind: 'unknown'; readonly reason: UnknownFloor };

const basis = 10_000n;
const yearDays = 365n;

/**
 * The lowest net unit price: (unit cost + freight and service) ÷ (1 − capital rate × credit days ÷ 365 − expected
 * loss), rounded up to 1/10,000 so that it is never understated (docs/methods.md 8.1). An unknown cost has no floor and
 * blocks.
 * Example: 80 + 5, 8 %, 75 days, .5 % → 86.8622.
 */
export const floorPrice = (parts: FloorParts): Floor => {
  const { unitCostE4, freightServiceE4, capitalRateBp, creditDays, expectedLossBp } = parts;
  if (unitCostE4 === null) return { kind: 'unknown', reason: 'cost-unknown' };
  const whole = basis * yearDays;
  const kept = whole - BigInt(capitalRateBp) * BigInt(creditDays) - BigInt(expectedLossBp) * yearDays;
  if (kept <= 0n) return { kind: 'unknown', reason: 'terms-eat-price' };
  return { kind: 'known', floorE4: roundedUp((unitCostE4 + freightServiceE4) * whole, kept) };
};

/** Freight and service of a unit as a share of its cost, rounded up to 1/10,000. */
export const freightServiceOf = (unitCostE4: bigint, shareBp: number): bigint =>
  roundedUp(unitCostE4 * BigInt(shareBp), basis);

const roundedUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;
