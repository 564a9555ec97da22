type Amount = { readonly minor: string };

/** A part of a whole in basis points; null without a whole. */
export const shareBpOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part * 10_000) / whole) : null;

/** The same for money, exact. */
export const moneyShareBpOf = (part: Amount | null, whole: Amount | null): number | null => {
  if (part === null || whole === null || BigInt(whole.minor) <= 0n) return null;
  return Number((BigInt(part.minor) * 10_000n) / BigInt(whole.minor));
};
