import { sql } from 'kysely';
import type { Db } from '#db/handle';

/**
 * Units of products that an account bought and has not given back, e4, of all sources and of orders entered here that stand;
 * rows of accounts merged into it are its own. Products of which it keeps none are absent.
 */
export const listKeptUnits = async (
  db: Db,
  wanted: { readonly orgId: number; readonly accountId: string; readonly productIds: readonly string[] },
): Promise<ReadonlyMap<string, bigint>> => {
  const { orgId, accountId, productIds } = wanted;
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<{ productId: string; unitsE4: string }>`
    select product_id as "productId", sum(quantity_e4)::text as "unitsE4"
    from order_line
    where org_id = ${orgId} and account_id = ${accountId}::uuid and product_id = any(${[...new Set(productIds)]}::uuid[])
      and kind in ('sale', 'return')
    group by product_id having sum(quantity_e4) > 0`.execute(db);
  return new Map(rows.map(({ productId, unitsE4 }) => [productId, BigInt(unitsE4)]));
};
