import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { listNamedIn } from '#platform/named-in';
import type { Place } from '#platform/named-in';

export const placesOfPricedAccounts: readonly Place[] = [
  'business_plan.account_id',
  'cost_estimate.account_id',
  'entered_order.account_id',
  'negotiation.account_id',
  'price_agreement.account_id',
  'price_commitment.account_id',
  'price_decision.account_id',
  'price_quote.account_id',
  'price_request.account_id',
  'purchase.account_id',
  'retention_offer.account_id',
];

/** Those of the accounts that people have made prices for. */
export const listPricedAccounts = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly string[]> =>
  await listNamedIn(db, { orgId, ids }, placesOfPricedAccounts);

export const placesOfPricedProducts: readonly Place[] = [
  'agreement_line.product_id',
  'agreement_range.product_id',
  'business_plan_price.product_id',
  'cost_estimate.product_id',
  'estimate_version.product_id',
  'market_price.product_id',
  'price_decision.product_id',
  'signed_estimate.product_id',
  'stock_revaluation.product_id',
];

/** Documents that keep their lines as one value. */
const linedTables = ['negotiation', 'price_request', 'purchase'] as const;

/** Those of the products that people have made prices or estimates with; a list price is none. */
export const listPricedForAccounts = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<readonly string[]> => {
  const lines = linedTables.map(
    (table) => sql`
      select line #>> '{}' from ${sql.table(table)} t
      cross join lateral jsonb_path_query(t.lines, '$.**.productId') as line
      where t.org_id = ${orgId} and line #>> '{}' = any(${[...ids]}::text[])`,
  );
  const { rows } = await sql<{ id: string }>`
    select product_id::text as id from price_commitment
    where org_id = ${orgId} and product_id = any(${[...ids]}::uuid[]) and account_id is not null
    union ${sql.join(lines, sql` union `)}`.execute(db);
  return [...rows.map(({ id }) => id), ...(await listNamedIn(db, { orgId, ids }, placesOfPricedProducts))];
};

export const placesOfPricedLines: readonly Place[] = [
  'agreement_range.line_id',
  'business_plan_line.line_id',
  'price_authority.family_id',
];

/** Those of the product lines that people have made prices, plans or rules with. */
export const listPricedLines = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select o.id from unnest(${[...ids]}::uuid[]) as o (id)
    where exists (select from business_plan b where b.org_id = ${orgId} and o.id = any(b.line_ids))
    union
    select o.id from unnest(${[...ids]}::uuid[]) as o (id)
    where exists (
      select from pricing_policy p cross join lateral jsonb_path_query(p.body, '$.**.familyId') as named
      where p.org_id = ${orgId} and named #>> '{}' = o.id::text)`.execute(db);
  return [...rows.map(({ id }) => id), ...(await listNamedIn(db, { orgId, ids }, placesOfPricedLines))];
};
