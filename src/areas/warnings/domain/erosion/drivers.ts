import type { MonitoredSeries } from '../series/monitored-series.ts';

/** What pulled the margin down, in shares of net; they add up to the change of margin. */
export const erosionDrivers = ['list-price', 'discount', 'cost', 'terms', 'service'] as const;
export type ErosionDriver = (typeof erosionDrivers)[number];
export type DriverShares = Readonly<Record<ErosionDriver, number>>;

const meanOver = (series: ArrayLike<number>, from: number, to: number): number => {
  let [sum, count] = [0, 0];
  for (let i = from; i < to; i += 1) {
    const value = series[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count > 0 ? sum / count : 0;
};

/**
 * The change of margin from before to since the onset, split by what the series say: at cost share c a price that falls by
 * 1 % takes c % of margin, so price explains c·Δln price (its discount part by Δdiscount over 1 − discount), cost what is
 * left of c·Δln markup, terms and service their own shares. Example: discount from 10 % to 13 %, cost 60 % → −2 points.
 * What all share (a price round that passes cost on) is in it, as list price up and cost down.
 */
export const driversOf = (
  series: MonitoredSeries,
  {
    since,
    until,
    discountShare,
  }: {
    readonly since: number;
    readonly until: number;
    /** Discount over list of the account as a whole before the onset. */
    readonly discountShare: number;
  },
): DriverShares => {
  const changeOf = (values: ArrayLike<number>): number => meanOver(values, since, until) - meanOver(values, 0, since);
  const costShare = Number.isNaN(series.costShare) ? 1 : series.costShare;
  const terms = -changeOf(series.offInvoice);
  const service = -changeOf(series.service);
  const netPrice = series.price.map((level, m) => level - Math.log(Math.max(1e-6, 1 - (series.offInvoice[m] ?? 0))));
  const price = costShare * changeOf(netPrice);
  const discount = (-costShare * changeOf(series.discount)) / Math.max(1e-6, 1 - discountShare);
  return {
    'list-price': price - discount,
    discount,
    cost: Number.isNaN(series.costShare) ? 0 : costShare * changeOf(series.markup) - price,
    terms,
    service,
  };
};

/**
 * The drivers that pulled down, strongest first; one whose pull is no tenth of a point when it is told is no cause. Shares of one.
 * Example: discount −.038, list price −.0004 → discount alone.
 */
export const worstDrivers = (shares: DriverShares): readonly ErosionDriver[] =>
  erosionDrivers.filter((driver) => Math.round(shares[driver] * 1_000) < 0).toSorted((a, b) => shares[a] - shares[b]);
