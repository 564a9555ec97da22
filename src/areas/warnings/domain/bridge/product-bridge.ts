import { divideHalfEven } from '#kernel/decimal';
import { addProductAmounts, noProductAmounts } from './effects.ts';
import type { ProductAmounts } from './effects.ts';
import { atRateBefore } from './exchange.ts';
import type { RateChange } from './exchange.ts';
import { isSold } from './period-row.ts';
import type { ProductPair, ProductSide } from './period-row.ts';

export type Rates = Readonly<Record<string, RateChange>>;

/** The effects of one product. */
export type ProductBridge = {
  readonly product: string;
  readonly family: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly amounts: ProductAmounts;
};

export type ProductsBridge = {
  readonly products: readonly ProductBridge[];
  readonly amounts: ProductAmounts;
  /** The part of the mix effect that comes from families growing unequally; the rest is mix within families. */
  readonly familyMixE4: bigint;
};

const marginOf = ({ net, cost }: ProductSide): bigint => net - cost;

/** A product sold in both periods, with its earlier margin at the later quantity. */
type Matched = { readonly pair: ProductPair; readonly margin: bigint; readonly atQuantityAfter: bigint };

type Family = { before: bigint; after: bigint; net: bigint; margin: bigint };

/**
 * Price, discount, mix, cost, exchange, new and lost products of products whose cost is known (docs/methods.md 10.1).
 *
 * Rounding: a product's earlier list, net and cost at its later quantity are each rounded once, half to even, to
 * 1/10,000; list price, discount, cost and exchange follow by subtraction. Volume is rounded once for the account and
 * spread over the products by running totals; mix is what remains of each product. So the effects of a product, and of
 * the account, add up to the change exactly, and each effect is within 1/10,000 per product of its exact value.
 */
export const productsBridgeOf = (pairs: readonly ProductPair[], rates: Rates): ProductsBridge => {
  const matched: Matched[] = [];
  const products: ProductBridge[] = [];
  const priced = pairs.map((pair) => {
    if (!isSold(pair.before) || !isSold(pair.after)) return oneSidedAmounts(pair);
    const { amounts, atQuantityAfter } = priceAmounts(pair, rates);
    matched.push({ pair, margin: marginOf(pair.before), atQuantityAfter });
    return amounts;
  });
  const families = familiesOf(matched);
  const growth = growthOf([...families.values()]);
  // Volume is spread by running totals, over the whole account or, without a common growth, over each family.
  const running = new Map<string, { margin: bigint; volume: bigint }>();
  let next = 0;
  for (const [i, pair] of pairs.entries()) {
    let amounts = priced[i] ?? noProductAmounts;
    const entry = matched[next];
    if (entry?.pair === pair) {
      next += 1;
      const { from, to } = growth ?? familyGrowth(families.get(familyKeyOf(pair)));
      const key = growth === null ? familyKeyOf(pair) : '';
      const reached = running.get(key) ?? { margin: 0n, volume: 0n };
      const margin = reached.margin + entry.margin;
      const total = divideHalfEven(margin * (to - from), from);
      running.set(key, { margin, volume: total });
      const volume = total - reached.volume;
      amounts = { ...amounts, volume, mix: entry.atQuantityAfter - entry.margin - volume };
    }
    products.push({ product: pair.product, family: pair.family, unit: pair.unit, currency: pair.currency, amounts });
  }
  const amounts = products.map((product) => product.amounts).reduce(addProductAmounts, noProductAmounts);
  return { products, amounts, familyMixE4: growth === null ? 0n : familyMixOf([...families.values()], amounts.volume) };
};

/** New, lost, and products of which more came back than went out in one of the periods. */
const oneSidedAmounts = ({ before, after }: ProductPair): ProductAmounts => {
  const [wasSold, isSoldNow] = [isSold(before), isSold(after)];
  const [from, to] = [marginOf(before), marginOf(after)];
  return {
    ...noProductAmounts,
    'lost-products': wasSold ? -from : 0n,
    'new-products': isSoldNow ? to : 0n,
    returns: (isSoldNow ? 0n : to) - (wasSold ? 0n : from),
  };
};

const priceAmounts = (
  { before, after, currency }: ProductPair,
  rates: Rates,
): { readonly amounts: ProductAmounts; readonly atQuantityAfter: bigint } => {
  const scaled = (amount: bigint): bigint => divideHalfEven(amount * after.quantity, before.quantity);
  const [list, net, cost] = [scaled(before.list), scaled(before.net), scaled(before.cost)];
  const constant = atRateBefore(after, currency === null ? undefined : rates[currency]);
  const listPrice = constant.list - list;
  const amounts = {
    ...noProductAmounts,
    'list-price': listPrice,
    discount: constant.net - net - listPrice,
    cost: cost - after.cost,
    'exchange-rate': after.net - constant.net,
  };
  return { amounts, atQuantityAfter: net - cost };
};

const familyKeyOf = ({ family, unit }: ProductPair): string => JSON.stringify([family, unit]);

const familiesOf = (matched: readonly Matched[]): ReadonlyMap<string, Family> => {
  const families = new Map<string, Family>();
  for (const { pair, margin } of matched) {
    const key = familyKeyOf(pair);
    const family = families.get(key) ?? { before: 0n, after: 0n, net: 0n, margin: 0n };
    family.before += pair.before.quantity;
    family.after += pair.after.quantity;
    family.net += pair.before.net;
    family.margin += margin;
    families.set(key, family);
  }
  return families;
};

type Growth = { readonly from: bigint; readonly to: bigint };

const familyGrowth = (family: Family | undefined): Growth =>
  family === undefined ? { from: 1n, to: 1n } : { from: family.before, to: family.after };

/**
 * Growth of the quantity: of one family, its quantities; of several, whose units differ, the earlier revenue that each
 * family would have at its own growth over the earlier revenue. null without earlier revenue to weigh by: then each
 * family has its own volume and there is no mix between families.
 */
const growthOf = (families: readonly Family[]): Growth | null => {
  const [only, ...others] = families;
  if (only === undefined || others.length === 0) return familyGrowth(only);
  const from = families.reduce((sum, family) => sum + family.net, 0n);
  const to = families.reduce((sum, { net, before, after }) => sum + divideHalfEven(net * after, before), 0n);
  return from > 0n ? { from, to } : null;
};

const familyMixOf = (families: readonly Family[], volume: bigint): bigint =>
  families.length < 2
    ? 0n
    : families.reduce((sum, { margin, before, after }) => sum + divideHalfEven(margin * (after - before), before), 0n) -
      volume;
