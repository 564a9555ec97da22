import { z } from 'zod';
import type { AccountFacts, OrderDay, ProductLineFacts, WindowTotals } from '../domain/index.ts';
import { whole } from './packed.ts';

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

export const noTotals = (): Totals => ({ netE4: 0n, costKnownNetE4: 0n, costE4: 0n, returnsE4: 0n, pocketE4: 0n, costToServeE4: 0n });

/** Takes what was booked on a day into the sums of the window and of the month. */
export type Book = (day: number, booking: Partial<WindowTotals>) => void;

type Order = { readonly orderNo: string; day: number; netE4: bigint; isSpecial: boolean; isHard: boolean };
type Family = { readonly days: Set<number>; netE4: bigint };
type Day = { -readonly [K in keyof OrderDay]: OrderDay[K] };

export type TradeFacts = Pick<AccountFacts, 'orderDays' | 'largestOrder' | 'orderKinds' | 'lines' | 'special' | 'deliveries'>;

const isTakenBack = 'r';
const isSpecialFlag = 1;
const isPromisedFlag = 2;
const isInTimeFlag = 4;

/** Adds up an account's order lines (order-lines.ts of the ledger says how they are packed). */
export const tradeFactsOf = (
  packs: readonly string[],
  { products, afterDay, book }: { readonly products: readonly Product[]; readonly afterDay: number; readonly book: Book },
): TradeFacts => {
  const days = new Map<number, Day>();
  const families = new Map<string, Family>();
  const orders = new Map<string, Order>();
  const kinds = { s: new Set<string>(), r: new Set<string>(), m: new Set<string>(), f: new Set<string>() };
  let [promised, onTimeInFull] = [0, 0];
  for (const pack of packs) {
    const tab = pack.indexOf('\t');
    const source = pack.slice(0, tab);
    for (const line of pack.slice(tab + 1).split('\u001e')) {
      const [dayText = '', kind = 's', netText = '0', costText = '-', productText = '0', flagText = '0'] = line.split(' ', 6);
      const orderNo = line.slice(dayText.length + kind.length + netText.length + costText.length + productText.length + flagText.length + 6);
      const [day, netE4, flags] = [Number(dayText), BigInt(netText), Number(flagText)];
      const costE4 = costText === '-' ? null : BigInt(costText);
      const inWindow = day > afterDay;
      const key = `${source}\t${orderNo}`;
      if (inWindow) {
        if (kind === 's' || kind === 'r' || kind === 'm' || kind === 'f') kinds[kind].add(key);
        if ((flags & isPromisedFlag) !== 0) promised += 1;
        if ((flags & isInTimeFlag) !== 0) onTimeInFull += 1;
      }
      // Samples and free goods are entries of their own: cost to serve and pocket items.
      if (kind === isTakenBack) book(day, { netE4, returnsE4: netE4, ...(costE4 !== null && { costKnownNetE4: netE4, costE4 }) });
      if (kind !== 's') continue;
      const known = days.get(day) ?? { day, netE4: 0n, costKnownNetE4: 0n, costE4: 0n, lines: 0 };
      known.netE4 += netE4;
      known.lines += 1;
      if (costE4 !== null) {
        known.costKnownNetE4 += netE4;
        known.costE4 += costE4;
      }
      if (known.lines === 1) days.set(day, known);
      const product = products[whole(productText)];
      addToFamily(families, product?.family ?? '', { day, netE4: inWindow ? netE4 : 0n });
      if (!inWindow) continue;
      const order = orders.get(key) ?? { orderNo, day, netE4: 0n, isSpecial: false, isHard: false };
      order.netE4 += netE4;
      if (day < order.day) order.day = day;
      order.isSpecial ||= (flags & isSpecialFlag) !== 0;
      order.isHard ||= product?.isComplex === true;
      orders.set(key, order);
    }
  }
  for (const day of days.values()) book(day.day, day);
  return {
    orderDays: [...days.values()].toSorted((a, b) => a.day - b.day),
    largestOrder: largestOf(orders.values()),
    orderKinds: { sale: kinds.s.size, return: kinds.r.size, sample: kinds.m.size, 'free-goods': kinds.f.size },
    lines: linesOf(families),
    special: specialOf(orders.values()),
    deliveries: { promised, onTimeInFull },
  };
};

const addToFamily = (families: Map<string, Family>, name: string, { day, netE4 }: { readonly day: number; readonly netE4: bigint }): void => {
  const family = families.get(name);
  if (family === undefined) {
    families.set(name, { days: new Set([day]), netE4 });
    return;
  }
  family.days.add(day);
  family.netE4 += netE4;
};

const linesOf = (families: ReadonlyMap<string, Family>): readonly ProductLineFacts[] =>
  [...families]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([line, { days, netE4 }]) => ({ line, days: [...days].toSorted((a, b) => a - b), netE4 }));

/** The largest by net amount; of equal ones the first by number, so that every run names the same. */
const largestOf = (orders: Iterable<Order>): AccountFacts['largestOrder'] => {
  let largest: Order | null = null;
  for (const order of orders) {
    const isLarger = largest === null || order.netE4 > largest.netE4 || (order.netE4 === largest.netE4 && order.orderNo < largest.orderNo);
    if (isLarger) largest = order;
  }
  return largest === null ? null : { orderNo: largest.orderNo, day: largest.day, netE4: largest.netE4 };
};

const specialOf = (orders: Iterable<Order>): AccountFacts['special'] => {
  let [special, hard] = [0, 0];
  for (const order of orders) {
    if (order.isSpecial) special += 1;
    else if (order.isHard) hard += 1;
  }
  return { special, hard };
};
