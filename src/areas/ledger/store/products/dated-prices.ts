import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export type DatedPrice = {
  readonly productId: string;
  readonly product: string;
  readonly validFrom: Day;
  readonly listPriceE4: string | null;
  readonly unitCostE4: string | null;
};

/** The dated prices of some products, in the order of their days. */
export const listDatedPrices = async (
  db: Db,
  orgId: number,
  productIds: readonly string[],
): Promise<readonly DatedPrice[]> => {
  const { rows } = await sql<DatedPrice>`
    select p.product_id as "productId", i.code as product, p.valid_from as "validFrom",
      p.list_price_e4::text as "listPriceE4", p.unit_cost_e4::text as "unitCostE4"
    from product_price p join product i on i.org_id = ${orgId} and i.id = p.product_id
    where p.org_id = ${orgId} and p.product_id = any(${[...new Set(productIds)]}::uuid[])
    order by i.code, p.valid_from`.execute(db);
  return rows;
};
