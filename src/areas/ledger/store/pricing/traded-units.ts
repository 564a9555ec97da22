import { sql } from 'kysely';
import type { Db } from '#db/handle';

/** Units of a product that were sold or came back at one net price of a unit, e4. */
export type TradedUnits = {
  readonly productId: string;
  readonly kind: 'sale' | 'return';
  readonly priceE4: bigint;
  readonly quantityE4: bigint;
};

/**
 * What an account was charged for units of some products and what it got for those that it gave back, price by price: of all
 * sources and of orders entered here that stand. A sale is rounded up to 1/10,000, a return down.
 */
export const listTradedUnits = async (
  db: Db,
  wanted: { readonly orgId: number; readonly accountId: string; readonly productIds: readonly string[] },
): Promise<readonly TradedUnits[]> => {
  const { orgId, accountId, productIds } = wanted;
  if (productIds.length === 0) return [];
  const { rows } = await sql<Record<'productId' | 'priceE4' | 'quantityE4', string> & Pick<TradedUnits, 'kind'>>`
    select product_id as "productId", kind, price::text as "priceE4", sum(abs(quantity_e4))::text as "quantityE4"
    from (
      select product_id, kind, quantity_e4,
        case when kind = 'sale' then div(net_e4::numeric * 10000 + quantity_e4 - 1, quantity_e4)
          else div(net_e4::numeric * 10000, quantity_e4) end as price
      from order_line
      where org_id = ${orgId} and account_id = ${accountId}::uuid and product_id = any(${[...new Set(productIds)]}::uuid[])
        and ((kind = 'sale' and quantity_e4 > 0) or (kind = 'return' and quantity_e4 < 0))
    ) as traded
    group by product_id, kind, price`.execute(db);
  return rows.map((row) => ({ ...row, priceE4: BigInt(row.priceE4), quantityE4: BigInt(row.quantityE4) }));
};
