/**
 * What one account bought, month by month, in columns; rows in order of months. Amounts in any one unit of money: these
 * series are shares, so floats do.
 */
export type AccountHistory = {
  readonly months: number;
  /** 0 … months − 1. */
  readonly month: ArrayLike<number>;
  /** A number per product of the account, from 0. */
  readonly item: ArrayLike<number>;
  readonly quantity: ArrayLike<number>;
  /** List value; equal to net where no list price is known. */
  readonly list: ArrayLike<number>;
  readonly net: ArrayLike<number>;
  /** NaN where the cost is unknown. */
  readonly cost: ArrayLike<number>;
  /** Rebates and other pocket items, per month; the cost of credit is the bridge's. */
  readonly offInvoice: ArrayLike<number>;
  /** Cost to serve, per month. */
  readonly service: ArrayLike<number>;
};
