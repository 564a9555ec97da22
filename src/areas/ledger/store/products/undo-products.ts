import { sql } from 'kysely';
import type { ImageRow, KeptObject } from '#areas/accounts';
import type { Db } from '#db/handle';
import { listNamedIn } from '#platform/named-in';
import type { Place } from '#platform/named-in';
import { isAsMade, takenBack } from '#domain/accounts';
import type { Day } from '#kernel/day';
import { searchTextOf } from '#platform/search-text';
import { ledgerTables } from '../../tables.ts';
import { fieldsChanged } from '../import/before-images.ts';
import type { TakenImage } from '../import/before-images.ts';
import type { BatchKey } from '../import/stage.ts';
import { recordCosts } from './product-prices.ts';
import { importedProductFields } from './upsert-products.ts';

/** Products whose dated prices a batch made or changed. */
export const listPricedProducts = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select product_id as id from product_price where org_id = ${orgId} and batch_id = ${batchId}
    union
    select (before ->> 'product_id')::uuid from import_before
    where org_id = ${orgId} and batch_id = ${batchId} and object = 'product_price'`.execute(db);
  return rows.map(({ id }) => id);
};

/**
 * Takes a batch's dated prices back, list price and cost each unless somebody has set it otherwise since. Answers the
 * prices of which something stays.
 */
export const undoPrices = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly KeptObject[]> => {
  await sql`delete from product_price where org_id = ${orgId} and batch_id = ${batchId}`.execute(db);
  const kept = await undoChangedPrices(db, { orgId, batchId });
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
    on conflict (org_id, product_id, valid_from) do nothing
  `.execute(db);
  return kept;
};

type ChangedPrice = {
  readonly key: string;
  readonly productId: string;
  readonly validFrom: Day;
  readonly code: string;
  readonly name: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly now: Readonly<Record<string, unknown>>;
  /** What other batches found and made of the price later. */
  readonly changes: readonly Pick<TakenImage, 'before' | 'after'>[];
};

const priceFields: Readonly<Record<string, string>> = { list_price_e4: 'listPrice', unit_cost_e4: 'unitCost' };

/** Prices that the batch made and people set otherwise since: what they left of the batch's goes, what they set stays. */
const undoChangedPrices = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly KeptObject[]> => {
  const { rows } = await sql<ChangedPrice>`
    select c.object_key as key, p.product_id as "productId", p.valid_from as "validFrom", i.code, i.name,
      coalesce(b.before, '{}'::jsonb) as before, c.before as after, to_jsonb(p) as now,
      coalesce((
        select jsonb_agg(jsonb_build_object('before', l.before, 'after', coalesce(m.before, to_jsonb(p))))
        from import_batch own
        join import_batch later on later.org_id = ${orgId}
          and (later.finished_at, later.id) > (own.finished_at, own.id)
        join import_before l on l.org_id = ${orgId} and l.batch_id = later.id and l.object = 'product_price'
          and l.object_key = c.object_key
        left join import_before m on m.org_id = ${orgId} and m.batch_id = later.id and m.object = 'changed-price'
          and m.object_key = c.object_key
        where own.org_id = ${orgId} and own.id = ${batchId}), '[]'::jsonb) as changes
    from import_before c
    join product_price p on p.org_id = ${orgId} and p.product_id = (c.before ->> 'product_id')::uuid
      and p.valid_from = (c.before ->> 'valid_from')::date
    join product i on i.org_id = ${orgId} and i.id = p.product_id
    left join import_before b on b.org_id = ${orgId} and b.batch_id = ${batchId} and b.object = 'product_price'
      and b.object_key = c.object_key
    where c.org_id = ${orgId} and c.batch_id = ${batchId} and c.object = 'changed-price'`.execute(db);
  const plans = rows.map(({ changes, ...price }) => ({
    ...price,
    ...takenBack({ ...price, later: changes.flatMap(fieldsChanged) }, Object.keys(priceFields)),
  }));
  const stands = sql`jsonb_populate_recordset(null::product_price,
    ${JSON.stringify(plans.map(({ now, back }) => ({ ...now, ...back })))}::jsonb)`;
  await sql`with recorded as (${recordCosts(stands, orgId)}) select 1`.execute(db);
  const same = sql`p.org_id = ${orgId} and p.product_id = r.product_id and p.valid_from = r.valid_from`;
  await sql`
    update product_price p set list_price_e4 = r.list_price_e4, unit_cost_e4 = r.unit_cost_e4 from ${stands} as r
    where ${same}`.execute(db);
  await sql`
    delete from product_price p using ${stands} as r
    where ${same} and r.list_price_e4 is null and r.unit_cost_e4 is null`.execute(db);
  await handDownChangedPrices(db, { orgId, batchId });
  return plans.flatMap(({ key, code, name, validFrom, kept }) => {
    const fields = kept.map((field) => priceFields[field] ?? field);
    return fields.length === 0 ? [] : [{ id: key, code, name: `${name} ${validFrom}`, fields }];
  });
};

/** A price that people set since is no more that of the batch before either, which is told what it had made of it. */
const handDownChangedPrices = async (db: Db, { orgId, batchId }: BatchKey): Promise<void> => {
  await sql`
    with changed as (
      delete from import_before where org_id = ${orgId} and batch_id = ${batchId} and object = 'changed-price'
      returning object_key
    )
    insert into import_before (org_id, batch_id, object, object_key, before)
    select b.org_id, b.before_batch_id, 'changed-price', b.object_key, b.before
    from changed join import_before b on b.org_id = ${orgId} and b.batch_id = ${batchId} and b.object = 'product_price'
      and b.object_key = changed.object_key
    where b.before_batch_id is not null
    on conflict (org_id, batch_id, object, object_key) do nothing`.execute(db);
};

/** Gives product lines that a batch named anew in English their name back, unless they were named otherwise since. */
export const undoLineNames = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly KeptObject[]> => {
  const { rows } = await sql<KeptObject>`
    with taken as (
      delete from import_before where org_id = ${orgId} and batch_id = ${batchId} and object = 'product-line'
      returning object_key, before, after
    ), named as (
      update product_line l set name_en = taken.before ->> 'nameEn'
      from taken where l.org_id = ${orgId} and l.id = taken.object_key::uuid
        and (taken.after is null or l.name_en is not distinct from taken.after ->> 'nameEn')
      returning l.id
    )
    select l.id, '' as code, array_to_string(l.path, '/') as name, array['nameEn'] as fields
    from taken join product_line l on l.org_id = ${orgId} and l.id = taken.object_key::uuid
    where l.id not in (select id from named) and l.name_en is distinct from taken.before ->> 'nameEn'`.execute(db);
  return rows;
};

const productRows = async (db: Db, orgId: number, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : await ledgerTables(db)
        .selectFrom('product')
        .selectAll()
        .where('orgId', '=', orgId)
        .where('id', 'in', [...ids])
        .execute();

/** Takes back what a batch changed of products: each field that stands as the batch made it. Answers what stays. */
export const restoreProducts = async (
  db: Db,
  orgId: number,
  images: readonly ImageRow[],
): Promise<readonly KeptObject[]> => {
  const imageOf = new Map(images.map((image) => [image.id, image]));
  const plans = (await productRows(db, orgId, [...imageOf.keys()])).flatMap((row) => {
    const image = imageOf.get(row.id);
    return image === undefined ? [] : [{ row, ...takenBack({ ...image, now: row }, importedProductFields) }];
  });
  const changed = plans.flatMap(({ row, back }) => (Object.keys(back).length > 0 ? [{ ...row, ...back }] : []));
  await sql`
    update product p
    set name = r.name, name_en = r."nameEn", line_id = r."lineId", family_id = r."familyId", unit = r.unit,
      is_complex = r."isComplex", version = p.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r (id uuid, name text, "nameEn" text, "lineId" uuid,
      "familyId" uuid, unit text, "isComplex" boolean)
    where p.org_id = ${orgId} and p.id = r.id`.execute(db);
  const spelt = (
    await productRows(
      db,
      orgId,
      changed.map(({ id }) => id),
    )
  ).map(({ id, name, nameEn, code }) => ({ id, ...searchTextOf([name, nameEn, code]) }));
  await sql`
    update product p set sort_key = r."sortKey", search_text = r.text, search_grams = r.grams
    from jsonb_to_recordset(${JSON.stringify(spelt)}::jsonb) as r (id uuid, "sortKey" text, text text, grams text[])
    where p.org_id = ${orgId} and p.id = r.id`.execute(db);
  return plans.flatMap(({ row: { id, code, name }, kept }) =>
    kept.length === 0 ? [] : [{ id, code, name, fields: kept }],
  );
};

/** Lines of sales are looked for by their facts, since the lines themselves have no index by product. */
export const placesOfSoldProducts: readonly Place[] = ['fact_month.product_id', 'product_price.product_id'];

/** Removes those products that stand as a batch made them and that nothing names by now. Answers those that stay. */
export const removeUnusedProducts = async (
  db: Db,
  orgId: number,
  { made, named }: { readonly made: readonly Pick<ImageRow, 'id' | 'after'>[]; readonly named: ReadonlySet<string> },
): Promise<readonly KeptObject[]> => {
  const afterOf = new Map(made.map(({ id, after }) => [id, after]));
  const rows = await productRows(db, orgId, [...afterOf.keys()]);
  const untouched = rows
    .filter(
      (row) => !named.has(row.id) && isAsMade({ after: afterOf.get(row.id) ?? null, now: row }, importedProductFields),
    )
    .map(({ id }) => id);
  const sold = new Set(await listNamedIn(db, { orgId, ids: untouched }, placesOfSoldProducts));
  const { rows: removed } = await sql<{ id: string }>`
    delete from product p
    where p.org_id = ${orgId} and p.id = any(${untouched.filter((id) => !sold.has(id))}::uuid[])
      and not exists (select from order_line l where l.org_id = ${orgId} and l.product_id = p.id and l.kind in ('sample', 'free-goods'))
    returning p.id`.execute(db);
  const gone = new Set(removed.map(({ id }) => id));
  return rows.flatMap(({ id, code, name }) => (gone.has(id) ? [] : [{ id, code, name, fields: [] }]));
};
