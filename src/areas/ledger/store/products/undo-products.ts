import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { BatchKey } from '../import/stage.ts';
import { recordCosts } from './product-prices.ts';

const productsPerSlice = 500;

/** Products whose dated prices a batch made or changed. */
export const listPricedProducts = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select product_id as id from product_price where org_id = ${orgId} and batch_id = ${batchId}
    union
    select (before ->> 'product_id')::uuid from import_before
    where org_id = ${orgId} and batch_id = ${batchId} and object = 'product_price'`.execute(db);
  return rows.map(({ id }) => id);
};

/** Takes a batch's dated prices back. */
export const undoPrices = async (db: Db, { orgId, batchId }: BatchKey): Promise<void> => {
  await sql`delete from product_price where org_id = ${orgId} and batch_id = ${batchId}`.execute(db);
  await sql`
    with taken as (
      delete from import_before where org_id = ${orgId} and batch_id = ${batchId} and object = 'product_price'
      returning before
    ), stood as materialized (
      select r.* from taken cross join lateral jsonb_populate_record(null::product_price, taken.before) as r
    ), recorded as (
      ${recordCosts(sql`stood`, orgId)}
    )
    insert into product_price (org_id, product_id, valid_from, list_price_e4, unit_cost_e4, batch_id)
    select r.org_id, r.product_id, r.valid_from, r.list_price_e4, r.unit_cost_e4, r.batch_id from stood r
    on conflict (org_id, product_id, valid_from) do update
      set list_price_e4 = excluded.list_price_e4, unit_cost_e4 = excluded.unit_cost_e4, batch_id = excluded.batch_id
  `.execute(db);
};

/** Gives product lines that a batch named anew in English their name back. */
export const undoLineNames = async (db: Db, { orgId, batchId }: BatchKey): Promise<void> => {
  await sql`
    with taken as (
      delete from import_before where org_id = ${orgId} and batch_id = ${batchId} and object = 'product-line'
      returning object_key, before
    )
    update product_line l set name_en = taken.before ->> 'nameEn'
    from taken where l.org_id = ${orgId} and l.id = taken.object_key::uuid`.execute(db);
};

/**
 * Takes some of a batch's products back: changed ones stand as before, made ones go unless something names them by now.
 * False when none is left.
 */
export const undoProducts = async (db: Db, { orgId, batchId }: BatchKey): Promise<boolean> => {
  const { rows } = await sql<{ taken: number }>`
    with taken as (
      delete from import_before
      where org_id = ${orgId} and batch_id = ${batchId} and object in ('product', 'new-product') and object_key in (
        select object_key from import_before
        where org_id = ${orgId} and batch_id = ${batchId} and object in ('product', 'new-product') limit ${productsPerSlice})
      returning object, object_key, before
    ), back as (
      update product p
      set name = r.name, name_en = r."nameEn", line_id = r."lineId", family_id = r."familyId", unit = r.unit,
        is_complex = r."isComplex", sort_key = r."sortKey", search_text = r."searchText", search_grams = r."searchGrams",
        version = p.version + 1, updated_at = now()
      from taken cross join lateral jsonb_to_record(taken.before) as r (name text, "nameEn" text, "lineId" uuid,
        "familyId" uuid, unit text, "isComplex" boolean, "sortKey" text, "searchText" text, "searchGrams" text[])
      where taken.object = 'product' and p.org_id = ${orgId} and p.id = taken.object_key::uuid
      returning 1
    ), gone as (
      delete from product p using taken
      where taken.object = 'new-product' and p.org_id = ${orgId} and p.id = taken.object_key::uuid
        and not exists (select from fact_month f where f.org_id = ${orgId} and f.product_id = p.id)
        and not exists (select from product_price r where r.org_id = ${orgId} and r.product_id = p.id)
        and not exists (select from order_line l where l.org_id = ${orgId} and l.product_id = p.id and l.kind in ('sample', 'free-goods'))
      returning 1
    )
    select (select count(*) from taken) as taken, (select count(*) from back) as back, (select count(*) from gone) as gone
  `.execute(db);
  return (rows[0]?.taken ?? 0) > 0;
};
