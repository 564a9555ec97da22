import { divideHalfEven } from '#kernel/decimal';
import type { ProductSide } from './period-row.ts';

/** Company currency per unit of a foreign one, at any one scale, in both periods; above zero. */
export type RateChange = { readonly before: bigint; readonly after: bigint };

/**
 * A side's prices as they would stand at the rate of the period before; costs are in the company's currency already.
 * Example: net 110 at rate 1.1, before 1.0 → 100, so 10 of the change is exchange.
 */
export const atRateBefore = (side: ProductSide, rate: RateChange | undefined): ProductSide => {
  if (rate === undefined || rate.after === 0n || rate.before === rate.after) return side;
  return {
    ...side,
    list: divideHalfEven(side.list * rate.before, rate.after),
    net: divideHalfEven(side.net * rate.before, rate.after),
  };
};
