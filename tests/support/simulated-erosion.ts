import { erosionBookOf, monitoredSeriesOf } from '#domain/warnings';
import type { AccountHistory, ErosionBook, MonitoredSeries } from '#domain/warnings';
import { seededRandom } from '#kernel/random';
import type { Random } from '#kernel/random';
import { normalOf } from './simulated-buyers.ts';

/** How an account's margin leaks: by prices, by cost that is not passed on, by rebates. */
export const leaks = ['price', 'cost', 'rebate'] as const;
export type Leak = (typeof leaks)[number];

export type Erosion = {
  readonly leak: Leak;
  readonly shape: 'step' | 'drift';
  readonly start: number;
  /** In sigmas of the account's own monthly margin noise, or in shares of net. */
  readonly size: number;
  readonly unit: 'sigma' | 'share';
};

export type SimulatedAccount = {
  readonly history: AccountHistory;
  readonly erosion: Erosion | null;
  /** Monthly noise of the margin, a share of net. */
  readonly noise: number;
};

export type BookPlan = {
  readonly accounts: number;
  readonly months: number;
  readonly seed: number;
  /** Monthly margin noise of an account. */
  readonly noise: (random: Random) => number;
  readonly erosion: (account: number, random: Random) => Erosion | null;
  /** No price rounds, cost shocks or season. */
  readonly isCalm?: boolean;
};

export const peerGroups = 10;

/** Shared by a peer group, in logarithms: price rounds, cost shocks that stay, a yearly season of prices. */
type Climate = { readonly price: Float64Array; readonly cost: Float64Array; readonly season: Float64Array };

const calm = (months: number): Climate => ({
  price: new Float64Array(months),
  cost: new Float64Array(months),
  season: new Float64Array(months),
});

const climateOf = (random: Random, months: number): Climate => {
  const phase = random() * 12;
  let [price, cost] = [0, 0];
  const [prices, costs] = [new Float64Array(months), new Float64Array(months)];
  for (let m = 0; m < months; m += 1) {
    if (m % 12 === 6) price += 0.02 + 0.02 * random();
    if (random() < 0.1) cost += 0.03 * normalOf(random);
    [prices[m], costs[m]] = [price, cost];
  }
  const season = Float64Array.from({ length: months }, (_, m) => 0.015 * Math.sin((2 * Math.PI * (m + phase)) / 12));
  return { price: prices, cost: costs, season };
};

const leakAt = (erosion: Erosion | null, month: number, noise: number): number => {
  if (erosion === null || month < erosion.start) return 0;
  const size = erosion.unit === 'sigma' ? erosion.size * noise : erosion.size;
  return erosion.shape === 'step' ? size : size * (month - erosion.start + 1);
};

type Made = {
  readonly climate: Climate;
  readonly noise: number;
  readonly erosion: Erosion | null;
  readonly months: number;
};

const historyOf = (random: Random, { climate, noise, erosion, months }: Made): AccountHistory => {
  const products = 3 + Math.floor(random() * 8);
  const bases = Array.from({ length: products }, () => {
    const price = Math.exp(2 + normalOf(random));
    return {
      price,
      unitCost: price * (0.55 + 0.25 * random()),
      quantity: Math.exp(4 + normalOf(random)),
      bought: 0.6 + 0.4 * random(),
    };
  });
  const seasonOfQuantity = random() * 12;
  const bought = Array.from({ length: months }, (_, m) =>
    bases.map((base) => {
      if (random() > base.bought) return 0;
      const season = 1 + 0.3 * Math.sin((2 * Math.PI * (m + seasonOfQuantity)) / 12);
      return Math.max(1, Math.round(base.quantity * season * Math.exp(0.5 * normalOf(random))));
    }),
  );
  // A third of the variance of the account's margin comes from single products, the rest from the account as a whole.
  const own = noise * Math.sqrt(2 / 3);
  const single = (noise * Math.sqrt(1 / 3)) / Math.sqrt(concentrationOf(bought, bases));
  const [month, item, quantity]: [number[], number[], number[]] = [[], [], []];
  const [list, net, cost]: [number[], number[], number[]] = [[], [], []];
  const [offInvoice, service] = [new Float64Array(months), new Float64Array(months)];
  for (const [m, quantities] of bought.entries()) {
    const leak = leakAt(erosion, m, noise);
    const wave = own * normalOf(random) - (erosion?.leak === 'price' ? leak : 0);
    let monthNet = 0;
    for (const [p, base] of bases.entries()) {
      const q = quantities[p] ?? 0;
      if (q === 0) continue;
      const listPrice = base.price * 1.1 * Math.exp(climate.price[m] ?? 0);
      const unitCost = base.unitCost * Math.exp((climate.price[m] ?? 0) + (climate.cost[m] ?? 0));
      const usual = (listPrice / 1.1) * Math.exp(climate.season[m] ?? 0);
      // A shift of the margin rate by w asks for a price of cost / (rate of cost − w).
      const price = unitCost / (unitCost / usual - wave - single * normalOf(random));
      month.push(m);
      item.push(p);
      quantity.push(q);
      list.push(q * listPrice);
      net.push(q * price);
      cost.push(q * (unitCost + (erosion?.leak === 'cost' ? leak * price : 0)));
      monthNet += q * price;
    }
    offInvoice[m] = monthNet * (0.03 + (erosion?.leak === 'rebate' ? leak : 0));
    service[m] = monthNet * 0.02;
  }
  return { months, month, item, quantity, list, net, cost, offInvoice, service };
};

type Base = { readonly price: number; readonly quantity: number };

/** Mean over the months of Σ (share of a product)²: what the noise of single products comes to in the account. */
const concentrationOf = (bought: readonly (readonly number[])[], bases: readonly Base[]): number => {
  const months = bought.flatMap((quantities) => {
    const spent = quantities.map((q, p) => q * (bases[p]?.price ?? 0));
    const total = spent.reduce((sum, value) => sum + value, 0);
    return total > 0 ? [spent.reduce((sum, value) => sum + (value / total) ** 2, 0)] : [];
  });
  return months.reduce((sum, value) => sum + value, 0) / Math.max(1, months.length);
};

/** Accounts of a book, one after the other, so that a large book needs no memory for its lines; seeded. */
export const simulateErosion = function* ({
  accounts,
  months,
  seed,
  noise,
  erosion,
  isCalm = false,
}: BookPlan): Generator<SimulatedAccount> {
  const random = seededRandom(seed);
  const climates = Array.from({ length: peerGroups }, () => (isCalm ? calm(months) : climateOf(random, months)));
  for (let account = 0; account < accounts; account += 1) {
    const [climate] = climates.slice(account % peerGroups);
    if (!climate) continue;
    const made = { climate, noise: noise(random), erosion: erosion(account, random), months };
    yield { history: historyOf(random, made), erosion: made.erosion, noise: made.noise };
  }
};

/** The watched series of a book in columns. */
export const simulatedBookOf = (series: readonly MonitoredSeries[], months: number): ErosionBook =>
  erosionBookOf(
    series,
    series.map((_, account) => `group ${account % peerGroups}`),
    months,
  );

export const seriesOf = ({ history }: SimulatedAccount): MonitoredSeries => monitoredSeriesOf(history);

/** Noise between .3 and 1.2 points, most near .6. */
export const usualNoise = (random: Random): number => 0.006 * Math.exp(0.35 * normalOf(random));

/** Every tenth account of each peer group: peers who all leak alike would be a shared shock. */
export const isTenth = (account: number): boolean => Math.floor(account / peerGroups) % 10 === 3;

/** One account in ten leaks: slow drifts and clear steps, by every way, from months 12 to 24 on. */
export const oneInTen = (account: number, random: Random): Erosion | null => {
  if (!isTenth(account)) return null;
  const leak = leaks[Math.floor(random() * leaks.length)] ?? 'price';
  const isDrift = account % 2 === 0;
  return isDrift
    ? { leak, shape: 'drift', start: 12, size: 0.1, unit: 'sigma' }
    : { leak, shape: 'step', start: 12 + Math.floor(random() * 13), size: 2, unit: 'sigma' };
};
