import { sql } from 'kysely';
import { escapeLike } from '#areas/accounts';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { queryGramsOf } from '#platform/search-text';
import { ledgerTables } from '../../tables.ts';
import { linePathEn } from './product-lines.ts';

export type ProductRef = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string | null;
};

/** Products by id, for showing them by name. */
export const listProductRefs = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProductRef>> => {
  if (ids.length === 0) return new Map();
  const rows = await ledgerTables(db)
    .selectFrom('product')
    .select(['id', 'code', 'name', 'nameEn', 'unit'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

export const findProductId = async (db: Db, orgId: number, code: string): Promise<string | undefined> =>
  (
    await ledgerTables(db)
      .selectFrom('product')
      .select('id')
      .where('orgId', '=', orgId)
      .where('code', '=', code)
      .executeTakeFirst()
  )?.id;

export type ProductRow = ProductRef & {
  readonly line: readonly string[] | null;
  readonly lineEn: readonly string[] | null;
  readonly isComplex: boolean;
  readonly version: number;
  readonly sortKey: string;
  readonly familyId: string | null;
  /** The prices in force on the day asked for. */
  readonly listPriceE4: string | null;
  readonly unitCostE4: string | null;
};

export type ProductPage = {
  readonly orgId: number;
  readonly on: Day;
  readonly id?: string;
  readonly q?: string | undefined;
  readonly family?: string | undefined;
  readonly after?: { readonly sortKey: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** Products by name with the prices of a day. */
export const listProducts = async (db: Db, page: ProductPage): Promise<readonly ProductRow[]> => {
  const { orgId, on, id, q, family, after, limit } = page;
  const typed = q === undefined ? undefined : queryGramsOf(q);
  const priceOf = (column: string) => sql`(
    select r.${sql.ref(column)}::text from product_price r
    where r.org_id = ${orgId} and r.product_id = p.id and r.valid_from <= ${on}::date and r.${sql.ref(column)} is not null
    order by r.valid_from desc limit 1)`;
  const { rows } = await sql<ProductRow>`
    select p.id, p.code, p.name, p.name_en as "nameEn", l.path as line, ${linePathEn(orgId)} as "lineEn", p.unit, p.is_complex as "isComplex", p.version,
      p.sort_key as "sortKey", p.family_id as "familyId", ${priceOf('list_price_e4')} as "listPriceE4", ${priceOf('unit_cost_e4')} as "unitCostE4"
    from product p
    left join product_line l on l.org_id = ${orgId} and l.id = p.line_id
    where p.org_id = ${orgId}
      ${id === undefined ? sql`` : sql`and p.id = ${id}::uuid`}
      ${family === undefined ? sql`` : sql`and l.path[1] = ${family}`}
      ${typed === undefined || typed.grams.length === 0 ? sql`` : sql`and p.id in (select find_products(array[${typed.grams.join('\u0001')}]::text[], ${`%${escapeLike(typed.text)}%`}::text, ${escapeLike(typed.text)}::text, ${mostFound}::integer, ${mostFound}::integer))`}
      ${after === undefined ? sql`` : sql`and (p.sort_key, p.id) > (${after.sortKey}, ${after.id}::uuid)`}
    order by p.sort_key, p.id limit ${limit}`.execute(db);
  return rows;
};

/** More than anybody reads; a text that fits more products has to be longer. */
const mostFound = 2_000;

export type PriceRow = {
  readonly validFrom: Day;
  readonly listPriceE4: string | null;
  readonly unitCostE4: string | null;
};

/** All dated prices of a product, latest first. */
export const listPrices = async (db: Db, orgId: number, productId: string): Promise<readonly PriceRow[]> => {
  const { rows } = await sql<PriceRow>`
    select valid_from as "validFrom", list_price_e4::text as "listPriceE4", unit_cost_e4::text as "unitCostE4"
    from product_price where org_id = ${orgId} and product_id = ${productId}::uuid order by valid_from desc`.execute(
    db,
  );
  return rows;
};
