import type { Fall } from '../shared/data.ts';

/** A step of the waterfall in minor units: what is taken away is below zero, a total says where the sum stands. */
export type FallStep = { readonly name: string; readonly minor: bigint; readonly kind: 'step' | 'total' };

const totals = ['list', 'invoice', 'pocketRevenue'] as const;

const taken = (name: string, { minor }: { readonly minor: string }): readonly FallStep[] =>
  BigInt(minor) === 0n ? [] : [{ name, minor: -BigInt(minor), kind: 'step' }];

const totalOf = (fall: Fall, name: (typeof totals)[number]): FallStep => ({
  name,
  minor: BigInt(fall[name].minor),
  kind: 'total',
});

/**
 * The steps from list to contribution, as far as the caller may see them: without cost it ends at pocket revenue, with
 * the contribution alone the hidden costs stand between. Steps of nothing are left out.
 */
export const fallStepsOf = (fall: Fall): readonly FallStep[] => {
  const upper = [
    totalOf(fall, 'list'),
    ...taken('standardDiscount', fall.standardDiscount),
    ...taken('exceptionalDiscount', fall.exceptionalDiscount),
    totalOf(fall, 'invoice'),
    ...fall.pocketItems.flatMap(({ kind, amount }) => taken(kind, amount)),
    ...taken('creditCost', fall.creditCost),
    totalOf(fall, 'pocketRevenue'),
  ];
  const { costOfGoods, costToServe, contribution } = fall;
  if (costOfGoods === null || costToServe === null || contribution === null) return upper;
  return [
    ...upper,
    ...taken('unknownCostNet', fall.unknownCostNet),
    ...taken('costOfGoods', costOfGoods),
    ...costToServe.flatMap(({ kind, amount }) => taken(kind, amount)),
    { name: 'contribution', minor: BigInt(contribution.minor), kind: 'total' },
  ];
};
