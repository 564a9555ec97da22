/** Effects that a product causes, in the order in which a page shows them. */
export const productEffects = [
  'volume',
  'list-price',
  'discount',
  'mix',
  'cost',
  'exchange-rate',
  'new-products',
  'lost-products',
  'returns',
  'coverage',
] as const;
export type ProductEffect = (typeof productEffects)[number];

/** Effects that belong to the account as a whole: credit days, rebates and other pocket items; cost to serve. */
export const accountEffects = ['terms', 'service'] as const;
export type AccountEffect = (typeof accountEffects)[number];

export const bridgeEffects = [...productEffects, ...accountEffects] as const;
export type BridgeEffect = ProductEffect | AccountEffect;

/** Money per effect, e4. */
export type ProductAmounts = Readonly<Record<ProductEffect, bigint>>;
export type BridgeAmounts = Readonly<Record<BridgeEffect, bigint>>;

export const noProductAmounts: ProductAmounts = {
  volume: 0n,
  'list-price': 0n,
  discount: 0n,
  mix: 0n,
  cost: 0n,
  'exchange-rate': 0n,
  'new-products': 0n,
  'lost-products': 0n,
  returns: 0n,
  coverage: 0n,
};

export const addProductAmounts = (a: ProductAmounts, b: ProductAmounts): ProductAmounts => ({
  volume: a.volume + b.volume,
  'list-price': a['list-price'] + b['list-price'],
  discount: a.discount + b.discount,
  mix: a.mix + b.mix,
  cost: a.cost + b.cost,
  'exchange-rate': a['exchange-rate'] + b['exchange-rate'],
  'new-products': a['new-products'] + b['new-products'],
  'lost-products': a['lost-products'] + b['lost-products'],
  returns: a.returns + b.returns,
  coverage: a.coverage + b.coverage,
});

export const sumOfProductAmounts = (amounts: ProductAmounts): bigint =>
  productEffects.reduce((sum, effect) => sum + amounts[effect], 0n);
