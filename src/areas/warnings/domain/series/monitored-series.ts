import type { AccountHistory } from './account-history.ts';
import { ownLevelOf } from './own-level.ts';

/**
 * The series that are watched, per month (docs/methods.md 9.1): NaN for a month without trade. All but the shares are
 * levels of the same products against their own past: only their changes mean something.
 */
export type MonitoredSeries = {
  /** ln of the pocket price. */
  readonly price: Float64Array;
  /** ln of net over cost: a cost shock shared by all moves it alike whatever an account's margin is. */
  readonly markup: Float64Array;
  /** Discount as a share of list. */
  readonly discount: Float64Array;
  /** Off-invoice items and cost to serve as shares of net. */
  readonly offInvoice: Float64Array;
  readonly service: Float64Array;
  /** Cost over net of the first year; turns a change of markup into points of margin. NaN without a known cost. */
  readonly costShare: number;
};

const firstYear = 12;

/**
 * Series of one account. Returns and free lines (quantity or net not above zero) say nothing of a price and are left
 * out.
 */
export const monitoredSeriesOf = (history: AccountHistory): MonitoredSeries => {
  const { months, month, item, quantity, list, net, cost } = history;
  const rows = month.length;
  const monthNet = new Float64Array(months);
  const [prices, markups, discounts] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  const yearEnd = (month[0] ?? 0) + firstYear;
  let [knownNet, knownCost] = [0, 0];
  for (let i = 0; i < rows; i += 1) {
    const amount = net[i] ?? 0;
    const spent = cost[i] ?? Number.NaN;
    monthNet[month[i] ?? 0] = (monthNet[month[i] ?? 0] ?? 0) + amount;
    const isSale = amount > 0 && (quantity[i] ?? 0) > 0;
    prices[i] = isSale ? Math.log(amount / (quantity[i] ?? 1)) : Number.NaN;
    markups[i] = isSale && spent > 0 ? Math.log(amount / spent) : Number.NaN;
    discounts[i] = isSale && (list[i] ?? 0) > 0 ? 1 - amount / (list[i] ?? 1) : Number.NaN;
    if (isSale && spent > 0 && (month[i] ?? 0) < yearEnd)
      [knownNet, knownCost] = [knownNet + amount, knownCost + spent];
  }
  const levelOf = (value: Float64Array): Float64Array => ownLevelOf({ month, item, value, weight: net }, months);
  const shareOf = (amounts: ArrayLike<number>): Float64Array =>
    monthNet.map((total, m) => (total > 0 ? (amounts[m] ?? 0) / total : Number.NaN));
  const offInvoice = shareOf(history.offInvoice);
  return {
    price: levelOf(prices).map((level, m) => level + Math.log(Math.max(1e-6, 1 - (offInvoice[m] ?? 0)))),
    markup: levelOf(markups),
    discount: levelOf(discounts),
    offInvoice,
    service: shareOf(history.service),
    costShare: knownNet > 0 ? knownCost / knownNet : Number.NaN,
  };
};
