import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export type NewLimits = {
  readonly orgId: number;
  readonly validFrom: Day;
  readonly setBy: string;
  readonly limits: readonly { readonly accountId: string; readonly limitMinor: string }[];
};

/** Sets credit limits from a day on where they differ from those in force. */
export const setCreditLimits = async (db: Db, { orgId, validFrom, setBy, limits }: NewLimits): Promise<void> => {
  if (limits.length === 0) return;
  await sql`
    insert into credit_limit as c (org_id, account_id, valid_from, limit_minor, set_by)
    select ${orgId}::bigint, n.account_id, ${validFrom}::date, n.limit_minor, ${setBy}::uuid
    from unnest(${limits.map(({ accountId }) => accountId)}::uuid[], ${limits.map(({ limitMinor }) => limitMinor)}::bigint[])
      as n (account_id, limit_minor)
    where n.limit_minor is distinct from (
      select h.limit_minor from credit_limit h
      where h.org_id = ${orgId} and h.account_id = n.account_id and h.valid_from <= ${validFrom}::date
      order by h.valid_from desc limit 1)
    on conflict (org_id, account_id, valid_from) do update set limit_minor = excluded.limit_minor, set_by = excluded.set_by
  `.execute(db);
};
