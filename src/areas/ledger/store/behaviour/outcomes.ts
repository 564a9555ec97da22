import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { PackedAccounts } from './behaviour-scope.ts';

export type OutcomePeriod = {
  readonly orgId: number;
  /** The cut: what follows it counts. */
  readonly after: Day;
  readonly through: Day;
};

/**
 * What accounts brought after a day up to another: `net known-net cost pocket serve order-days`, e4. Accounts that did
 * nothing are absent.
 */
export const packOutcomes = async (db: Db, { orgId, after, through }: OutcomePeriod): Promise<PackedAccounts> => {
  const entries = (table: 'pocket_item' | 'cost_to_serve', column: string) => sql`
    select account_id, 0::bigint as net, 0::bigint as known, 0::bigint as cost,
      ${column === 'pocket' ? sql`amount_e4` : sql`0::bigint`} as pocket, ${column === 'serve' ? sql`amount_e4` : sql`0::bigint`} as serve, null::date as sold_on
    from ${sql.table(table)}
    where org_id = ${orgId} and booked_on > ${after}::date and booked_on <= ${through}::date`;
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || figures, E'\n'), '') as pack from (
      select account_id, concat_ws(' ', sum(net), sum(known), sum(cost), sum(pocket), sum(serve), count(distinct sold_on)) as figures from (
        select account_id, sum(net_e4)::bigint as net, coalesce(sum(net_e4) filter (where cost_e4 is not null), 0)::bigint as known,
          coalesce(sum(cost_e4), 0)::bigint as cost, 0::bigint as pocket, 0::bigint as serve,
          case when kind = 'sale' then ordered_on end as sold_on
        from order_line
        where org_id = ${orgId} and ordered_on > ${after}::date and ordered_on <= ${through}::date and kind in ('sale', 'return')
        group by account_id, ordered_on, kind
        union all ${entries('pocket_item', 'pocket')}
        union all ${entries('cost_to_serve', 'serve')}
      ) as part group by account_id
    ) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};

/** The day of the first and of the last sale of the ledger; null while there is none. */
export const saleDaysOfBook = async (
  db: Db,
  orgId: number,
): Promise<{ readonly first: Day; readonly last: Day } | null> => {
  const { rows } = await sql<{ first: Day | null; last: Day | null }>`
    select min(ordered_on) as first, max(ordered_on) as last from order_line where org_id = ${orgId} and kind = 'sale'`.execute(
    db,
  );
  const { first, last } = rows[0] ?? {};
  return first && last ? { first, last } : null;
};
