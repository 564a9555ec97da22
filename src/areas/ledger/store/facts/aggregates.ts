import { sql } from 'kysely';
import type { AccountSet } from './account-set.ts';

/**
 * Facts per account, month and product: sales and returns. Samples and free goods stand in cost to serve and in pocket
 * items, so that an amount counts in one place. List value and discount are those of lines that have a list price,
 * cost is the known part and known_net_e4 the revenue that it belongs to.
 */
export const factMonthRows = (orgId: number, accounts: AccountSet) => sql`
  select account_id, month, product_id,
    sum(quantity_e4)::bigint as quantity_e4,
    coalesce(sum(list_e4), 0)::bigint as list_e4,
    sum(net_e4)::bigint as net_e4,
    coalesce(sum(discount_e4), 0)::bigint as discount_e4,
    coalesce(sum(cost_e4), 0)::bigint as cost_e4,
    coalesce(sum(net_e4) filter (where cost_e4 is not null), 0)::bigint as known_net_e4,
    coalesce(sum(net_e4) filter (where kind = 'return'), 0)::bigint as return_e4,
    count(distinct (source, order_no)) filter (where kind = 'sale')::integer as orders,
    count(*)::integer as lines
  from order_line
  where org_id = ${orgId} and ${accounts('account_id')} and kind in ('sale', 'return')
  group by account_id, month, product_id`;

/** What pocket items and cost to serve add to the months of accounts, a row per entry. */
export const entryMonthRows = (orgId: number, accounts: AccountSet) => sql`
  select account_id, date_trunc('month', booked_on::timestamp)::date as month, amount_e4 as pocket_e4, 0::bigint as serve_e4
  from pocket_item
  where org_id = ${orgId} and ${accounts('account_id')}
  union all
  select account_id, date_trunc('month', booked_on::timestamp)::date, 0, amount_e4
  from cost_to_serve
  where org_id = ${orgId} and ${accounts('account_id')}`;

/** Facts per account and month, over the facts per product, with what belongs to no product. */
export const accountMonthRows = (orgId: number, accounts: AccountSet) => sql`
  select account_id, month,
    sum(net_e4)::bigint as net_e4, sum(list_e4)::bigint as list_e4, sum(discount_e4)::bigint as discount_e4,
    sum(cost_e4)::bigint as cost_e4, sum(known_net_e4)::bigint as known_net_e4, sum(return_e4)::bigint as return_e4,
    sum(pocket_e4)::bigint as pocket_e4, sum(serve_e4)::bigint as serve_e4,
    sum(orders)::integer as orders, sum(order_days)::integer as order_days, sum(lines)::integer as lines
  from (
    select account_id, month, net_e4, list_e4, discount_e4, cost_e4, known_net_e4, return_e4,
      0 as pocket_e4, 0 as serve_e4, 0 as orders, 0 as order_days, lines
    from fact_month
    where org_id = ${orgId} and ${accounts('account_id')}
    union all
    select account_id, month, 0, 0, 0, 0, 0, 0, 0, 0, count(distinct (source, order_no)), count(distinct ordered_on), 0
    from order_line
    where org_id = ${orgId} and ${accounts('account_id')} and kind = 'sale'
    group by account_id, month
    union all
    select account_id, month, 0, 0, 0, 0, 0, 0, pocket_e4, serve_e4, 0, 0, 0 from (${entryMonthRows(orgId, accounts)}) as entry
  ) as part
  group by account_id, month`;

/** Facts of the company per month; `accounts` counts those that ordered. */
export const orgMonthRows = (orgId: number, accounts: AccountSet) => sql`
  select month, (count(*) filter (where orders > 0))::integer as accounts, sum(net_e4)::bigint as net_e4,
    sum(cost_e4)::bigint as cost_e4, sum(known_net_e4)::bigint as known_net_e4, sum(pocket_e4)::bigint as pocket_e4,
    sum(serve_e4)::bigint as serve_e4, sum(orders)::integer as orders
  from account_month
  where org_id = ${orgId} and ${accounts('account_id')}
  group by month`;
