import { listSoldTerms } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { divideHalfEven } from '#kernel/decimal';
import type { Context } from '#platform/operations';
import { concessionOf, earliestRebateDay, floorPrice, netAfterRebateE4, pocketPriceOf } from '../domain/index.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { listPlanMembers } from '../store/plan-sales.ts';
import { listOrderedPrices, listStandingPrices } from '../store/standing-prices.ts';
import type { StandingPriceRow } from '../store/standing-prices.ts';
import type { PlanRow } from '../store/plans.ts';
import { pricingPolicies } from '../store/policies.ts';
import { readTerms } from '../store/stored-terms.ts';
import { listAccountPricing } from './account-pricing.ts';
import { floorPartsOf } from './assess.ts';
import { scopeOfAgreement, standingFor } from './standing.ts';
import type { AddedGrant } from './standing.ts';

type PromisedPrice = { readonly productId: string; readonly priceE4: bigint; readonly listPriceE4: bigint };

export type Rebating = Pick<
  AgreementRow,
  'accountId' | 'validFrom' | 'validTo' | 'followsId' | 'coversGroup' | 'rebateBasis' | 'topRebateBp'
> & { readonly id?: string };

/** What is left of a price once it earns what stands beside it and what a paper would add, before the cost of credit. */
const leftOfPrice = async (
  context: Context,
  price: StandingPriceRow,
  { exceptIds, added }: { readonly exceptIds: readonly string[]; readonly added: AddedGrant },
): Promise<bigint> => {
  const { accountId, productId, documentId, from, to } = price;
  // The rebate of an agreement stands for its own prices too, and a plan pays after it.
  const isAgreed = price.kind === 'agreement';
  const kept = readTerms(price.terms);
  const own = { ...kept, rebateBp: isAgreed ? 0 : kept.rebateBp };
  const standing = await standingFor(context, {
    accountId,
    productIds: [productId],
    scope: {
      days: { from, to },
      exceptIds: isAgreed ? exceptIds : [...exceptIds, documentId],
      coversGroup: false,
    },
    counted: new Set(),
    added,
  });
  const { rebateBp, planE4 } = standing(productId, own).all;
  const terms = { ...own, rebateBp: own.rebateBp + rebateBp, rebateE4: planE4 };
  return pocketPriceOf(terms, concessionOf(terms, own));
};

/**
 * Refuses a rebate that takes a price under its floor which other papers of the account promise already: both bind us, and a
 * sale at the one earns the other. A promise is held against the floor of its own day, which is what it was judged and is kept by:
 * the goods of an order that was entered since the agreement begins went out at the cost of that day, whatever they cost when it is signed.
 */
export const requireRebateBorne = async (
  context: Context,
  row: Rebating,
  productIds: readonly string[],
): Promise<void> => {
  const { db, company, today } = context;
  const scope = scopeOfAgreement(row, today);
  if (row.topRebateBp === 0) return;
  const orgId = company.id;
  const { exceptIds } = scope;
  const { validFrom, validTo: lastOn, topRebateBp: rateBp } = row;
  const accountIds = row.coversGroup ? await listPlanMembers(db, orgId, row.accountId) : [row.accountId];
  const asked = { orgId, accountIds, productIds: row.rebateBasis === 'all' ? null : productIds };
  const standing = await listStandingPrices(db, { ...asked, ...scope.days, exceptIds });
  const ordered = await listOrderedPrices(db, { ...asked, from: validFrom, to: lastOn });
  const added = { rebates: [{ id: row.id ?? '', number: '', validFrom, lastOn, rateBp }], plans: [] };
  for (const [prices, code] of [
    [standing, 'pricing.rebate-undercuts'],
    [ordered, 'pricing.rebate-undercuts-order'],
  ] as const)
    for (const price of prices)
      if ((await leftOfPrice(context, price, { exceptIds, added })) < BigInt(price.floorE4))
        throw new AppError(code, { number: price.number, product: price.product, day: price.from });
  await requireSoldBorne(context, row, productIds);
};

/**
 * Refuses a rebate that would take what was sold before it, at the cost that it had, under the floor: it need not reach back that
 * far. What was given for it would be one cause for the whole of the past: it reaches back a year at most.
 */
const requireSoldBorne = async (context: Context, row: Rebating, productIds: readonly string[]): Promise<void> => {
  const { db, company, newId, now, today } = context;
  const { topRebateBp, validFrom, accountId, coversGroup, rebateBasis } = row;
  const earliest = earliestRebateDay(today);
  if (validFrom < earliest) throw new AppError('pricing.rebate-too-far-back', { day: earliest });
  const orgId = company.id;
  const lines = await listSoldTerms(db, {
    orgId,
    accountIds: coversGroup ? await listPlanMembers(db, orgId, accountId) : [accountId],
    productIds: rebateBasis === 'all' ? null : productIds,
    from: validFrom,
    to: today,
  });
  const sold = lines.filter(({ knownQuantityE4 }) => BigInt(knownQuantityE4) > 0n);
  if (sold.length === 0) return;
  const policy = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  const products = await listAccountPricing(context, {
    accountId,
    productIds: sold.map(({ productId }) => productId),
  });
  for (const { productId, code, knownNetE4, knownQuantityE4, costE4 } of sold) {
    const quantityE4 = BigInt(knownQuantityE4);
    const unitCostE4 = divideHalfEven(BigInt(costE4) * 10_000n, quantityE4);
    const familyId = products.get(productId)?.familyId ?? null;
    const parts = floorPartsOf(policy, { unitCostE4: String(unitCostE4), familyId }, policy.policy.standardCreditDays);
    const floor = floorPrice(parts);
    const left = netAfterRebateE4({ netE4: BigInt(knownNetE4), quantityE4 }, topRebateBp);
    if (floor.kind === 'known' && left < floor.floorE4)
      throw new AppError('pricing.rebate-undercuts-sold', { product: code, day: validFrom });
  }
};

/**
 * Refuses a plan that takes a price under the floor of today which other papers of its members promise already: what they
 * grant beside the price, such as freight, free units and support, is not what the plan leaves room for.
 */
export const requirePlanBorne = async (
  context: Context,
  row: Pick<PlanRow, 'id' | 'accountId' | 'validFrom' | 'validTo'>,
  { memberIds, prices }: { readonly memberIds: readonly string[]; readonly prices: readonly PromisedPrice[] },
): Promise<void> => {
  const { db, company, today, newId, now } = context;
  const { id, validFrom, validTo: lastOn } = row;
  const productIds = prices.map(({ productId }) => productId);
  const standing = await listStandingPrices(db, {
    orgId: company.id,
    accountIds: memberIds,
    productIds,
    from: validFrom > today ? validFrom : today,
    to: lastOn,
    exceptIds: [],
  });
  const policy = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  const products = await listAccountPricing(context, { accountId: row.accountId, productIds });
  const plans = new Map(prices.map((one) => [one.productId, { id, number: '', validFrom, lastOn, ...one }]));
  for (const price of standing) {
    const product = products.get(price.productId);
    const plan = plans.get(price.productId);
    if (product === undefined || plan === undefined) continue;
    const floor = floorPrice(floorPartsOf(policy, product, readTerms(price.terms).creditDays));
    const left = await leftOfPrice(context, price, { exceptIds: [], added: { rebates: [], plans: [plan] } });
    if (floor.kind === 'unknown' || left < floor.floorE4)
      throw new AppError('pricing.plan-undercuts', { number: price.number, product: price.product });
  }
};
