import { listProductRefs } from '#areas/ledger';
import type { Context } from '#platform/operations';
import { floorPrice, planPriceOf, planTotalOf, spreadConcession } from '../domain/index.ts';
import type { PlanStep } from '../domain/index.ts';
import { listPlanSales, listStandingMembers } from '../store/plan-sales.ts';
import { listPlanLines, listPlanPrices } from '../store/plans.ts';
import type { PlanRow } from '../store/plans.ts';
import { pricingPolicies } from '../store/policies.ts';
import { listAccountPricing } from './account-pricing.ts';
import { floorPartsOf } from './assess.ts';
import type { PlanLine, PlanSpread } from './plan-spread.ts';
import { decimalOf } from './reach.ts';

/** What a signed plan was spread by, from what was kept when it was signed: the same figures come out of it for ever. */
export const signedPlanOf = async ({ db, company }: Context, row: PlanRow, topBp: number): Promise<PlanSpread> => {
  const orgId = company.id;
  const kept = await listPlanLines(db, orgId, row.id);
  const prices = await listPlanPrices(db, orgId, row.id);
  const memberIds = await listStandingMembers(db, orgId, row.memberIds);
  const span = { orgId, memberIds, from: row.baseFrom, to: row.baseTo };
  const sales = await listPlanSales(db, span);
  const refs = await listProductRefs(
    db,
    orgId,
    prices.map(({ productId }) => productId),
  );
  const lines = kept.map((line): PlanLine => ({
    lineId: line.lineId,
    products: prices.flatMap((price) => {
      const ref = refs.get(price.productId);
      if (price.lineNo !== line.lineNo || ref === undefined) return [];
      const { id, code, name, nameEn } = ref;
      return [
        {
          ref: { id, code, name, nameEn },
          quantityE4: BigInt(price.quantityE4),
          netE4: 0n,
          listE4: BigInt(price.listPriceE4),
          floorE4: BigInt(price.floorE4),
          contributionE4: null,
        },
      ];
    }),
    valueE4: BigInt(line.listE4),
    netE4: BigInt(line.netE4),
    roomE4: BigInt(line.roomE4),
    problem: null,
  }));
  const shares = kept.map(({ sharePpm }) => BigInt(sharePpm));
  const valueE4 = lines.reduce((sum, line) => sum + line.valueE4, 0n);
  const total = planTotalOf(valueE4, topBp);
  const spread = spreadConcession(
    total,
    lines.map(({ roomE4 }, at) => ({ share: shares[at] ?? 0n, roomE4 })),
  );
  if (spread.kind === 'too-large') throw new Error('What was signed had room.');
  return {
    memberIds,
    sales,
    lines,
    creditDays: row.creditDays ?? 0,
    chosen: lines,
    shares,
    valueE4,
    total,
    spread: spread.lines,
    refusal: null,
    roomE4: null,
  };
};

/** The prices that a step leaves of the list prices of the day of signing, with the share of net sales that it concedes. */
export const stepPricesOf = (signed: PlanSpread, step: PlanStep) => {
  const made = spreadConcession(
    planTotalOf(signed.valueE4, step.rateBp),
    signed.chosen.map(({ roomE4 }, at) => ({ share: signed.shares[at] ?? 0n, roomE4 })),
  );
  if (made.kind === 'too-large') throw new Error('A lower step has room where the highest has.');
  return signed.chosen.flatMap(({ products, valueE4 }, at) => {
    const granted = made.lines[at]?.granted ?? { over: 0n, under: 1n };
    return products.map(({ ref, listE4 }) => ({
      productId: ref.id,
      priceE4: planPriceOf(listE4 ?? 0n, granted, valueE4),
      over: granted.over,
      under: granted.under * valueE4,
    }));
  });
};

/** The committed prices of a signed plan, and which of them today's floor has overtaken. */
export const presentPlanPrices = async (context: Context, row: PlanRow, signed: PlanSpread) => {
  const { db, company, newId, now } = context;
  const orgId = company.id;
  const prices = await listPlanPrices(db, orgId, row.id);
  const policy = await pricingPolicies.inForce(db, { orgId, newId, now });
  const pricing = await listAccountPricing(context, {
    accountId: row.accountId,
    productIds: prices.map(({ productId }) => productId),
  });
  const refs = new Map(signed.chosen.flatMap(({ products }) => products.map(({ ref }) => [ref.id, ref] as const)));
  return prices.flatMap(({ productId, lineNo, priceE4, listPriceE4 }) => {
    const product = refs.get(productId);
    const line = signed.chosen[lineNo - 1];
    const known = pricing.get(productId);
    if (product === undefined || line === undefined) return [];
    const floor = known === undefined ? null : floorPrice(floorPartsOf(policy, known, signed.creditDays));
    return [
      {
        product,
        lineId: line.lineId,
        listPrice: decimalOf(listPriceE4),
        price: decimalOf(priceE4),
        isBelowFloorNow: floor === null || floor.kind === 'unknown' ? null : BigInt(priceE4) < floor.floorE4,
      },
    ];
  });
};
