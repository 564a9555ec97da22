import { divideHalfEven } from '#kernel/decimal';

/** A part in a whole in basis points; null of an empty whole. Example: 877 of 2,466 → 3556. */
export const shareBpOf = (part: bigint, whole: bigint): number | null =>
  whole === 0n ? null : Number(divideHalfEven(part * 10_000n, whole));
