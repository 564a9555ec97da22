/** Rebates are settled after the period is over: so many days after the last one entries still belong to the agreement. */
export const settlementDays = 90;

/**
 * What of the rebates booked after an agreement's last day settles it: as much as it left open, and no more; the rest is of
 * the agreement that follows. Example: 200 accrued, 50 booked in its time, 180 after it → 150.
 */
export const settledLaterE4 = (openE4: bigint, laterE4: bigint): bigint => {
  if (openE4 <= 0n || laterE4 <= 0n) return 0n;
  return laterE4 < openE4 ? laterE4 : openE4;
};
