import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { dayNumber } from './behaviour-scope.ts';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';

/**
 * Sales by day and by product family up to the as-of day. days: `day net known-net cost lines` joined by ';', ascending.
 * families: family (as JSON text), tab, net revenue of the window, tab, its days joined by ' '; one line a family.
 * A product without a line is a family of its own.
 */
export const packSaleDays = async (
  db: Db,
  { orgId, accounts, asOf, after }: BehaviourScope,
): Promise<{ readonly days: PackedAccounts; readonly families: PackedAccounts }> => {
  const { rows } = await sql<{ days: string; families: string }>`
    with cell as materialized (
      select l.account_id, ${dayNumber('l.ordered_on')} as day, coalesce(p.family_id, p.id) as family_id,
        l.ordered_on > ${after}::date as in_window, sum(l.net_e4)::bigint as net,
        coalesce(sum(l.net_e4) filter (where l.cost_e4 is not null), 0)::bigint as known,
        coalesce(sum(l.cost_e4), 0)::bigint as cost, count(*) as lines
      from order_line l
      join product p on p.org_id = l.org_id and p.id = l.product_id
      where l.org_id = ${orgId} and p.org_id = ${orgId} and ${accounts('l.account_id')}
        and l.kind = 'sale' and l.ordered_on <= ${asOf}::date
      group by 1, 2, 3, 4
    ), by_day as (
      select account_id, day, sum(net)::bigint as net, sum(known)::bigint as known, sum(cost)::bigint as cost, sum(lines)::bigint as lines
      from cell group by account_id, day
    ), by_account as (
      select account_id, string_agg(day || ' ' || net || ' ' || known || ' ' || cost || ' ' || lines, ';' order by day) as pack
      from by_day group by account_id
    ), by_family as (
      select account_id, family_id, coalesce(sum(net) filter (where in_window), 0)::bigint as net,
        string_agg(day::text, ' ' order by day) as days
      from cell group by account_id, family_id
    )
    select
      (select coalesce(string_agg(account_id || E'\t' || pack, E'\n'), '') from by_account) as days,
      (select coalesce(string_agg(f.account_id || E'\t' || to_json(coalesce(n.name, p.code)) || E'\t' || f.net || E'\t' || f.days, E'\n'), '')
        from by_family f
        left join product_line n on n.org_id = ${orgId} and n.id = f.family_id
        left join product p on p.org_id = ${orgId} and p.id = f.family_id) as families`.execute(db);
  return rows[0] ?? { days: '', families: '' };
};

/** Returns by day up to the as-of day: `day net known-net cost` joined by ';'; amounts as booked, negative. */
export const packReturns = async (db: Db, { orgId, accounts, asOf }: BehaviourScope): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || pack, E'\n'), '') as pack from (
      select account_id, string_agg(day || ' ' || net || ' ' || known || ' ' || cost, ';' order by day) as pack from (
        select account_id, ${dayNumber('ordered_on')} as day, sum(net_e4)::bigint as net,
          coalesce(sum(net_e4) filter (where cost_e4 is not null), 0)::bigint as known, coalesce(sum(cost_e4), 0)::bigint as cost
        from order_line
        where org_id = ${orgId} and ${accounts('account_id')} and kind = 'return' and ordered_on <= ${asOf}::date
        group by account_id, ordered_on
      ) as days group by account_id
    ) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};
