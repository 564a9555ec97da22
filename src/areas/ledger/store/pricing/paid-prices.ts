import { sql } from 'kysely';
import type { Db } from '#db/handle';

/** The highest net price of a unit that an account was ever charged, product by product, rounded up to 1/10,000. */
export const listPaidPrices = async (
  db: Db,
  wanted: { readonly orgId: number; readonly accountId: string; readonly productIds: readonly string[] },
): Promise<ReadonlyMap<string, bigint>> => {
  const { orgId, accountId, productIds } = wanted;
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<{ productId: string; priceE4: string }>`
    select product_id as "productId", max(div(net_e4::numeric * 10000 + quantity_e4 - 1, quantity_e4))::text as "priceE4"
    from order_line
    where org_id = ${orgId} and account_id = ${accountId}::uuid and product_id = any(${[...new Set(productIds)]}::uuid[])
      and kind = 'sale' and quantity_e4 > 0
    group by product_id`.execute(db);
  return new Map(rows.map(({ productId, priceE4 }) => [productId, BigInt(priceE4)]));
};
