import { sql } from 'kysely';
import type { Db } from '#db/handle';

const namingAccounts = ['payment_promise'] as const;

/** Those of the accounts that people have made promises to pay for. */
export const listPromisingAccounts = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<readonly string[]> => {
  const named = namingAccounts.map(
    (table) => sql`exists (select from ${sql.table(table)} t where t.org_id = ${orgId} and t.account_id = a.id)`,
  );
  const { rows } = await sql<{ id: string }>`
    select a.id from unnest(${[...ids]}::uuid[]) as a (id) where ${sql.join(named, sql` or `)}`.execute(db);
  return rows.map(({ id }) => id);
};
