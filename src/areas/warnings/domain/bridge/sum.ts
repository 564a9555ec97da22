import { accountEffects, addProductAmounts, noProductAmounts } from './effects.ts';
import type { BridgeAmounts, ProductAmounts } from './effects.ts';
import type { Bridge, LineMargin } from './bridge.ts';

const noAmounts: BridgeAmounts = { ...noProductAmounts, terms: 0n, service: 0n };

const withSums = (
  sums: Readonly<Record<string, bigint>>,
  more: Readonly<Record<string, bigint>>,
): Readonly<Record<string, bigint>> => {
  const added = { ...sums };
  for (const [kind, amount] of Object.entries(more)) added[kind] = (added[kind] ?? 0n) + amount;
  return added;
};

/** Adds up the bridges of many accounts, one after another: the effects add up to the change of the whole. */
export const bridgeSum = () => {
  let total: Omit<Bridge, 'products' | 'lines' | 'uncovered'> = {
    beforeE4: 0n,
    afterE4: 0n,
    changeE4: 0n,
    amounts: noAmounts,
    familyMixE4: 0n,
    terms: {},
    service: {},
  };
  const products = new Map<string, ProductAmounts>();
  const lines = new Map<string, LineMargin>();
  const uncovered = { products: new Set<string>(), before: 0n, after: 0n, revenue: noProductAmounts };
  return {
    add: (bridge: Bridge): void => {
      const amounts = { ...addProductAmounts(total.amounts, bridge.amounts), terms: 0n, service: 0n };
      for (const effect of accountEffects) amounts[effect] = total.amounts[effect] + bridge.amounts[effect];
      total = {
        beforeE4: total.beforeE4 + bridge.beforeE4,
        afterE4: total.afterE4 + bridge.afterE4,
        changeE4: total.changeE4 + bridge.changeE4,
        amounts,
        familyMixE4: total.familyMixE4 + bridge.familyMixE4,
        terms: withSums(total.terms, bridge.terms),
        service: withSums(total.service, bridge.service),
      };
      for (const { product, amounts: own } of bridge.products)
        products.set(product, addProductAmounts(products.get(product) ?? noProductAmounts, own));
      for (const { family, ...own } of bridge.lines) {
        const { beforeE4 = 0n, afterE4 = 0n, coverageE4 = 0n } = lines.get(family) ?? {};
        lines.set(family, {
          family,
          beforeE4: beforeE4 + own.beforeE4,
          afterE4: afterE4 + own.afterE4,
          coverageE4: coverageE4 + own.coverageE4,
        });
      }
      for (const product of bridge.uncovered.products) uncovered.products.add(product);
      uncovered.before += bridge.uncovered.netBeforeE4;
      uncovered.after += bridge.uncovered.netAfterE4;
      uncovered.revenue = addProductAmounts(uncovered.revenue, bridge.uncovered.revenue);
    },
    total: (): Bridge => ({
      ...total,
      products: [...products].map(([product, amounts]) => ({ product, family: '', unit: '', currency: null, amounts })),
      lines: [...lines.values()],
      uncovered: {
        products: [...uncovered.products],
        netBeforeE4: uncovered.before,
        netAfterE4: uncovered.after,
        revenue: uncovered.revenue,
      },
    }),
  };
};
