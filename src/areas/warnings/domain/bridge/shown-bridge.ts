import { minorOf, minorPartsOf } from '#kernel/money';
import type { Bridge } from './bridge.ts';
import type { CutSides } from './shown-cuts.ts';
import { bridgeEffects, productEffects } from './effects.ts';
import type { BridgeEffect, ProductEffect } from './effects.ts';
import { toldAmountsOf, toldEffectOf } from './told-effects.ts';
import type { ToldEffect } from './told-effects.ts';

type Sums = ReadonlyMap<string, bigint>;
type ShownProduct = {
  readonly product: string;
  readonly change: bigint;
  readonly effects: ReadonlyMap<ProductEffect, bigint>;
};

/** A bridge in minor units. */
export type ShownBridge = CutSides & {
  readonly change: bigint;
  readonly effects: ReadonlyMap<ToldEffect, bigint>;
  readonly terms: Sums;
  readonly service: Sums;
  readonly products: readonly ShownProduct[];
};

type Told = Pick<Bridge, 'beforeE4' | 'afterE4' | 'amounts' | 'terms' | 'service'> & {
  readonly products: readonly Pick<Bridge['products'][number], 'product' | 'amounts'>[];
};
type Showing = {
  readonly currency: string;
  readonly isCostSeen: boolean;
  /** How its contributions stand elsewhere; each rounded by itself when left out. */
  readonly sides?: CutSides | undefined;
};

const partsOf = <K extends string>(amounts: ReadonlyMap<K, bigint>, whole: bigint, currency: string) => {
  const shown = minorPartsOf([...amounts.values()], whole, currency);
  return new Map([...amounts.keys()].map((key, at) => [key, shown[at] ?? 0n]));
};

/**
 * A bridge as people see it, in minor units that add up (docs/methods.md 1.1): the change is what the two contributions
 * differ by as they are shown, the effects add up to it, and an effect is the sum of its kinds and of its products. An
 * effect is the same number to everybody who sees it.
 */
export const shownBridge = (bridge: Told, { currency, isCostSeen, sides }: Showing): ShownBridge => {
  const { before, after } = sides ?? {
    before: minorOf(bridge.beforeE4, currency),
    after: minorOf(bridge.afterE4, currency),
  };
  const change = after - before;
  const told = partsOf(toldAmountsOf(bridge.amounts, false), change, currency);
  const goods = bridgeEffects.filter((effect) => toldEffectOf(effect, false) === 'goods');
  const own = new Map<BridgeEffect, bigint>(goods.map((effect) => [effect, bridge.amounts[effect]]));
  const inGoods = partsOf(own, told.get('goods') ?? 0n, currency);
  const effects = new Map(bridgeEffects.map((effect) => [effect, inGoods.get(effect) ?? told.get(effect) ?? 0n]));
  const kinds = (amounts: Readonly<Record<string, bigint>>, whole: bigint) =>
    partsOf(new Map(Object.entries(amounts)), whole, currency);
  return {
    before,
    after,
    change,
    effects: isCostSeen ? effects : told,
    terms: kinds(bridge.terms, effects.get('terms') ?? 0n),
    service: kinds(bridge.service, effects.get('service') ?? 0n),
    products: shownProducts(bridge, effects, currency),
  };
};

/** Each effect of the products is rounded against the effect of the whole; what is not listed counts as one more product. */
const shownProducts = (
  { products, amounts }: Told,
  effects: ReadonlyMap<BridgeEffect, bigint>,
  currency: string,
): readonly ShownProduct[] => {
  const columns = productEffects.map((effect) => {
    const listed = products.map((product) => product.amounts[effect]);
    const rest = amounts[effect] - listed.reduce((sum, amount) => sum + amount, 0n);
    return { effect, shown: minorPartsOf([...listed, rest], effects.get(effect) ?? 0n, currency) };
  });
  return products.map(({ product }, at) => {
    const own = new Map(columns.map(({ effect, shown }) => [effect, shown[at] ?? 0n]));
    return { product, effects: own, change: [...own.values()].reduce((sum, amount) => sum + amount, 0n) };
  });
};
