import { listDatedPrices, listProductPricing } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import { floorPrice } from '../domain/index.ts';
import { addCommitments } from '../store/commitments.ts';
import { pricingPolicies } from '../store/policies.ts';
import { addRevaluation } from '../store/revaluations.ts';
import { storedTermsOf } from '../store/stored-terms.ts';
import { floorPartsOf } from './assess.ts';
import { isReplacedBy, listsOf, requireListFall } from './list-falls.ts';

export type NewPrice = {
  readonly productId: string;
  readonly validFrom: Day;
  readonly listPriceE4: bigint | null;
  readonly unitCostE4: bigint | null;
  /** Why it falls further than the caller may lower it alone. */
  readonly reason?: string | undefined;
};

/**
 * Commits us to a list price: not under the floor at the standard terms, with the cost of its first day or the one that
 * is set with it, nor further below what it was than the caller may lower it. A price that a later one has replaced by today is
 * history and promises nothing.
 */
export const commitListPrice = async (
  context: Context,
  { productId, validFrom, listPriceE4, unitCostE4, reason }: NewPrice,
): Promise<void> => {
  const { db, company, actor, newId, now, today } = context;
  const orgId = company.id;
  if (listPriceE4 === null) return;
  const lists = listsOf(await listDatedPrices(db, orgId, [productId]));
  if (isReplacedBy(lists, validFrom, today)) return;
  const on = validFrom > today ? validFrom : today;
  const product = (await listProductPricing(db, { orgId, productIds: [productId], on })).get(productId);
  if (product === undefined) throw new AppError('pricing.product-not-found', { id: productId });
  const policy = await pricingPolicies.settled(db, { orgId, newId, now });
  const { capitalRateBp, standardCreditDays } = policy.policy;
  const cost = unitCostE4 === null ? product.unitCostE4 : unitCostE4.toString();
  const costFrom = unitCostE4 === null ? product.costFrom : validFrom;
  const parts = floorPartsOf(policy, { ...product, unitCostE4: cost }, standardCreditDays);
  const floor = floorPrice(parts);
  const facts = { line: 1, product: product.code };
  if (parts.unitCostE4 === null || floor.kind === 'unknown')
    throw floor.kind === 'unknown' && floor.reason === 'terms-eat-price'
      ? new AppError('pricing.terms-eat-price', facts)
      : new AppError('pricing.cost-unknown', facts);
  if (listPriceE4 < floor.floorE4 || listPriceE4 === 0n) throw new AppError('pricing.below-floor', facts);
  await requireListFall(context, { productId, product: product.code, validFrom, listPriceE4, lists, reason });
  const ids = { floor: newId(), authority: newId(), commitment: newId() };
  const terms = {
    quantityE4: 10_000n,
    listPriceE4,
    invoicePriceE4: listPriceE4,
    freeQuantityE4: 0n,
    rebateBp: 0,
    freightE4: 0n,
    supportE4: 0n,
    creditDays: standardCreditDays,
  };
  await addCommitments(db, {
    floors: [
      {
        orgId,
        id: ids.floor,
        productId,
        floorE4: floor.floorE4.toString(),
        listPriceE4: listPriceE4.toString(),
        unitCostE4: parts.unitCostE4.toString(),
        freightServiceE4: parts.freightServiceE4.toString(),
        capitalRateBp,
        creditDays: standardCreditDays,
        expectedLossBp: parts.expectedLossBp,
        policyVersion: policy.version,
        computedOn: today,
        createdAt: now,
        costFrom,
      },
    ],
    authorities: [
      {
        orgId,
        id: ids.authority,
        userId: actor.userId,
        authorityBp: 0,
        roles: [...actor.roles],
        tier: 'unrated',
        familyId: product.familyId,
        amountMinor: '0',
        policyVersion: policy.version,
        createdAt: now,
        role: null,
        ruleNo: null,
        bandNo: null,
      },
    ],
    commitments: [
      {
        orgId,
        id: ids.commitment,
        kind: 'list',
        documentId: ids.commitment,
        lineNo: 1,
        productId,
        quantityE4: '10000',
        freeQuantityE4: '0',
        priceE4: listPriceE4.toString(),
        invoicePriceE4: listPriceE4.toString(),
        creditE4: '0',
        terms: JSON.stringify(storedTermsOf(terms, { capitalRateBp, standardCreditDays })),
        floorId: ids.floor,
        floorE4: floor.floorE4.toString(),
        floorOn: today,
        costDay: costFrom ?? today,
        listPriceE4: listPriceE4.toString(),
        concessionBp: 0,
        requesterId: actor.userId,
        authorityId: ids.authority,
        authorityBp: 0,
        committedOn: today,
        appliesFrom: validFrom,
        createdAt: now,
      },
    ],
  });
};

/** Keeps that finance wrote stock down, with the cost before; the dated cost itself belongs to the ledger. */
export const recordRevaluation = async (
  { db, company, actor, newId, now }: Context,
  row: {
    readonly productId: string;
    readonly validFrom: Day;
    readonly costBeforeE4: bigint | null;
    readonly unitCostE4: bigint;
    readonly reason: string;
  },
): Promise<void> =>
  await addRevaluation(db, {
    orgId: company.id,
    id: newId(),
    productId: row.productId,
    validFrom: row.validFrom,
    costBeforeE4: row.costBeforeE4?.toString() ?? null,
    unitCostE4: row.unitCostE4.toString(),
    reason: row.reason,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
