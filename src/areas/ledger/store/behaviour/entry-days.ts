import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { dayNumber } from './behaviour-scope.ts';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';

/** Pocket items or cost to serve by day up to the as-of day: `day amount` joined by ';'. */
export const packEntryDays = async (
  db: Db,
  table: 'pocket_item' | 'cost_to_serve',
  { orgId, accounts, asOf }: BehaviourScope,
): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || pack, E'\n'), '') as pack from (
      select account_id, string_agg(day || ' ' || amount, ';' order by day) as pack from (
        select account_id, ${dayNumber('booked_on')} as day, sum(amount_e4)::bigint as amount
        from ${sql.table(table)}
        where org_id = ${orgId} and ${accounts('account_id')} and booked_on <= ${asOf}::date
        group by account_id, booked_on
      ) as days group by account_id
    ) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};
