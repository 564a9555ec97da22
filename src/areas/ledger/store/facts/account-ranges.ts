import { sql } from 'kysely';
import type { Db } from '#db/handle';

/** The last account id of the slice of `size` accounts after `after`; null when none is left. */
export const nextRangeEnd = async (
  db: Db,
  range: { readonly orgId: number; readonly after: string; readonly size: number },
): Promise<string | null> => {
  const { orgId, after, size } = range;
  const { rows } = await sql<{ through: string | null }>`
    select max(id::text)::uuid as through
    from (
      select id from account_card where org_id = ${orgId} and id > ${after}::uuid order by id limit ${size}
    ) as slice`.execute(db);
  return rows[0]?.through ?? null;
};

/** Number of accounts, for progress. */
export const countAccounts = async (db: Db, orgId: number): Promise<number> => {
  const { rows } = await sql<{ accounts: number }>`
    select count(*) as accounts from account_card where org_id = ${orgId}`.execute(db);
  return rows[0]?.accounts ?? 0;
};
