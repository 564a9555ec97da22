import { sql } from 'kysely';
import type { Db } from '#db/handle';

const namingAccounts = [
  'business_plan',
  'cost_estimate',
  'entered_order',
  'negotiation',
  'price_agreement',
  'price_commitment',
  'price_decision',
  'price_quote',
  'price_request',
  'purchase',
  'retention_offer',
] as const;

/** Those of the accounts that people have made prices for. */
export const listPricedAccounts = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly string[]> => {
  const named = namingAccounts.map(
    (table) => sql`exists (select from ${sql.table(table)} t where t.org_id = ${orgId} and t.account_id = a.id)`,
  );
  const { rows } = await sql<{ id: string }>`
    select a.id from unnest(${[...ids]}::uuid[]) as a (id) where ${sql.join(named, sql` or `)}`.execute(db);
  return rows.map(({ id }) => id);
};

const namingProducts = [
  'agreement_line',
  'agreement_range',
  'business_plan_price',
  'cost_estimate',
  'estimate_version',
  'market_price',
  'price_decision',
  'signed_estimate',
] as const;

/** Those of the products that people have made prices or estimates with; a list price is none. */
export const listPricedForAccounts = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<readonly string[]> => {
  const named = namingProducts.map(
    (table) => sql`exists (select from ${sql.table(table)} t where t.org_id = ${orgId} and t.product_id = p.id)`,
  );
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest(${[...ids]}::uuid[]) as p (id)
    where ${sql.join(named, sql` or `)} or exists (
      select from price_commitment t where t.org_id = ${orgId} and t.product_id = p.id and t.account_id is not null)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
};
