/** Minor units. */
export type OrderCredit = {
  /** Open bills, undelivered orders, instalments and bonds that the books know. */
  readonly exposureMinor: bigint;
  /** Orders entered here that the books do not know yet. */
  readonly waitingMinor: bigint;
  readonly orderMinor: bigint;
  /** Null: the account has no limit. */
  readonly limitMinor: bigint | null;
};

/**
 * By how much an order would carry the account over its credit limit; 0 within it, null without a limit. A hold is proposed, never
 * decided (docs/methods.md 4.5). Example: exposure 80, waiting 10, limit 100, order 30 → 20.
 */
export const overLimitOf = ({ exposureMinor, waitingMinor, orderMinor, limitMinor }: OrderCredit): bigint | null => {
  if (limitMinor === null) return null;
  const over = exposureMinor + waitingMinor + orderMinor - limitMinor;
  return over > 0n ? over : 0n;
};
