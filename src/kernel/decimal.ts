/**
 * Decimals as scaled integers. "e4" = 1/10,000 of the unit: the scale of unit prices, line amounts,
 * costs, quantities and monthly facts.
 */
export const E4 = 10_000n;

const plainDecimal = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a plain decimal ("-12.5") at `scale` digits, rounding further digits half to even.
 * Null when the text is not a plain decimal. Example: `parseDecimal('1.23455', 4)` → 12346n (12345.5 goes to the even neighbour).
 */
export const parseDecimal = (text: string, scale = 4): bigint | null => {
  const match = plainDecimal.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const kept = fraction.slice(0, scale).padEnd(scale, '0');
  const unsigned = BigInt(whole + kept);
  const rounded = roundsUp(fraction.slice(scale), unsigned % 2n === 1n) ? unsigned + 1n : unsigned;
  return sign === '-' ? -rounded : rounded;
};

const roundsUp = (rest: string, isOdd: boolean): boolean => {
  if (rest === '') return false;
  const first = rest.charCodeAt(0) - 48;
  if (first !== 5) return first > 5;
  return isOdd || /[1-9]/.test(rest.slice(1));
};

/** Writes a scaled integer as a plain decimal without trailing zeros. Example: `formatDecimal(12500n, 4)` → "1.25". */
export const formatDecimal = (value: bigint, scale = 4): string => {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && value !== 0n ? `-${text}` : text;
};

/** Integer division rounded half to even. Throws RangeError on a zero divisor: callers guard empty bases. */
export const divideHalfEven = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor;
  const remainder = dividend % divisor;
  const twice = abs(remainder) * 2n;
  const size = abs(divisor);
  if (twice < size || (twice === size && quotient % 2n === 0n)) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
};

/** Product of two e4 values as e4, rounded half to even (quantity × unit price = line amount). */
export const timesE4 = (a: bigint, b: bigint): bigint => divideHalfEven(a * b, E4);

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
