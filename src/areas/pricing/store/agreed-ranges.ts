import { sql } from 'kysely';
import type { RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { PlacedProduct } from '../domain/index.ts';
import { pricingTables } from '../tables.ts';
import type { AgreementRangeTable } from '../tables/agreement-tables.ts';

export type AgreementRangeRow = Selectable<AgreementRangeTable>;

/** The ranges of a signed agreement, in their order. */
export const listRanges = async (db: Db, orgId: number, agreementId: string): Promise<readonly AgreementRangeRow[]> =>
  await pricingTables(db)
    .selectFrom('agreementRange')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('agreementId', '=', agreementId)
    .orderBy('rangeNo')
    .execute();

/** Commitments of a signed agreement that stand for products of its ranges, with the number of the range. */
export const listRangeNumbers = async (
  db: Db,
  orgId: number,
  agreementId: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await pricingTables(db)
    .selectFrom('agreementLine')
    .select(['commitmentId', 'rangeNo'])
    .where('orgId', '=', orgId)
    .where('agreementId', '=', agreementId)
    .where('rangeNo', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ commitmentId, rangeNo }) => (rangeNo === null ? [] : [[commitmentId, rangeNo]])));
};

/** How an agreement names a product, as a part of a query: `place` 0 is its signed line, others are ranges over its line. */
export const namingOf = (
  orgId: number,
  { agreement, product }: { readonly agreement: RawBuilder<unknown>; readonly product: RawBuilder<unknown> },
): RawBuilder<unknown> => sql`(
  select l.commitment_id, l.price_e4, r.from_bp, r.to_bp, 0 as place
  from agreement_line l
  left join agreement_range r on r.org_id = ${orgId} and r.agreement_id = l.agreement_id and r.range_no = l.range_no
  where l.org_id = ${orgId} and l.agreement_id = ${agreement} and l.product_id = ${product}
  union all
  select null, null, r.from_bp, r.to_bp, 1000 - cardinality(n.path)
  from agreement_range r
  join product_line_card n on n.org_id = ${orgId} and n.id = r.line_id
  join product_card p on p.org_id = ${orgId} and p.id = ${product}
  join product_line_card own on own.org_id = ${orgId} and own.id = p.line_id and own.path[1:cardinality(n.path)] = n.path
  where r.org_id = ${orgId} and r.agreement_id = ${agreement}
  order by place limit 1)`;

/** Products that stand under some lines, or are named themselves, each with its lines from the innermost out. */
export const listPlacedProducts = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly lineIds: readonly string[];
    readonly productIds: readonly string[];
    readonly limit: number;
  },
): Promise<readonly PlacedProduct[]> => {
  const { orgId, lineIds, productIds, limit } = wanted;
  if (lineIds.length + productIds.length === 0) return [];
  const { rows } = await sql<PlacedProduct>`
    select p.id, coalesce(up.ids, '{}') as "lineIds"
    from product_card p
    left join product_line_card own on own.org_id = ${orgId} and own.id = p.line_id
    left join lateral (
      select array_agg(u.id order by cardinality(u.path) desc) as ids from product_line_card u
      where u.org_id = ${orgId} and own.path[1:cardinality(u.path)] = u.path) up on true
    where p.org_id = ${orgId} and (p.id = any(${[...productIds]}::uuid[]) or up.ids && ${[...lineIds]}::uuid[])
    order by p.sort_key, p.id limit ${limit}`.execute(db);
  return rows;
};

export type LineName = { readonly id: string; readonly name: string; readonly nameEn: string };

/** Product lines as paths of names, outermost first. */
export const listLineNames = async (db: Db, orgId: number): Promise<readonly LineName[]> => {
  const { rows } = await sql<LineName>`
    select l.id, array_to_string(l.path, ' / ') as name, (
      select string_agg(coalesce(u.name_en, u.name), ' / ' order by cardinality(u.path)) from product_line_card u
      where u.org_id = ${orgId} and u.path = l.path[1:cardinality(u.path)]) as "nameEn"
    from product_line_card l where l.org_id = ${orgId} order by l.path collate "C"`.execute(db);
  return rows;
};
