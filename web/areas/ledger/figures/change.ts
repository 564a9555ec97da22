import { divideHalfEven } from '#kernel/decimal';
import type { MoneyWire } from '#kernel/money';

/** By how much an amount differs from the one before, in basis points of it; null over nothing or less. Example: 120 after 100 → 2000. */
export const changeBpOf = (now: MoneyWire, before: MoneyWire): number | null => {
  const base = BigInt(before.minor);
  return base <= 0n ? null : Number(divideHalfEven((BigInt(now.minor) - base) * 10_000n, base));
};

/** A part in a whole in basis points; null of an empty whole. */
export const shareBpOf = (part: MoneyWire, whole: bigint): number | null =>
  whole <= 0n ? null : Number(divideHalfEven(BigInt(part.minor) * 10_000n, whole));

export const sumOf = (amounts: readonly MoneyWire[]): bigint =>
  amounts.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
