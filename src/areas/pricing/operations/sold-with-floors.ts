import { listSoldTerms } from '#areas/ledger';
import type { Day } from '#kernel/day';
import { divideHalfEven } from '#kernel/decimal';
import type { Context } from '#platform/operations';
import { floorPrice } from '../domain/index.ts';
import { pricingPolicies } from '../store/policies.ts';
import { listAccountPricing } from './account-pricing.ts';
import { floorPartsOf } from './assess.ts';

/** What accounts bought in some days of the products whose cost is booked, with the floor at that cost on standard terms. */
export const soldWithFloors = async (
  context: Context,
  wanted: {
    readonly accountId: string;
    readonly accountIds: readonly string[];
    readonly productIds: readonly string[] | null;
    readonly from: Day;
    readonly to: Day;
  },
) => {
  const { db, company, newId, now } = context;
  const { accountId, ...of } = wanted;
  const lines = await listSoldTerms(db, { ...of, orgId: company.id });
  const sold = lines.filter(({ knownQuantityE4 }) => BigInt(knownQuantityE4) > 0n);
  if (sold.length === 0) return [];
  const policy = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  const products = await listAccountPricing(context, {
    accountId,
    productIds: sold.map(({ productId }) => productId),
  });
  return sold.flatMap(({ productId, code, knownNetE4, knownQuantityE4, costE4 }) => {
    const quantityE4 = BigInt(knownQuantityE4);
    const unitCostE4 = String(divideHalfEven(BigInt(costE4) * 10_000n, quantityE4));
    const familyId = products.get(productId)?.familyId ?? null;
    const floor = floorPrice(floorPartsOf(policy, { unitCostE4, familyId }, policy.policy.standardCreditDays));
    if (floor.kind === 'unknown') return [];
    return [{ productId, code, quantityE4, netE4: BigInt(knownNetE4), floorE4: floor.floorE4 }];
  });
};
