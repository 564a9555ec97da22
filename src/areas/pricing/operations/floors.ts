import { companyWindow, contributionEnd, listBoughtProducts, listProductPricing, windowMonths } from '#areas/ledger';
import type { ProductPricing } from '#areas/ledger';
import type { Tier } from '#domain/identification';
import { AppError } from '#kernel/app-error';
import { seesCost } from '#platform/access';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { evidenceOperations as operations } from '../contract/evidence-operations.ts';
import { floorPrice, offerPricesOf } from '../domain/index.ts';
import { pricingPolicies } from '../store/policies.ts';
import type { PricingPolicyVersion } from '../store/policies.ts';
import { listAccountPricing } from './account-pricing.ts';
import { floorPartsOf, shownFloorOf } from './assess.ts';
import { decimalOf, requirePricedAccount } from './reach.ts';

export const refOf = ({ id, code, name, nameEn }: Pick<ProductPricing, 'id' | 'code' | 'name' | 'nameEn'>) => ({
  id,
  code,
  name,
  nameEn,
});

type OnTerms = { readonly policy: PricingPolicyVersion; readonly tier: Tier; readonly creditDays: number };

type Priced = Omit<ProductPricing, 'costFrom'>;

/** A floor as the caller may see it: without the right to see cost only whether a price is under it. */
export const presentFloor = (context: Context, product: Priced, { policy, tier, creditDays }: OnTerms) => {
  const parts = floorPartsOf(policy, product, creditDays);
  const floor = floorPrice(parts);
  const heldE4 = floor.kind === 'unknown' ? null : shownFloorOf(context, { policy, parts, floor });
  const listE4 = product.listPriceE4 === null ? null : BigInt(product.listPriceE4);
  const prices = listE4 === null || heldE4 === null ? null : offerPricesOf(listE4, policy.policy.prices[tier], heldE4);
  const isVisible = seesCost(context);
  const shown = (value: bigint | null): string | null => (value === null || !isVisible ? null : decimalOf(value));
  return {
    product: refOf(product),
    asOf: context.today,
    creditDays,
    listPrice: listE4 === null ? null : decimalOf(listE4),
    startPrice: prices === null ? null : decimalOf(prices.startE4),
    targetPrice: prices === null ? null : decimalOf(prices.targetE4),
    isCostKnown: parts.unitCostE4 !== null,
    isListBelowFloor: listE4 === null || heldE4 === null ? null : listE4 < heldE4,
    floor: shown(floor.kind === 'unknown' ? null : floor.floorE4),
    unitCost: shown(parts.unitCostE4),
    freightService: shown(parts.unitCostE4 === null ? null : parts.freightServiceE4),
    capitalRateBp: parts.capitalRateBp,
    expectedLossBp: parts.expectedLossBp,
    policyVersion: policy.version,
  };
};

const productFloor = handle(operations.productFloor, async (context, { id, tier = 'C', creditDays }) => {
  const { db, company, today, newId, now } = context;
  const product = (await listProductPricing(db, { orgId: company.id, productIds: [id], on: today })).get(id);
  if (product === undefined) throw new AppError('pricing.product-not-found', { id });
  const policy = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  const days = creditDays ?? policy.policy.standardCreditDays;
  return presentFloor(context, product, { policy, tier, creditDays: days });
});

const accountFloors = handle(operations.accountFloors, async (context, { id, limit }) => {
  const { db, company, today, newId, now } = context;
  const account = await requirePricedAccount(context, 'pricing.read', id);
  const orgId = company.id;
  const policy = await pricingPolicies.inForce(db, { orgId, newId, now });
  const { asOf } = await companyWindow(db, orgId, today);
  // Whole months for who sees no cost: orders of his own would move the mean until it crosses the floor (docs/decisions/0014).
  const through = contributionEnd(context, asOf);
  const [from = through] = windowMonths(through, 12);
  const bought = await listBoughtProducts(db, { orgId, accountId: id, from, through, limit });
  const products = await listAccountPricing(context, {
    accountId: id,
    productIds: bought.map(({ productId }) => productId),
  });
  const terms = {
    policy,
    tier: account.tier ?? ('unrated' as const),
    creditDays: account.termsDays ?? policy.policy.standardCreditDays,
  };
  return {
    rows: bought.flatMap(({ productId, netE4, quantityE4 }) => {
      const product = products.get(productId);
      if (product === undefined || BigInt(quantityE4) <= 0n) return [];
      const ownE4 = (BigInt(netE4) * 10_000n) / BigInt(quantityE4);
      const parts = floorPartsOf(policy, product, terms.creditDays);
      const floor = floorPrice(parts);
      return [
        {
          ...presentFloor(context, product, terms),
          ownPrice: decimalOf(ownE4),
          yearQuantity: decimalOf(quantityE4),
          isOwnBelowFloor: floor.kind === 'unknown' ? null : ownE4 < shownFloorOf(context, { policy, parts, floor }),
        },
      ];
    }),
  };
});

export const floorHandlers = [productFloor, accountFloors];
