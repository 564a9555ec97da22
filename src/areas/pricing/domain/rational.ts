/** An exact fraction; the divisor is positive. Percentages are compared through it, never as floats. */
export type Rational = { readonly over: bigint; readonly under: bigint };

/** A fraction in lowest terms. Throws RangeError on a zero divisor: callers guard empty bases. */
export const rational = (over: bigint, under = 1n): Rational => {
  if (under === 0n) throw new RangeError('A fraction has no zero divisor.');
  const sign = under < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(over < 0n ? -over : over, under * sign);
  return { over: (sign * over) / common, under: (under * sign) / common };
};

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
};

export const zero: Rational = { over: 0n, under: 1n };

export const plus = (a: Rational, b: Rational): Rational =>
  rational(a.over * b.under + b.over * a.under, a.under * b.under);

export const minus = (a: Rational, b: Rational): Rational => plus(a, { over: -b.over, under: b.under });

export const sumOf = (parts: readonly Rational[]): Rational => parts.reduce(plus, zero);

/** `a ÷ b`; null of an empty base. */
export const ratioOf = (a: Rational, b: Rational): Rational | null =>
  b.over === 0n ? null : rational(a.over * b.under, a.under * b.over);

export const isAbove = (a: Rational, b: Rational): boolean => a.over * b.under > b.over * a.under;

/** The smallest integer that is not below it. */
export const ceilOf = ({ over, under }: Rational): bigint =>
  over % under === 0n || over < 0n ? over / under : over / under + 1n;

/** The largest integer that is not above it. */
export const floorOf = ({ over, under }: Rational): bigint =>
  over % under === 0n || over >= 0n ? over / under : over / under - 1n;

/**
 * A share in basis points, rounded up: `share ≤ limit` holds for it exactly when it holds for the exact share and a
 * limit in whole basis points. Example: 3 % → 300, 3.001 % → 301.
 */
export const bpAbove = ({ over, under }: Rational): number => Number(ceilOf(rational(over * 10_000n, under)));
