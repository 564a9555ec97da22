import type { Context } from '#platform/operations';
import { concessionOf, pocketPriceOf } from '../domain/index.ts';
import type { StandingPriceRow } from '../store/standing-prices.ts';
import { readTerms } from '../store/stored-terms.ts';
import { standingFor } from './standing.ts';
import type { AddedGrant } from './standing.ts';

/** A price that binds us, at an account that buys at it on some days. */
export type BindingPrice = Pick<StandingPriceRow, 'kind' | 'documentId' | 'accountId' | 'productId' | 'from' | 'to'> & {
  readonly terms: unknown;
  /** What is charged where that is more than was promised. */
  readonly invoicePriceE4?: bigint;
};

export type LeftOfPrice = {
  readonly leftE4: bigint;
  readonly papers: readonly { readonly id: string; readonly number: string }[];
};

/** What is left of a price once it earns what stands beside it and what a paper would add, before the cost of credit. */
export const leftOfPrice = async (
  context: Context,
  price: BindingPrice,
  { exceptIds = [], added }: { readonly exceptIds?: readonly string[]; readonly added?: AddedGrant } = {},
): Promise<LeftOfPrice> => {
  const { accountId, productId, documentId, from, to } = price;
  // The rebate of an agreement stands for its own prices too, and a plan pays after it.
  const isAgreed = price.kind === 'agreement';
  const kept = readTerms(price.terms);
  const invoicePriceE4 = price.invoicePriceE4 ?? kept.invoicePriceE4;
  const own = { ...kept, invoicePriceE4, rebateBp: isAgreed ? 0 : kept.rebateBp };
  const standing = await standingFor(context, {
    accountId,
    productIds: [productId],
    scope: {
      days: { from, to },
      exceptIds: isAgreed ? exceptIds : [...exceptIds, documentId],
      coversGroup: false,
    },
    counted: new Set(),
    ...(added && { added }),
  });
  const { rebateBp, planE4, papers } = standing(productId, own).all;
  const terms = { ...own, rebateBp: own.rebateBp + rebateBp, rebateE4: planE4 };
  return { leftE4: pocketPriceOf(terms, concessionOf(terms, own)), papers };
};
