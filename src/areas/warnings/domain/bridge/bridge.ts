import { divideHalfEven } from '#kernel/decimal';
import { bridgeEffects } from './effects.ts';
import type { BridgeAmounts, BridgeEffect, ProductAmounts } from './effects.ts';
import { isCovered, productPairsOf } from './period-row.ts';
import type { PeriodRow, ProductPair } from './period-row.ts';
import { productsBridgeOf } from './product-bridge.ts';
import type { ProductBridge, Rates } from './product-bridge.ts';

/** One account in one period. Amounts e4 of the company's currency; costs are positive. */
export type AccountPeriod = {
  readonly rows: readonly PeriodRow[];
  /** Credit days ('credit') and pocket items by their kind. */
  readonly terms: Readonly<Record<string, bigint>>;
  /** Cost to serve by its kind. */
  readonly service: Readonly<Record<string, bigint>>;
};

export type BridgeInput = {
  readonly before: AccountPeriod;
  readonly after: AccountPeriod;
  /** Rate of every foreign currency that a row names; a currency without one shows no exchange effect. */
  readonly rates?: Rates;
};

/** Products whose cost is not known throughout: they take part in revenue, never in contribution. */
export type Uncovered = {
  readonly products: readonly string[];
  /** Revenue without a known cost, before and after. */
  readonly netBeforeE4: bigint;
  readonly netAfterE4: bigint;
  /** Why the revenue of these products changed; the effects add up to their change of revenue. */
  readonly revenue: ProductAmounts;
};

/** What one product line brought before service and terms, over the revenue whose cost is known. */
export type LineMargin = {
  /** '' for products without a family. */
  readonly family: string;
  readonly beforeE4: bigint;
  readonly afterE4: bigint;
  /** The part of the change that cannot be split, because a cost is not known throughout. */
  readonly coverageE4: bigint;
};

export type Bridge = {
  /** Contribution over the revenue whose cost is known. */
  readonly beforeE4: bigint;
  readonly afterE4: bigint;
  readonly changeE4: bigint;
  /** Add up to the change exactly. */
  readonly amounts: BridgeAmounts;
  readonly familyMixE4: bigint;
  readonly products: readonly ProductBridge[];
  /** The margins of the product lines; with terms and service they add up to the contribution. */
  readonly lines: readonly LineMargin[];
  /** Effect of every kind of terms and of service: more cost is negative. */
  readonly terms: Readonly<Record<string, bigint>>;
  readonly service: Readonly<Record<string, bigint>>;
  readonly uncovered: Uncovered;
};

/**
 * Why an account's contribution changed between two periods, exactly (docs/methods.md 10.1): volume, list price,
 * discount, mix, cost, exchange rate, new and lost products, returns, terms, service.
 *
 * Contribution = net whose cost is known − that cost − terms − service. A product whose cost is unknown for part of
 * either period gives the change of its known margin as `coverage` (it cannot be split), its revenue is bridged in
 * `uncovered`.
 * Example: A sold 100 at 10 (cost 6), then 120 at 9.5 (6.2), alone → volume 80, price −60, cost −24.
 */
export const bridgeOf = ({ before, after, rates = {} }: BridgeInput): Bridge => {
  const pairs = productPairsOf(before.rows, after.rows);
  const open = pairs.filter((pair) => !isCovered(pair));
  const covered = productsBridgeOf(pairs.filter(isCovered), rates);
  const revenue = productsBridgeOf(open.map(withoutCost), rates).amounts;
  const coverage = open.reduce((sum, pair) => sum + knownMarginOf(pair.after) - knownMarginOf(pair.before), 0n);
  const terms = savingsOf(before.terms, after.terms);
  const service = savingsOf(before.service, after.service);
  const amounts = { ...covered.amounts, coverage, terms: totalOf(terms), service: totalOf(service) };
  const [beforeE4, afterE4] = [contributionOf(before), contributionOf(after)];
  return {
    beforeE4,
    afterE4,
    changeE4: afterE4 - beforeE4,
    amounts,
    familyMixE4: covered.familyMixE4,
    products: covered.products,
    lines: lineMarginsOf(pairs),
    terms,
    service,
    uncovered: {
      products: [...new Set(open.map((pair) => pair.product))],
      netBeforeE4: open.reduce((sum, pair) => sum + pair.before.net - pair.before.knownNet, 0n),
      netAfterE4: open.reduce((sum, pair) => sum + pair.after.net - pair.after.knownNet, 0n),
      revenue,
    },
  };
};

/**
 * Cost of the credit granted (docs/methods.md 10.1): Σ invoice × (due − issued) × yearly rate ÷ 365, rounded once. Example: 100 for 90 days at
 * 8 % → 1.9726.
 */
export const creditCostOf = (amountDaysE4: bigint, capitalRateBp: number): bigint =>
  divideHalfEven(amountDaysE4 * BigInt(capitalRateBp), 3_650_000n);

/** Contribution of a period over the revenue whose cost is known. */
export const contributionOf = ({ rows, terms, service }: AccountPeriod): bigint =>
  rows.reduce((sum, row) => sum + row.knownNetE4 - row.costE4, 0n) - totalOf(terms) - totalOf(service);

/** Σ of the effects; equals the change of every bridge. */
export const sumOfBridge = (amounts: BridgeAmounts): bigint =>
  bridgeEffects.reduce((sum, effect) => sum + amounts[effect], 0n);

/** The effects that cost most, worst first; those that cost nothing are left out. */
export const worstEffectsOf = (amounts: BridgeAmounts): readonly BridgeEffect[] =>
  bridgeEffects
    .filter((effect) => amounts[effect] < 0n)
    .toSorted((a, b) => (amounts[a] < amounts[b] ? -1 : amounts[a] > amounts[b] ? 1 : 0));

const knownMarginOf = ({ knownNet, cost }: ProductPair['before']): bigint => knownNet - cost;

const lineMarginsOf = (pairs: readonly ProductPair[]): readonly LineMargin[] =>
  [...Map.groupBy(pairs, ({ family }) => family)].map(([family, own]) => {
    const marginOf = (of: readonly ProductPair[], side: 'before' | 'after'): bigint =>
      of.reduce((sum, pair) => sum + knownMarginOf(pair[side]), 0n);
    const open = own.filter((pair) => !isCovered(pair));
    return {
      family,
      beforeE4: marginOf(own, 'before'),
      afterE4: marginOf(own, 'after'),
      coverageE4: marginOf(open, 'after') - marginOf(open, 'before'),
    };
  });

const withoutCost = (pair: ProductPair): ProductPair => ({
  ...pair,
  before: { ...pair.before, cost: 0n },
  after: { ...pair.after, cost: 0n },
});

const totalOf = (amounts: Readonly<Record<string, bigint>>): bigint =>
  Object.values(amounts).reduce((sum, amount) => sum + amount, 0n);

const savingsOf = (
  before: Readonly<Record<string, bigint>>,
  after: Readonly<Record<string, bigint>>,
): Readonly<Record<string, bigint>> => {
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return Object.fromEntries(kinds.map((kind) => [kind, (before[kind] ?? 0n) - (after[kind] ?? 0n)]));
};
