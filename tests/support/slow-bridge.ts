/**
 * The bridge of docs/methods.md 10.1 written straight from its formulas, in exact fractions of unit prices and unit
 * costs: slow, without any rounding before the end, and sharing no line with the product's own computation.
 */
import { bridgeEffects } from '#domain/warnings';
import type { BridgeEffect, BridgeInput, PeriodRow } from '#domain/warnings';

type Fraction = { readonly top: bigint; readonly bottom: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (top: bigint, bottom = 1n): Fraction => {
  const common = gcd(top, bottom) || 1n;
  const sign = bottom < 0n ? -1n : 1n;
  return { top: (sign * top) / common, bottom: (sign * bottom) / common };
};
const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom);
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, times(fraction(-1n), b));
const over = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom, a.bottom * b.top);
const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, fraction(0n));
const valueOf = ({ top, bottom }: Fraction): number => Number((top * 100_000_000n) / bottom) / 1e12;

type Side = {
  readonly q: Fraction;
  readonly p: Fraction;
  readonly l: Fraction;
  readonly c: Fraction;
  readonly m: Fraction;
};

const keyOf = (row: PeriodRow): string => `${row.family}/${row.unit}/${row.product}/${row.currency ?? ''}`;
const amountsOf = (rows: readonly PeriodRow[], key: string) => {
  const own = rows.filter((row) => keyOf(row) === key);
  const total = (pick: (row: PeriodRow) => bigint): bigint => own.reduce((all, row) => all + pick(row), 0n);
  return {
    quantity: total((row) => row.quantityE4),
    net: total((row) => row.netE4),
    list: total((row) => row.netE4 + row.discountE4),
    known: total((row) => row.knownNetE4),
    cost: total((row) => row.costE4),
  };
};
type Amounts = ReturnType<typeof amountsOf>;
const unitOf = (amount: bigint, quantity: bigint): Fraction => fraction(amount, quantity);
const sideOf = ({ quantity, net, list, cost }: Amounts): Side => {
  const [p, c] = [unitOf(net, quantity), unitOf(cost, quantity)];
  return { q: fraction(quantity), p, l: unitOf(list, quantity), c, m: minus(p, c) };
};
const isSold = ({ quantity, net }: Amounts): boolean => quantity > 0n && net >= 0n;
const total = (amounts: Readonly<Record<string, bigint>>): bigint =>
  Object.values(amounts).reduce((all, amount) => all + amount, 0n);

/** Effects and change in currency units. */
export const slowBridgeOf = ({ before, after, rates = {} }: BridgeInput) => {
  const keys = [...new Set([...before.rows, ...after.rows].map(keyOf))];
  const all = keys.map((key) => ({ key, b: amountsOf(before.rows, key), a: amountsOf(after.rows, key) }));
  const known = all.filter(({ b, a }) => b.known === b.net && a.known === a.net);
  const open = all.filter((entry) => !known.includes(entry));
  const matched = known
    .filter(({ b, a }) => isSold(b) && isSold(a))
    .map(({ key, b, a }) => ({ key, family: key.split('/').slice(0, 2).join('/'), b: sideOf(b), a: sideOf(a) }));
  const familyNames = [...new Set(matched.map(({ family }) => family))];
  const groups = familyNames.map((name) => {
    const own = matched.filter(({ family }) => family === name);
    const q0 = sum(own.map(({ b }) => b.q));
    const q1 = sum(own.map(({ a }) => a.q));
    return { own, growth: over(q1, q0), revenue: sum(own.map(({ b }) => times(b.q, b.p))) };
  });
  const revenue = sum(groups.map((group) => group.revenue));
  const common =
    groups.length === 0 || revenue.top === 0n
      ? fraction(1n)
      : over(sum(groups.map((group) => times(group.revenue, group.growth))), revenue);
  const marginBefore = sum(matched.map(({ b }) => times(b.q, b.m)));
  const rateOf = (key: string): Fraction => {
    const rate = rates[key.split('/')[3] ?? ''];
    return rate === undefined ? fraction(1n) : fraction(rate.before, rate.after);
  };
  const over1 = (pick: (entry: (typeof matched)[number], rate: Fraction) => Fraction): Fraction =>
    sum(matched.map((entry) => times(entry.a.q, pick(entry, rateOf(entry.key)))));
  const soldOnly = (side: 'a' | 'b', other: 'a' | 'b'): bigint =>
    known.reduce((all, entry) => {
      const isOneSided = isSold(entry[side]) && !isSold(entry[other]);
      return isOneSided ? all + entry[side].net - entry[side].cost : all;
    }, 0n);
  const unsold = (side: 'a' | 'b'): bigint =>
    known.reduce((all, entry) => (isSold(entry[side]) ? all : all + entry[side].net - entry[side].cost), 0n);
  const volume = times(minus(common, fraction(1n)), marginBefore);
  const innerMix = sum(
    groups.flatMap(({ own, growth }) => own.map(({ a, b }) => times(minus(a.q, times(b.q, growth)), b.m))),
  );
  const familyMix = sum(
    groups.map(({ own, growth }) => times(minus(growth, common), sum(own.map(({ b }) => times(b.q, b.m))))),
  );
  const exact: Record<BridgeEffect, Fraction> = {
    volume,
    'list-price': over1(({ a, b }, rate) => minus(times(a.l, rate), b.l)),
    discount: over1(({ a, b }, rate) => minus(minus(times(minus(a.p, a.l), rate), b.p), times(fraction(-1n), b.l))),
    mix: plus(innerMix, familyMix),
    cost: over1(({ a, b }) => minus(b.c, a.c)),
    'exchange-rate': over1(({ a }, rate) => times(a.p, minus(fraction(1n), rate))),
    'new-products': fraction(soldOnly('a', 'b')),
    'lost-products': fraction(-soldOnly('b', 'a')),
    returns: fraction(unsold('a') - unsold('b')),
    coverage: fraction(open.reduce((sum, { a, b }) => sum + a.known - a.cost - b.known + b.cost, 0n)),
    terms: fraction(total(before.terms) - total(after.terms)),
    service: fraction(total(before.service) - total(after.service)),
  };
  const contribution = (side: 'a' | 'b'): bigint =>
    all.reduce((sum, entry) => sum + entry[side].known - entry[side].cost, 0n);
  const change =
    contribution('a') -
    contribution('b') +
    total(before.terms) -
    total(after.terms) +
    total(before.service) -
    total(after.service);
  const entries = bridgeEffects.map((effect): readonly [BridgeEffect, number] => [effect, valueOf(exact[effect])]);
  const effects: Readonly<Record<string, number>> = Object.fromEntries(entries);
  return {
    effects: (effect: BridgeEffect): number => effects[effect] ?? Number.NaN,
    change: Number(change) / 10_000,
    uncoveredRevenueChange: Number(open.reduce((sum, { a, b }) => sum + a.net - b.net, 0n)) / 10_000,
  };
};
