import { sql } from 'kysely';
import type { Db } from '#db/handle';

const movedTables = [
  'price_request',
  'price_quote',
  'entered_order',
  'price_agreement',
  'negotiation',
  'cost_estimate',
  'purchase',
  'retention_offer',
  'business_plan',
] as const;

type Move = { readonly orgId: number; readonly fromIds: readonly string[]; readonly to: string };

/**
 * Gives the documents about prices of some accounts to another one; each remembers where it stood.
 * Commitments and decisions are append-only and stay: `listStoodAt` finds them.
 */
export const movePrices = async (db: Db, { orgId, fromIds, to }: Move): Promise<void> => {
  for (const table of movedTables)
    await sql`
      update ${sql.table(table)} set merged_from = array_prepend(account_id, merged_from), account_id = ${to}::uuid
      where org_id = ${orgId} and account_id = any(${[...fromIds]}::uuid[])`.execute(db);
};

/** Gives them back to the accounts that movePrices took them from. */
export const movePricesBack = async (db: Db, { orgId, fromIds, to }: Move): Promise<void> => {
  for (const table of movedTables)
    await sql`
      update ${sql.table(table)} set account_id = merged_from[1], merged_from = merged_from[2:]
      where org_id = ${orgId} and account_id = ${to}::uuid and merged_from <> '{}'
        and merged_from[1] = any(${[...fromIds]}::uuid[])`.execute(db);
};

/** An account and all that were merged into it, directly or through one another: where its commitments may stand. */
export const listStoodAt = async (db: Db, orgId: number, accountId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive stood as (
      select ${accountId}::uuid as id
      union
      select m.id from stood s join merged_account m on m.org_id = ${orgId} and m.merged_into = s.id
    )
    select id from stood`.execute(db);
  return rows.map(({ id }) => id);
};
