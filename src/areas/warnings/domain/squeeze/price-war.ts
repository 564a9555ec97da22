/** A price request of an account that names a rival's price. */
export type RivalClaim = {
  readonly day: number;
  readonly rival: string;
  readonly isProven: boolean;
  /** Share of list granted for it, basis points. */
  readonly grantedBp: number;
  readonly grantedMinor: bigint;
};

export type PriceWar = {
  readonly claims: number;
  readonly claimsBefore: number;
  readonly proven: number;
  readonly grantedBp: number;
  readonly grantedMinor: bigint;
  /** Days of the first and of the last of the recent claims. */
  readonly sinceDay: number;
  readonly lastDay: number;
  readonly rivals: readonly string[];
};

const spanDays = 90;
const fewestClaims = 3;

/**
 * One account citing rivals in ever more requests (docs/methods.md 11.3): three or more claims in 90 days and more than
 * in the 90 before; with how many were proven and what they got. null otherwise.
 */
export const priceWarOf = (claims: readonly RivalClaim[], asOfDay: number): PriceWar | null => {
  const inSpan = (from: number, to: number): readonly RivalClaim[] =>
    claims.filter(({ day }) => day > from && day <= to);
  const recent = inSpan(asOfDay - spanDays, asOfDay);
  const before = inSpan(asOfDay - 2 * spanDays, asOfDay - spanDays);
  if (recent.length < fewestClaims || recent.length <= before.length) return null;
  return {
    claims: recent.length,
    claimsBefore: before.length,
    proven: recent.filter(({ isProven }) => isProven).length,
    grantedBp: recent.reduce((sum, { grantedBp }) => sum + grantedBp, 0),
    grantedMinor: recent.reduce((sum, { grantedMinor }) => sum + grantedMinor, 0n),
    sinceDay: Math.min(...recent.map(({ day }) => day)),
    lastDay: Math.max(...recent.map(({ day }) => day)),
    rivals: [...new Set(recent.map(({ rival }) => rival))].toSorted(),
  };
};
