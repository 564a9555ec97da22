import { sql } from 'kysely';
import type { Db } from '#db/handle';

const movedTables = ['order_line', 'order_line_aside', 'invoice', 'payment', 'pocket_item', 'cost_to_serve'] as const;

export type RowMove = { readonly orgId: number; readonly fromIds: readonly string[]; readonly to: string };

/**
 * Gives all rows of some accounts to another one, and points order lines that name one of them as their end account at
 * it; each remembers where it stood. Facts are made anew by the caller.
 */
export const moveRows = async (db: Db, { orgId, fromIds, to }: RowMove): Promise<void> => {
  for (const table of movedTables)
    await sql`
      update ${sql.table(table)} set merged_from = array_prepend(account_id, merged_from), account_id = ${to}::uuid
      where org_id = ${orgId} and account_id = any(${[...fromIds]}::uuid[])`.execute(db);
  await sql`
    update order_line set end_merged_from = array_prepend(end_account_id, end_merged_from), end_account_id = ${to}::uuid
    where org_id = ${orgId} and end_account_id is not null and end_account_id = any(${[...fromIds]}::uuid[])`.execute(
    db,
  );
};

/** Gives rows back to the accounts that moveRows took them from. */
export const moveRowsBack = async (db: Db, { orgId, fromIds, to }: RowMove): Promise<void> => {
  for (const table of movedTables)
    await sql`
      update ${sql.table(table)} set account_id = merged_from[1], merged_from = merged_from[2:]
      where org_id = ${orgId} and account_id = ${to}::uuid and merged_from <> '{}'
        and merged_from[1] = any(${[...fromIds]}::uuid[])`.execute(db);
  await sql`
    update order_line set end_account_id = end_merged_from[1], end_merged_from = nullif(end_merged_from[2:], '{}')
    where org_id = ${orgId} and end_account_id is not null and end_account_id = ${to}::uuid
      and end_merged_from[1] = any(${[...fromIds]}::uuid[])`.execute(db);
};
