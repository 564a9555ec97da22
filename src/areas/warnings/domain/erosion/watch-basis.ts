import { selfStartingCusum } from '../detect/self-starting-cusum.ts';
import type { ChartResult, ErosionChart } from '../detect/self-starting-cusum.ts';
import type { MonitoredSeries } from '../series/monitored-series.ts';
import { levelOfPeers, lessPeers, peersIn } from '../series/peer-levels.ts';
import type { BookSeries, PeerLevels } from '../series/peer-levels.ts';
import { normalScoreTables } from '../stats/normal-scores.ts';
import { monthsNeededTable } from './months-needed.ts';
import type { MonthsNeeded } from './months-needed.ts';

export const erosionCharts = ['margin', 'price'] as const;
export type ErosionChartName = (typeof erosionCharts)[number];

export type ErosionBook = {
  /** ln of net over cost, and of the pocket price. */
  readonly markup: BookSeries;
  readonly price: BookSeries;
  /** Off-invoice items and cost to serve together, as a share of net. */
  readonly burden: BookSeries;
  /** Cost over net of each account; NaN where no cost is known: then prices alone are watched. */
  readonly costShare: ArrayLike<number>;
  /** Peer group of each account. */
  readonly groups: readonly string[];
};

/** What accounts have in common, part by part. */
export type ErosionPeers = Readonly<Record<'markup' | 'price' | 'burden', PeerLevels>>;

/** What the accounts of a book are watched by beside their own months: enough to watch one of them again alone. */
export type WatchBasis = {
  readonly charts: Readonly<Record<ErosionChartName, ErosionChart>>;
  readonly peers: ErosionPeers;
};

/** How restless an account is, and what that does to hearing a drift of half a point a month. */
export type AccountNoise = {
  /** The chart that hears it first: of prices where too few costs are known. */
  readonly chart: ErosionChartName;
  /** Months with sales that the chart has, and the place of that from which on it watches; null: not yet. */
  readonly known: number;
  readonly since: number | null;
  /** Standard deviation of a month beside the peers, as a share of net. */
  readonly noise: number;
  /** null: over five years, or not watched. */
  readonly monthsNeeded: number | null;
};

const stacked = (
  series: readonly MonitoredSeries[],
  months: number,
  of: (one: MonitoredSeries, month: number) => number | undefined,
): BookSeries => {
  const values = new Float64Array(series.length * months);
  for (const [account, one] of series.entries())
    for (let m = 0; m < months; m += 1) values[account * months + m] = of(one, m) ?? Number.NaN;
  return { values, months };
};

/** The series of accounts side by side. */
export const erosionBookOf = (
  series: readonly MonitoredSeries[],
  groups: readonly string[],
  months: number,
): ErosionBook => ({
  markup: stacked(series, months, ({ markup }, m) => markup[m]),
  price: stacked(series, months, ({ price }, m) => price[m]),
  burden: stacked(series, months, ({ offInvoice, service }, m) => (offInvoice[m] ?? 0) + (service[m] ?? 0)),
  costShare: series.map(({ costShare }) => costShare),
  groups,
});

export const erosionPeersOf = ({ markup, price, burden, groups }: ErosionBook): ErosionPeers => ({
  markup: peersIn(markup, groups),
  price: peersIn(price, groups),
  burden: peersIn(burden, groups),
});

/**
 * What each chart watches, beside the peers. Contribution margin of the same products in shares of net: c·(markup −
 * peers) − (burden − peers), c the account's cost share. Peers are taken out of each part, because a shared cost shock
 * moves margins by c, burdens by one.
 */
export const besidePeers = (
  { markup, price, burden, costShare, groups }: ErosionBook,
  peers: ErosionPeers,
): Readonly<Record<ErosionChartName, BookSeries>> => {
  const [gain, load] = [lessPeers(markup, groups, peers.markup), lessPeers(burden, groups, peers.burden)];
  const { months } = markup;
  const values = gain.values.map(
    (value, i) => (costShare[Math.floor(i / months)] ?? 0) * value - (load.values[i] ?? 0),
  );
  return { margin: { values, months }, price: lessPeers(price, groups, peers.price) };
};

/** One account as one chart sees it. */
export type Charted = {
  readonly series: ArrayLike<number>;
  readonly chart: ErosionChart;
  readonly result: ChartResult;
};
type Charts = Readonly<Record<ErosionChartName, Charted>>;

/** The months that each chart needs by an account's noise. */
export const neededBy = ({ charts }: Pick<WatchBasis, 'charts'>): Readonly<Record<ErosionChartName, MonthsNeeded>> => ({
  margin: monthsNeededTable(charts.margin),
  price: monthsNeededTable(charts.price),
});

/**
 * An account's noise by the chart that watches it: of its margin, or of its prices while the margin is not watched. A
 * fall of prices by half a point takes as much of the margin. Example: twelve months to learn, of which five are known →
 * known 5, since null, monthsNeeded null.
 */
export const noiseOf = (charted: Charts, needed: Readonly<Record<ErosionChartName, MonthsNeeded>>): AccountNoise => {
  const known = { margin: placesOf(charted.margin.series), price: placesOf(charted.price.series) };
  const isByMargin =
    charted.margin.result.watched > 0 ||
    (charted.price.result.watched === 0 && known.margin.length >= known.price.length);
  const name = isByMargin ? 'margin' : 'price';
  const { chart, result } = charted[name];
  return {
    chart: name,
    known: known[name].length,
    since: result.watched > 0 ? (known[name][chart.warmUp] ?? null) : null,
    noise: result.sigma,
    monthsNeeded: result.watched > 0 ? needed[name](result.sigma) : null,
  };
};

const placesOf = (series: ArrayLike<number>): readonly number[] =>
  Array.from(series, (value, place) => (Number.isNaN(value) ? -1 : place)).filter((place) => place >= 0);

/**
 * The noise of one account by what its book was watched by: the same charts, peers and prior give what the watch of the
 * book gives. null where the book had no peers for its group.
 */
export const noiseBeside = (
  own: MonitoredSeries,
  group: string,
  { charts, peers }: WatchBasis,
): AccountNoise | null => {
  if (Object.values(peers).some((levels) => levelOfPeers(levels, group) === null)) return null;
  const beside = besidePeers(erosionBookOf([own], [group], own.price.length), peers);
  const scoreOf = normalScoreTables();
  const charted = (name: ErosionChartName): Charted => {
    const { values: series } = beside[name];
    const chart = charts[name];
    return { series, chart, result: selfStartingCusum(series, { chart, scoreOf }) };
  };
  return noiseOf({ margin: charted('margin'), price: charted('price') }, neededBy({ charts }));
};
