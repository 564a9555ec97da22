import { sql } from 'kysely';
import type { Db } from '#db/handle';

const tables = ['order_line', 'invoice', 'payment', 'pocket_item', 'cost_to_serve'] as const;

/** Those of the accounts that nothing in the ledger names. */
export const accountsWithoutLedger = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<readonly string[]> => {
  const unnamed = tables.map(
    (table) => sql`not exists (select from ${sql.table(table)} t where t.org_id = ${orgId} and t.account_id = a.id)`,
  );
  const { rows } = await sql<{ id: string }>`
    select a.id from unnest(${[...ids]}::uuid[]) as a (id)
    where ${sql.join(unnamed, sql` and `)}
      and not exists (select from order_line l where l.org_id = ${orgId} and l.end_account_id = a.id and l.end_account_id is not null)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
};

/** Takes away what the ledger keeps of accounts that are gone. */
export const forgetSnaps = async (db: Db, orgId: number, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  for (const table of ['account_snap', 'credit_limit']) {
    await sql`delete from ${sql.table(table)} where org_id = ${orgId} and account_id = any(${[...ids]}::uuid[])`.execute(
      db,
    );
  }
};
