import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { dayNumber } from './behaviour-scope.ts';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';

/**
 * Orders of the window: `sale return sample free-goods special hard promised on-time` (counts), tab, `day net` of the
 * largest sale order, tab, its number as JSON text; both empty without a sale. Special orders have a made-to-specification
 * line, hard ones a complex product and no such line. A delivery counts when its promised day has come.
 */
export const packWindowOrders = async (db: Db, { orgId, accounts, asOf, after }: BehaviourScope): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    with ordered as materialized (
      select l.account_id, l.source, l.order_no, l.kind, min(${dayNumber('l.ordered_on')}) as day, sum(l.net_e4)::bigint as net,
        bool_or(l.is_special) as is_special, bool_or(p.is_complex) as is_complex,
        count(*) filter (where l.promised_on <= ${asOf}::date) as promised,
        count(*) filter (where l.promised_on <= ${asOf}::date and l.delivered_on <= l.promised_on
          and coalesce(l.short_e4, 0) = 0) as on_time
      from order_line l
      join product p on p.org_id = l.org_id and p.id = l.product_id
      where l.org_id = ${orgId} and p.org_id = ${orgId} and ${accounts('l.account_id')}
        and l.ordered_on > ${after}::date and l.ordered_on <= ${asOf}::date
      group by l.account_id, l.source, l.order_no, l.kind
    ), counted as (
      select account_id, concat_ws(' ', count(*) filter (where kind = 'sale'), count(*) filter (where kind = 'return'),
        count(*) filter (where kind = 'sample'), count(*) filter (where kind = 'free-goods'),
        count(*) filter (where kind = 'sale' and is_special), count(*) filter (where kind = 'sale' and is_complex and not is_special),
        sum(promised), sum(on_time)) as counts
      from ordered group by account_id
    ), largest as (
      select distinct on (account_id) account_id, day || ' ' || net as figures, to_json(order_no)::text as order_no
      from ordered where kind = 'sale'
      order by account_id, net desc, order_no, source
    )
    select coalesce(string_agg(c.account_id || E'\t' || c.counts || E'\t' || coalesce(l.figures, '') || E'\t' || coalesce(l.order_no, ''), E'\n'), '') as pack
    from counted c left join largest l on l.account_id = c.account_id`.execute(db);
  return rows[0]?.pack ?? '';
};
