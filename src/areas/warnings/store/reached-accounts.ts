import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';

type Reached = {
  readonly orgId: number;
  /** A condition on a.id. */
  readonly within: RawBuilder<boolean>;
  readonly after: string;
  readonly limit: number;
};

export type ReachedAccount = { readonly id: string; readonly ownerId: string | null; readonly tier: string | null };

/** The accounts in reach in the order of their ids, after one. */
export const listReachedAccounts = async (
  db: Db,
  { orgId, within, after, limit }: Reached,
): Promise<readonly ReachedAccount[]> => {
  const { rows } = await sql<ReachedAccount>`
    select a.id, a.owner_id, a.tier from account_card a where a.org_id = ${orgId} and a.id > ${after}::uuid and ${within}
    order by a.id limit ${limit}`.execute(db);
  return rows;
};

/** How many accounts are in reach, counted up to a limit. */
export const countReachedAccounts = async (
  db: Db,
  { orgId, within, limit }: Pick<Reached, 'orgId' | 'within' | 'limit'>,
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from (
      select 1 from account_card a where a.org_id = ${orgId} and ${within} limit ${limit}) as counted`.execute(db);
  return rows[0]?.n ?? 0;
};
