import { z } from 'zod';
import { specialProjectsOf } from '../domain/index.ts';
import type { AccountFacts, OrderDay, ProductLineFacts, WindowTotals } from '../domain/index.ts';
import { scanLines } from './scan-lines.ts';
import type { ScannedLine } from './scan-lines.ts';

const productSchema = z.array(z.tuple([z.string().nullable(), z.boolean(), z.string()]));

/** A product as order lines name it: by its place. */
export type Product = { readonly family: string; readonly isComplex: boolean };

/** Products by number, from 1. A product without a line is a family of its own. */
export const productsOf = (text: string): readonly Product[] => [
  { family: '', isComplex: false },
  ...productSchema.parse(JSON.parse(text)).map(([family, isComplex, code]) => ({ family: family ?? code, isComplex })),
];

/** Sums that are written while rows are read. */
export type Totals = { -readonly [K in keyof WindowTotals]: WindowTotals[K] };

export const noTotals = (): Totals => ({
  netE4: 0n,
  costKnownNetE4: 0n,
  costE4: 0n,
  returnsE4: 0n,
  pocketE4: 0n,
  costToServeE4: 0n,
});

/** Takes what was booked on a day into the sums of the window and of the month. */
export type Book = (day: number, booking: Partial<WindowTotals>) => void;

type Order = { readonly orderNo: string; day: number; netE4: bigint; isSpecial: boolean; isHard: boolean };
type Family = { readonly days: Set<number>; lastDay: number; netE4: bigint };
type Day = { -readonly [K in keyof OrderDay]: OrderDay[K] };

export type TradeFacts = Pick<
  AccountFacts,
  'orderDays' | 'largestOrder' | 'orderKinds' | 'lines' | 'special' | 'deliveries'
>;

const isSpecialFlag = 1;
const isPromisedFlag = 2;
const isInTimeFlag = 4;

type Adding = { readonly products: readonly Product[]; readonly afterDay: number; readonly book: Book };

/** Adds up an account's order lines; lines of an order mostly follow each other, so the last order and day stay at hand. */
export const tradeFactsOf = (packs: readonly string[], adding: Adding): TradeFacts => {
  const tally = tallyOf(adding);
  for (const pack of packs) {
    const tab = pack.indexOf('\t');
    const take = tally.linesOf(pack.slice(0, tab));
    scanLines(pack.slice(tab + 1), take);
  }
  return tally.facts();
};

const tallyOf = ({ products, afterDay, book }: Adding) => {
  const days = new Map<number, Day>();
  const families = new Map<string, Family>();
  const orders = new Map<string, Order>();
  const kinds = { s: new Set<string>(), r: new Set<string>(), m: new Set<string>(), f: new Set<string>() };
  let [promised, onTimeInFull] = [0, 0];
  let lastDay: Day | undefined;

  const addSale = ({ day, netE4, costE4 }: ScannedLine): void => {
    const known =
      lastDay?.day === day ? lastDay : (days.get(day) ?? { day, netE4: 0n, costKnownNetE4: 0n, costE4: 0n, lines: 0 });
    lastDay = known;
    if (known.lines === 0) days.set(day, known);
    known.lines += 1;
    known.netE4 += netE4;
    if (costE4 === null) return;
    known.costKnownNetE4 += netE4;
    known.costE4 += costE4;
  };
  const addToFamily = (name: string, { day, netE4 }: ScannedLine): void => {
    const family = families.get(name) ?? { days: new Set(), lastDay: Number.NaN, netE4: 0n };
    if (family.days.size === 0) families.set(name, family);
    if (family.lastDay !== day) family.days.add(day);
    family.lastDay = day;
    if (day > afterDay) family.netE4 += netE4;
  };

  return {
    linesOf: (source: string) => {
      let [lastNo, lastKind] = ['', ''];
      let order: Order | undefined;
      return (line: ScannedLine): void => {
        const { day, kind, netE4, costE4, flags, orderNo } = line;
        const inWindow = day > afterDay;
        if (inWindow) {
          if (orderNo !== lastNo || kind !== lastKind) {
            const key = `${source}\t${orderNo}`;
            [lastNo, lastKind] = [orderNo, kind];
            if (kind === 's' || kind === 'r' || kind === 'm' || kind === 'f') kinds[kind].add(key);
            order =
              kind === 's'
                ? (orders.get(key) ?? { orderNo, day, netE4: 0n, isSpecial: false, isHard: false })
                : undefined;
            if (order !== undefined) orders.set(key, order);
          }
          if ((flags & isPromisedFlag) !== 0) promised += 1;
          if ((flags & isInTimeFlag) !== 0) onTimeInFull += 1;
        }
        // Samples and free goods are entries of their own: cost to serve and pocket items.
        if (kind === 'r')
          book(day, { netE4, returnsE4: netE4, ...(costE4 !== null && { costKnownNetE4: netE4, costE4 }) });
        if (kind !== 's') return;
        const product = products[line.product];
        addSale(line);
        addToFamily(product?.family ?? '', line);
        if (!inWindow || order === undefined) return;
        order.netE4 += netE4;
        if (day < order.day) order.day = day;
        order.isSpecial ||= (flags & isSpecialFlag) !== 0;
        order.isHard ||= product?.isComplex === true;
      };
    },
    facts: (): TradeFacts => {
      for (const day of days.values()) book(day.day, day);
      return {
        orderDays: [...days.values()].toSorted((a, b) => a.day - b.day),
        largestOrder: largestOf(orders.values()),
        orderKinds: { sale: kinds.s.size, return: kinds.r.size, sample: kinds.m.size, 'free-goods': kinds.f.size },
        lines: linesOf(families),
        special: specialOf(orders.values()),
        deliveries: { promised, onTimeInFull },
      };
    },
  };
};

const linesOf = (families: ReadonlyMap<string, Family>): readonly ProductLineFacts[] =>
  [...families]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([line, { days, netE4 }]) => ({ line, days: [...days].toSorted((a, b) => a - b), netE4 }));

/** The largest by net amount; of equal ones the first by number, so that every run names the same. */
const largestOf = (orders: Iterable<Order>): AccountFacts['largestOrder'] => {
  let largest: Order | null = null;
  for (const order of orders) {
    const isLarger =
      largest === null ||
      order.netE4 > largest.netE4 ||
      (order.netE4 === largest.netE4 && order.orderNo < largest.orderNo);
    if (isLarger) largest = order;
  }
  return largest === null ? null : { orderNo: largest.orderNo, day: largest.day, netE4: largest.netE4 };
};

const specialOf = (orders: Iterable<Order>): AccountFacts['special'] => {
  let [special, hard] = [0, 0];
  const days: number[] = [];
  for (const order of orders) {
    if (order.isSpecial) special += 1;
    else if (order.isHard) hard += 1;
    if (order.isSpecial || order.isHard) days.push(order.day);
  }
  return { special, hard, projects: specialProjectsOf(days) };
};
