import { bridgeEffects } from './effects.ts';
import type { BridgeAmounts, BridgeEffect } from './effects.ts';

/** Effects that hold the margin of goods: where one product is sold, each of them tells its cost. */
const goodsEffects: readonly BridgeEffect[] = [
  'volume',
  'mix',
  'cost',
  'new-products',
  'lost-products',
  'returns',
  'coverage',
];

/** Every effect that an answer may name; `goods` is the sum of those that hold the margin of goods. */
export const toldEffects = [...bridgeEffects, 'goods'] as const;
export type ToldEffect = (typeof toldEffects)[number];

/** What an effect is called for somebody, who sees costs or does not. */
export const toldEffectOf = (effect: BridgeEffect, isCostSeen: boolean): ToldEffect =>
  !isCostSeen && goodsEffects.includes(effect) ? 'goods' : effect;

/** The effects as somebody may see them: they add up to the same change. */
export const toldAmountsOf = (amounts: BridgeAmounts, isCostSeen: boolean): ReadonlyMap<ToldEffect, bigint> => {
  const told = new Map<ToldEffect, bigint>();
  for (const effect of bridgeEffects) {
    const name = toldEffectOf(effect, isCostSeen);
    told.set(name, (told.get(name) ?? 0n) + amounts[effect]);
  }
  return told;
};
