import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import { earliestRebateDay, floorPrice, netAfterRebateE4 } from '../domain/index.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { listPlanMembers } from '../store/plan-sales.ts';
import { listOrderedPrices, listStandingPrices } from '../store/standing-prices.ts';
import type { StandingPriceRow } from '../store/standing-prices.ts';
import type { PlanRow } from '../store/plans.ts';
import { pricingPolicies } from '../store/policies.ts';
import { readTerms } from '../store/stored-terms.ts';
import { listAccountPricing } from './account-pricing.ts';
import { floorPartsOf } from './assess.ts';
import { leftOfPrice } from './left-of-price.ts';
import { soldWithFloors } from './sold-with-floors.ts';
import { scopeOfAgreement, scopeOfPlan } from './standing.ts';

type PromisedPrice = { readonly productId: string; readonly priceE4: bigint; readonly listPriceE4: bigint };

export type Rebating = Pick<
  AgreementRow,
  'accountId' | 'validFrom' | 'validTo' | 'followsId' | 'coversGroup' | 'rebateBasis' | 'topRebateBp'
> & { readonly id?: string };

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
      if ((await leftOfPrice(context, price, { exceptIds, added })).leftE4 < BigInt(price.floorE4))
        throw new AppError(code, { number: price.number, product: price.product, day: price.from });
  await requireSoldBorne(context, row, productIds);
};

/**
 * Refuses a rebate that would take what was sold before it, at the cost that it had, under the floor: it need not reach back that
 * far. What was given for it would be one cause for the whole of the past: it reaches back a year at most.
 */
const requireSoldBorne = async (context: Context, row: Rebating, productIds: readonly string[]): Promise<void> => {
  const { db, company, today } = context;
  const { topRebateBp, validFrom, accountId, coversGroup, rebateBasis } = row;
  const earliest = earliestRebateDay(today);
  if (validFrom < earliest) throw new AppError('pricing.rebate-too-far-back', { day: earliest });
  const sold = await soldWithFloors(context, {
    accountId,
    accountIds: coversGroup ? await listPlanMembers(db, company.id, accountId) : [accountId],
    productIds: rebateBasis === 'all' ? null : productIds,
    from: validFrom,
    to: today,
  });
  for (const { code, quantityE4, netE4, floorE4 } of sold)
    if (netAfterRebateE4({ netE4, quantityE4 }, topRebateBp) < floorE4)
      throw new AppError('pricing.rebate-undercuts-sold', { product: code, day: validFrom });
};

type PromisedByPlan = { readonly memberIds: readonly string[]; readonly prices: readonly PromisedPrice[] };
type PlanDays = Pick<PlanRow, 'id' | 'accountId' | 'validFrom' | 'validTo'>;

/**
 * Refuses a plan that takes a price which other papers of its members promise already under the floor of the dearest day on
 * which both hold: what they grant beside the price, such as freight, free units and support, is not what the plan leaves room for.
 * A plan that begins before today pays on what was sold since as well.
 */
export const requirePlanBorne = async (context: Context, row: PlanDays, promised: PromisedByPlan): Promise<void> => {
  const { db, company, newId, now } = context;
  const { memberIds, prices } = promised;
  const productIds = prices.map(({ productId }) => productId);
  const policy = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  const asked = { orgId: company.id, accountIds: memberIds, productIds };
  const standing = await listStandingPrices(db, { ...asked, ...scopeOfPlan(row, context.today).days, exceptIds: [] });
  const leftOf = leftAfter(context, row, prices);
  for (const price of standing) {
    const { from, to, productId, accountId } = price;
    const days = { from, to };
    const product = (await listAccountPricing(context, { accountId, productIds: [productId], days })).get(productId);
    if (product === undefined) continue;
    const floor = floorPrice(floorPartsOf(policy, product, readTerms(price.terms).creditDays));
    if (floor.kind === 'unknown' || (await leftOf(price)) < floor.floorE4)
      throw new AppError('pricing.plan-undercuts', { number: price.number, product: price.product });
  }
  const ordered = await listOrderedPrices(db, { ...asked, from: row.validFrom, to: row.validTo });
  for (const price of ordered)
    if ((await leftOf(price)) < BigInt(price.floorE4))
      throw new AppError('pricing.plan-undercuts-order', {
        number: price.number,
        product: price.product,
        day: price.from,
      });
  await requireSoldAbovePlan(context, row, promised);
};

/** What a plan leaves of a price that somebody was promised, before the cost of credit. */
const leftAfter = (
  context: Context,
  { id, validFrom, validTo: lastOn }: PlanDays,
  prices: readonly PromisedPrice[],
): ((price: StandingPriceRow) => Promise<bigint>) => {
  const plans = new Map(prices.map((one) => [one.productId, { id, number: '', validFrom, lastOn, ...one }]));
  return async (price) => {
    const plan = plans.get(price.productId);
    const added = { rebates: [], plans: plan === undefined ? [] : [plan] };
    return (await leftOfPrice(context, price, { added })).leftE4;
  };
};

/** What was sold dearer than a plan's price ends at that price: above the floor of the cost that it had. */
const requireSoldAbovePlan = async (
  context: Context,
  { accountId, validFrom }: PlanDays,
  { memberIds, prices }: PromisedByPlan,
): Promise<void> => {
  const earliest = earliestRebateDay(context.today);
  if (validFrom < earliest) throw new AppError('pricing.plan-too-far-back', { day: earliest });
  const promised = new Map(prices.map(({ productId, priceE4 }) => [productId, priceE4]));
  const productIds = [...promised.keys()];
  const days = { from: validFrom, to: context.today };
  const sold = await soldWithFloors(context, { accountId, accountIds: memberIds, productIds, ...days });
  for (const { productId, code, netE4, quantityE4, floorE4 } of sold) {
    const priceE4 = promised.get(productId);
    if (priceE4 !== undefined && priceE4 < floorE4 && netE4 * 10_000n > priceE4 * quantityE4)
      throw new AppError('pricing.plan-undercuts-sold', { product: code, day: validFrom });
  }
};
