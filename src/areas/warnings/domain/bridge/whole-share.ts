import { divideHalfEven } from '#kernel/decimal';

/** Below this size the error of two float operations stays under 4e-4, so that a fraction clear of ½ rounds safely. */
const largestSafeQuotient = 1e12;
const clearOfHalf = 0.4995;

/** The nearest whole number of a quotient of two float operations, or NaN where their error could matter. */
export const clearlyRounded = (quotient: number): number => {
  const nearest = Math.round(quotient);
  const isClear = Math.abs(quotient) < largestSafeQuotient && Math.abs(quotient - nearest) < clearOfHalf;
  return isClear ? nearest : Number.NaN;
};

/**
 * amount × part / whole of whole numbers, rounded half to even, exactly: by floats where their error cannot matter, by
 * remainders where the product is a safe integer, else by bigint. Example: 5 × 1 / 2 → 2.
 */
export const wholeShareOf = (amount: number, part: number, whole: number): number => {
  const rounded = clearlyRounded(amount * (part / whole));
  return Number.isNaN(rounded) ? exactShareOf(amount, part, whole) : rounded;
};

export const exactShareOf = (amount: number, part: number, whole: number): number => {
  const product = amount * part;
  if (!Number.isSafeInteger(product)) return Number(divideHalfEven(BigInt(amount) * BigInt(part), BigInt(whole)));
  const rest = product % whole;
  const floor = (product - rest) / whole;
  const twice = 2 * Math.abs(rest);
  const size = Math.abs(whole);
  if (twice < size || (twice === size && floor % 2 === 0)) return floor;
  return product < 0 === whole < 0 ? floor + 1 : floor - 1;
};
