import { z } from 'zod';
import { listDearestCosts, listProductPricing } from '#areas/ledger';
import type { ProductPricing } from '#areas/ledger';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import { costBases, estimatedCostE4 } from '../domain/index.ts';
import { listEstimateCosts } from '../store/estimates.ts';

/** Cost lines as they are kept. */
export const keptCostLines = z.array(
  z.object({ basis: z.enum(costBases), amountE4: z.string().regex(/^\d+$/).transform(BigInt) }),
);

/** The signed version that a cost rests on, and what it says for its whole quantity. */
export type EstimateBehind = {
  readonly id: string;
  readonly number: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly unitCostE4: bigint;
};

export type AccountPricing = ProductPricing & {
  /** Null: not made to order, or no version of its estimate is in force. */
  readonly estimate: EstimateBehind | null;
  /** Unit cost in e4 when so many units are sold; null = not known. */
  readonly costAt: (quantityE4: bigint) => bigint | null;
};

/**
 * List price and unit cost of products for an account. What is made to order for it has them from its estimate alone:
 * until production and finance have signed the latest version, and after its last day, the cost is not known; nor after it was
 * withdrawn, until a new one is signed or finance releases the recorded cost. Of a promise that can be bought at on several days
 * the recorded cost is the highest of them.
 */
export const listAccountPricing = async (
  { db, company, today }: Context,
  {
    accountId,
    productIds,
    days,
  }: {
    readonly accountId: string;
    readonly productIds: readonly string[];
    readonly days?: { readonly from: Day; readonly to: Day };
  },
): Promise<ReadonlyMap<string, AccountPricing>> => {
  const orgId = company.id;
  const products = await listProductPricing(db, { orgId, productIds, on: today });
  const dearest = await listDearestCosts(db, { orgId, productIds, ...(days ?? { from: today, to: today }) });
  const costs = await listEstimateCosts(db, { orgId, accountId, productIds });
  return new Map(
    [...products].map(([id, listed]): [string, AccountPricing] => {
      const product = { ...listed, ...(dearest.get(id) ?? { unitCostE4: null, costFrom: null }) };
      const found = costs.get(id);
      if (found === undefined) {
        const known = product.unitCostE4 === null ? null : BigInt(product.unitCostE4);
        return [id, { ...product, estimate: null, costAt: () => known }];
      }
      const { estimateId, number, versionId, versionNumber, listPriceE4 } = found;
      const isInForce = found.isSigned && !found.isWithdrawn && found.validFrom <= today && today <= found.validUntil;
      if (!isInForce) return [id, { ...product, listPriceE4, unitCostE4: null, estimate: null, costAt: () => null }];
      const lines = keptCostLines.parse(found.lines);
      const basisE4 = BigInt(found.quantityE4);
      return [
        id,
        {
          ...product,
          listPriceE4,
          unitCostE4: found.unitCostE4,
          estimate: { id: estimateId, number, versionId, versionNumber, unitCostE4: BigInt(found.unitCostE4) },
          costAt: (quantityE4) => estimatedCostE4(lines, { basisE4, quantityE4 }),
        },
      ];
    }),
  );
};
