import { productEffects } from './effects.ts';
import type { ProductEffect } from './effects.ts';
import type { ProductPair } from './period-row.ts';
import { productsBridgeOf } from './product-bridge.ts';
import { clearlyRounded, exactShareOf, wholeShareOf } from './whole-share.ts';

/**
 * A whole book in columns: one row per account and product, both periods beside each other, ordered by account and within
 * it by family. All figures are whole numbers (e4) in the company's currency; list is net + discount.
 */
export type BookColumns = {
  readonly account: Uint32Array;
  /** Any number that tells families (with their unit) of one account apart. */
  readonly family: Uint32Array;
  readonly quantityBefore: Float64Array;
  readonly quantityAfter: Float64Array;
  readonly listBefore: Float64Array;
  readonly listAfter: Float64Array;
  readonly netBefore: Float64Array;
  readonly netAfter: Float64Array;
  readonly knownNetBefore: Float64Array;
  readonly knownNetAfter: Float64Array;
  readonly costBefore: Float64Array;
  readonly costAfter: Float64Array;
};

/** One column of money (e4) per effect, one entry per account. */
export type BookBridge = Readonly<Record<ProductEffect, Float64Array>>;

/** Sums of whole numbers below this total size are exact in floats. */
const largestExactTotal = 2 ** 52;

/**
 * The product effects of every account of a book: the same figures as `bridgeOf`, to the last 1/10,000, in one pass over
 * float columns. bigint costs some 50 ns per operation, thirty operations a row; whole numbers below 2^53 are as exact in
 * floats. An account whose amounts add up to more than 2^52 (450 billion of its currency) is computed by bigint.
 */
export const bookBridgeOf = (columns: BookColumns, accounts: number): BookBridge => {
  const book: BookBridge = {
    volume: new Float64Array(accounts),
    'list-price': new Float64Array(accounts),
    discount: new Float64Array(accounts),
    mix: new Float64Array(accounts),
    cost: new Float64Array(accounts),
    'exchange-rate': new Float64Array(accounts),
    'new-products': new Float64Array(accounts),
    'lost-products': new Float64Array(accounts),
    returns: new Float64Array(accounts),
    coverage: new Float64Array(accounts),
  };
  const rows = columns.account.length;
  for (let start = 0; start < rows;) {
    const account = columns.account[start] ?? 0;
    let end = start + 1;
    while (end < rows && columns.account[end] === account) end += 1;
    if (account < accounts && !bridgeAccount(columns, { start, end, account }, book))
      bridgeAccountExactly(columns, { start, end, account }, book);
    start = end;
  }
  return book;
};

type Slice = { readonly start: number; readonly end: number; readonly account: number };

/** False when the amounts are too large for floats; nothing is written then. */
const bridgeAccount = (columns: BookColumns, { start, end, account }: Slice, book: BookBridge): boolean => {
  const { family, quantityBefore, quantityAfter, listBefore, listAfter, netBefore, netAfter } = columns;
  const { knownNetBefore, knownNetAfter, costBefore, costAfter } = columns;
  let [listPrice, discount, cost, newProducts, lostProducts, returns, coverage] = [0, 0, 0, 0, 0, 0, 0];
  let [size, margin, marginAtAfter] = [0, 0, 0];
  let [families, from, to] = [0, 0, 0];
  let [quantityFrom, quantityTo, revenue, ownVolume, familyMargin] = [0, 0, 0, 0, 0];
  for (let i = start; i < end; i += 1) {
    const q0 = quantityBefore[i] ?? 0;
    const q1 = quantityAfter[i] ?? 0;
    const n0 = netBefore[i] ?? 0;
    const n1 = netAfter[i] ?? 0;
    const c0 = costBefore[i] ?? 0;
    const c1 = costAfter[i] ?? 0;
    size += Math.abs(n0) + Math.abs(n1) + Math.abs(c0) + Math.abs(c1) + Math.abs(q0) + Math.abs(q1);
    const known0 = knownNetBefore[i] ?? 0;
    const known1 = knownNetAfter[i] ?? 0;
    if (known0 !== n0 || known1 !== n1) {
      size += Math.abs(known0) + Math.abs(known1);
      coverage += known1 - c1 - (known0 - c0);
    } else {
      const wasSold = q0 > 0 && n0 >= 0;
      const isSoldNow = q1 > 0 && n1 >= 0;
      if (wasSold && isSoldNow) {
        const l0 = listBefore[i] ?? 0;
        const l1 = listAfter[i] ?? 0;
        const ratio = q1 / q0;
        let scaledList = clearlyRounded(l0 * ratio);
        let scaledNet = clearlyRounded(n0 * ratio);
        let scaledCost = clearlyRounded(c0 * ratio);
        if (Number.isNaN(scaledList + scaledNet + scaledCost)) {
          scaledList = exactShareOf(l0, q1, q0);
          scaledNet = exactShareOf(n0, q1, q0);
          scaledCost = exactShareOf(c0, q1, q0);
        }
        size += Math.abs(l0) + Math.abs(l1) + Math.abs(scaledList) + Math.abs(scaledNet) + Math.abs(scaledCost);
        listPrice += l1 - scaledList;
        discount += n1 - scaledNet - (l1 - scaledList);
        cost += scaledCost - c1;
        margin += n0 - c0;
        marginAtAfter += scaledNet - scaledCost;
        quantityFrom += q0;
        quantityTo += q1;
        revenue += n0;
        familyMargin += n0 - c0;
      } else {
        if (wasSold) lostProducts -= n0 - c0;
        else returns -= n0 - c0;
        if (isSoldNow) newProducts += n1 - c1;
        else returns += n1 - c1;
      }
    }
    if ((i + 1 === end || family[i + 1] !== family[i]) && quantityFrom > 0) {
      families += 1;
      from += revenue;
      to += wholeShareOf(revenue, quantityTo, quantityFrom);
      ownVolume += wholeShareOf(familyMargin, quantityTo - quantityFrom, quantityFrom);
      quantityFrom = 0;
      quantityTo = 0;
      revenue = 0;
      familyMargin = 0;
    }
  }
  if (size + Math.abs(to) >= largestExactTotal) return false;
  let volume = ownVolume;
  if (families > 1 && from > 0) volume = wholeShareOf(margin, to - from, from);
  book.volume[account] = volume;
  book['list-price'][account] = listPrice;
  book.discount[account] = discount;
  book.mix[account] = marginAtAfter - margin - volume;
  book.cost[account] = cost;
  book['new-products'][account] = newProducts;
  book['lost-products'][account] = lostProducts;
  book.returns[account] = returns;
  book.coverage[account] = coverage;
  return true;
};

const bridgeAccountExactly = (columns: BookColumns, { start, end, account }: Slice, book: BookBridge): void => {
  const big = (column: Float64Array, i: number): bigint => BigInt(column[i] ?? 0);
  const covered: ProductPair[] = [];
  let coverage = 0n;
  for (let i = start; i < end; i += 1) {
    const before = {
      quantity: big(columns.quantityBefore, i),
      list: big(columns.listBefore, i),
      net: big(columns.netBefore, i),
      cost: big(columns.costBefore, i),
      knownNet: big(columns.knownNetBefore, i),
    };
    const after = {
      quantity: big(columns.quantityAfter, i),
      list: big(columns.listAfter, i),
      net: big(columns.netAfter, i),
      cost: big(columns.costAfter, i),
      knownNet: big(columns.knownNetAfter, i),
    };
    const isKnown = before.net === before.knownNet && after.net === after.knownNet;
    if (isKnown)
      covered.push({
        product: String(i),
        family: String(columns.family[i] ?? 0),
        unit: '',
        currency: null,
        before,
        after,
      });
    else coverage += after.knownNet - after.cost - (before.knownNet - before.cost);
  }
  const { amounts } = productsBridgeOf(covered, {});
  for (const effect of productEffects)
    book[effect][account] = Number(effect === 'coverage' ? coverage : amounts[effect]);
};
