import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import { concessionOf, pocketPriceOf } from '../domain/index.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { listPlanMembers } from '../store/plan-sales.ts';
import { listStandingPrices } from '../store/standing-prices.ts';
import type { StandingPriceRow } from '../store/standing-prices.ts';
import { readTerms } from '../store/stored-terms.ts';
import { scopeOfAgreement, standingFor } from './standing.ts';

export type Rebating = Pick<
  AgreementRow,
  'accountId' | 'validFrom' | 'validTo' | 'followsId' | 'coversGroup' | 'rebateBasis' | 'topRebateBp'
> & { readonly id?: string };

/** A price that one day earns the new rebate must bear it above the floor that it was promised on. */
const bears = async (context: Context, row: Rebating, price: StandingPriceRow): Promise<boolean> => {
  const { accountId, productId, documentId, from, to } = price;
  const own = readTerms(price.terms);
  const standing = await standingFor(context, {
    accountId,
    productIds: [productId],
    scope: {
      days: { from, to },
      exceptIds: [row.id, row.followsId, documentId].flatMap((id) => id ?? []),
      coversGroup: false,
    },
    counted: new Set(),
  });
  const { rebateBp } = standing(productId, own).all;
  const terms = { ...own, rebateBp: own.rebateBp + rebateBp + row.topRebateBp };
  return pocketPriceOf(terms, concessionOf(terms, own)) >= BigInt(price.floorE4);
};

/**
 * Refuses a rebate that takes a price under its floor which other papers of the account promise already: both bind us, and a
 * sale at the one earns the other.
 */
export const requireRebateBorne = async (
  context: Context,
  row: Rebating,
  productIds: readonly string[],
): Promise<void> => {
  const { db, company, today } = context;
  const scope = scopeOfAgreement(row, today);
  if (row.topRebateBp === 0 || scope === 'after-rebates') return;
  const orgId = company.id;
  const accountIds = row.coversGroup ? await listPlanMembers(db, orgId, row.accountId) : [row.accountId];
  const prices = await listStandingPrices(db, {
    orgId,
    accountIds,
    productIds: row.rebateBasis === 'all' ? null : productIds,
    ...scope.days,
    exceptIds: scope.exceptIds,
  });
  for (const price of prices)
    if (!(await bears(context, row, price)))
      throw new AppError('pricing.rebate-undercuts', { number: price.number, product: price.product });
};
