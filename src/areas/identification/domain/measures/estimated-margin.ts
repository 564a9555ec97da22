import { divideHalfEven } from '#kernel/decimal';
import type { Takings } from '../facts/account-facts.ts';

/**
 * Part of the net revenue whose cost is known, 0 to 1; 1 without revenue.
 * Example: net 100 of which 80 have a known cost → .8.
 */
export const costKnownShareOf = ({ netE4, costKnownNetE4 }: Takings): number =>
  netE4 === 0n ? 1 : Math.min(1, Math.max(0, Number(costKnownNetE4) / Number(netE4)));

/**
 * Margin of the known part, and for the revenue of unknown cost the same margin rate (docs/methods.md 2.1), E4. With all
 * costs known nothing is estimated. Below `minKnownPercent` the own rate says too little: that of `wider`, a longer time
 * of the same account, stands in. Where nothing at all is known the revenue of unknown cost adds nothing.
 * Example: net 100, of which 80 cost 60: 80 − 60 + 20 × 20/80 = 25.
 */
export const estimatedMarginE4Of = (takings: Takings, minKnownPercent: number, wider: Takings = takings): bigint => {
  const { netE4, costKnownNetE4, costE4 } = takings;
  const known = costKnownNetE4 - costE4;
  const unknownNetE4 = netE4 - costKnownNetE4;
  const base = costKnownShareOf(takings) * 100 >= minKnownPercent ? takings : wider;
  if (unknownNetE4 === 0n || base.costKnownNetE4 <= 0n) return known;
  return known + divideHalfEven(unknownNetE4 * (base.costKnownNetE4 - base.costE4), base.costKnownNetE4);
};
