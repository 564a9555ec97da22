import type { Context } from '#platform/operations';
import { concessionOf, isAbove, shareOf, zero } from '../domain/index.ts';
import type { Rational } from '../domain/index.ts';
import { listAgreedPrices } from '../store/agreed-prices.ts';
import { listCommitmentsById } from '../store/commitments.ts';
import { readTerms } from '../store/stored-terms.ts';

/**
 * The share of list that agreements in force grant on a product, as far as the window of the account holds them: what a line
 * of the product concedes up to there was counted with the agreement, or with the request that it rests on.
 */
export const agreedSharesFor = async (
  { db, company, today }: Context,
  asked: {
    readonly accountId: string;
    readonly productIds: readonly string[];
    /** Documents whose grants are counted in the window. */
    readonly counted: ReadonlySet<string>;
  },
): Promise<(productId: string) => Rational> => {
  const { accountId, productIds, counted } = asked;
  if (counted.size === 0) return () => zero;
  const rows = await listAgreedPrices(db, { orgId: company.id, accountId, productIds, on: today });
  const inForce = rows.filter(({ isOver }) => !isOver);
  const sources = await listCommitmentsById(
    db,
    company.id,
    inForce.flatMap(({ commitmentId }) => commitmentId ?? []),
  );
  const shares = new Map<string, Rational>();
  for (const source of sources.values()) {
    const { documentId, decidedRequestId, productId } = source;
    if (!counted.has(documentId) && (decidedRequestId === null || !counted.has(decidedRequestId))) continue;
    const terms = readTerms(source.terms);
    const share = shareOf(concessionOf(terms, terms)) ?? zero;
    if (isAbove(share, shares.get(productId) ?? zero)) shares.set(productId, share);
  }
  return (productId) => shares.get(productId) ?? zero;
};
