import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { ProductRef } from '../products/products.ts';

export type ProductPricing = ProductRef & {
  readonly unit: string | null;
  readonly familyId: string | null;
  /** In force on the day; null = not known. */
  readonly listPriceE4: string | null;
  readonly unitCostE4: string | null;
  /** The day from which the cost holds. */
  readonly costFrom: Day | null;
};

/** List price and unit cost of products on a day. */
export const listProductPricing = async (
  db: Db,
  wanted: { readonly orgId: number; readonly productIds: readonly string[]; readonly on: Day },
): Promise<ReadonlyMap<string, ProductPricing>> => {
  const { orgId, productIds, on } = wanted;
  if (productIds.length === 0) return new Map();
  const inForce = (column: string, shown = column) => sql`(
    select r.${sql.ref(shown)}::text from product_price r
    where r.org_id = ${orgId} and r.product_id = p.id and r.valid_from <= ${on}::date and r.${sql.ref(column)} is not null
    order by r.valid_from desc limit 1)`;
  const { rows } = await sql<ProductPricing>`
    select p.id, p.code, p.name, p.name_en as "nameEn", p.unit, p.family_id as "familyId",
      ${inForce('list_price_e4')} as "listPriceE4", ${inForce('unit_cost_e4')} as "unitCostE4",
      ${inForce('unit_cost_e4', 'valid_from')} as "costFrom"
    from product p
    where p.org_id = ${orgId} and p.id = any(${[...new Set(productIds)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};

/** A recorded cost with the day from which it holds. */
export type DearestCost = { readonly unitCostE4: string; readonly costFrom: Day };

/**
 * The highest cost that each product has on a day of a span, as far as it is recorded today: the one that holds on its first
 * day and those that begin later in it. None for a product whose cost is not known on any of them.
 */
export const listDearestCosts = async (
  db: Db,
  wanted: { readonly orgId: number; readonly productIds: readonly string[]; readonly from: Day; readonly to: Day },
): Promise<ReadonlyMap<string, DearestCost>> => {
  const { orgId, productIds, from, to } = wanted;
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<DearestCost & { productId: string }>`
    select distinct on (r.product_id) r.product_id as "productId", r.unit_cost_e4::text as "unitCostE4",
      r.valid_from as "costFrom"
    from product_price r
    where r.org_id = ${orgId} and r.product_id = any(${[...new Set(productIds)]}::uuid[]) and r.unit_cost_e4 is not null
      and r.valid_from <= ${to}::date
      and not exists (
        select 1 from product_price later
        where later.org_id = ${orgId} and later.product_id = r.product_id and later.unit_cost_e4 is not null
          and later.valid_from > r.valid_from and later.valid_from <= ${from}::date)
    order by r.product_id, r.unit_cost_e4 desc, r.valid_from`.execute(db);
  return new Map(rows.map(({ productId, ...cost }) => [productId, cost]));
};

/** Products that an account bought since a day, by revenue, with the last day and the net price per unit. */
export const listBoughtProducts = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly accountId: string;
    readonly from: Day;
    readonly through?: Day | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly productId: string; readonly netE4: string; readonly quantityE4: string }[]> => {
  const { orgId, accountId, from, through, limit } = wanted;
  const { rows } = await sql<{ productId: string; netE4: string; quantityE4: string }>`
    select product_id as "productId", sum(net_e4)::text as "netE4", sum(quantity_e4)::text as "quantityE4"
    from fact_month
    where org_id = ${orgId} and account_id = ${accountId}::uuid and month >= ${from}::date
      ${through === undefined ? sql`` : sql`and month <= ${through}::date`}
    group by product_id
    having sum(net_e4) > 0
    order by sum(net_e4) desc, product_id limit ${limit}`.execute(db);
  return rows;
};
