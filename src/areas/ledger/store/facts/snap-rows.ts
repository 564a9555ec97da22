import { sql } from 'kysely';
import { addMonths, firstDayOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { minorDigitsOf } from '#kernel/money';
import { openBillRows } from '../open-bills.ts';
import { undeliveredRows } from '../undelivered.ts';
import type { AccountSet } from './account-set.ts';
import { dayBeforeYear, lastWholeDay, windowMonths } from './company-window.ts';
import type { CompanyWindow } from './company-window.ts';
import { minorOfE4 } from './minor-of-e4.ts';

export type SnapScope = {
  readonly orgId: number;
  readonly accounts: AccountSet;
  readonly window: CompanyWindow;
  readonly currency: string;
  /** The credit limit that holds is that of the company's today; figures stay as of the window's day. */
  readonly today: Day;
};

/**
 * Contribution = net − pocket items − cost of goods − cost to serve, over the revenue whose cost is known; what has no
 * known cost adds nothing, and known_share_bp says how much of the revenue that leaves. Null when none of the revenue
 * has a known cost. While the ledger knows no cost at all, net revenue stands in and known_share_bp is null.
 */
const contributionOf = (suffix: string, isNetBasis: boolean) => {
  const column = (name: string) => sql.ref(`${name}_${suffix}`);
  const off = sql`${column('pocket')} - ${column('serve')}`;
  if (isNetBasis) return sql`${column('net')} - ${off}`;
  return sql`case when ${column('known')} = 0 and ${column('cost')} = 0 and ${column('net')} <> 0 then null
    else ${column('known')} - ${column('cost')} - ${off} end`;
};

/**
 * One row per account of the set. Open, overdue and exposure are as of the window's day: an invoice that is issued after
 * it is not owed yet.
 */
export const snapRows = ({ orgId, accounts, window, currency, today }: SnapScope) => {
  const { asOf, isNetBasis } = window;
  const year = windowMonths(asOf, 12);
  const since = (months: number) => windowMonths(asOf, months)[0] ?? asOf;
  const yearAgo = dayBeforeYear(asOf);
  const until = addMonths(year[11] ?? asOf, 1);
  const in12 = sql`m.month >= ${since(12)}::date`;
  const in24 = sql`m.month >= ${since(24)}::date`;
  const total = (column: string, when: typeof in12) =>
    sql`coalesce(sum(${sql.ref(column)}) filter (where ${when}), 0)::bigint`;
  const wholeThrough = lastWholeDay(asOf, today);
  const inWhole = (months: number) =>
    sql`m.month >= ${windowMonths(wholeThrough, months)[0] ?? asOf}::date and m.month <= ${wholeThrough}::date`;
  const whole = (months: 12 | 24) =>
    sql.join(
      (['net', 'known_net', 'cost', 'pocket', 'serve'] as const).map(
        (name) =>
          sql`${total(`${name}_e4`, inWhole(months))} as ${sql.ref(`${name === 'known_net' ? 'known' : name}_whole_${months}`)}`,
      ),
    );
  const trend = sql.join(year.map((month) => total('net_e4', sql`m.month = ${month}::date`)));
  return sql`
  select a.id as account_id, ${asOf}::date as as_of, ${isNetBasis}::boolean as is_net_basis,
    coalesce(net_12, 0) as net_12_e4, coalesce(net_24, 0) - coalesce(net_12, 0) - coalesce(net_beyond, 0) as net_prior_12_e4,
    coalesce(${contributionOf('12', isNetBasis)}, case when account_months is null then 0 end) as contribution_12_e4,
    coalesce(${contributionOf('24', isNetBasis)}, case when account_months is null then 0 end) as contribution_24_e4,
    ${isNetBasis ? sql`null::integer` : sql`case when coalesce(net_12, 0) = 0 then 10000 else least(10000, greatest(0, div(known_12::numeric * 10000, net_12))) end::integer`} as known_share_bp,
    coalesce(pocket_12, 0) as pocket_12_e4, coalesce(serve_12, 0) as serve_12_e4,
    coalesce(orders_12, 0)::integer as orders_12, coalesce(orders_all, 0)::integer as orders_all,
    first_order_on, last_order_on,
    coalesce(open_minor, 0) as open_minor, coalesce(overdue_minor, 0) as overdue_minor, oldest_overdue_on,
    coalesce(open_minor, 0) + ${minorOfE4(sql`coalesce(undelivered_e4, 0)`, minorDigitsOf(currency))} as exposure_minor,
    (select c.limit_minor from credit_limit c
      where c.org_id = ${orgId} and c.account_id = a.id and c.valid_from <= ${today}::date
      order by c.valid_from desc limit 1) as limit_minor,
    coalesce(trend_e4, array_fill(0::bigint, array[12])) as trend_e4,
    ${wholeThrough}::date as whole_through, coalesce(net_whole_12, 0) as whole_net_12_e4,
    coalesce(${contributionOf('whole_12', isNetBasis)}, case when account_months is null then 0 end) as whole_contribution_12_e4,
    coalesce(${contributionOf('whole_24', isNetBasis)}, case when account_months is null then 0 end) as whole_contribution_24_e4
  from account_card a
  left join (
    select m.account_id, count(*) as account_months,
      ${total('net_e4', in12)} as net_12, ${total('net_e4', in24)} as net_24,
      ${total('known_net_e4', in12)} as known_12, ${total('known_net_e4', in24)} as known_24,
      ${total('cost_e4', in12)} as cost_12, ${total('cost_e4', in24)} as cost_24,
      ${total('pocket_e4', in12)} as pocket_12, ${total('pocket_e4', in24)} as pocket_24,
      ${total('serve_e4', in12)} as serve_12, ${total('serve_e4', in24)} as serve_24,
      ${total('orders', in12)} as orders_12, sum(m.orders) as orders_all, array[${trend}] as trend_e4,
      ${whole(12)}, ${whole(24)}
    from account_month m
    where m.org_id = ${orgId} and ${accounts('m.account_id')} and m.month < ${until}::date
    group by m.account_id
  ) as months on months.account_id = a.id
  left join (
    select l.account_id, min(l.ordered_on) filter (where l.kind = 'sale') as first_order_on,
      max(l.ordered_on) filter (where l.kind = 'sale') as last_order_on,
      sum(l.net_e4) filter (where l.kind in ('sale', 'return') and l.month = ${firstDayOf(monthOf(yearAgo))}::date
        and l.ordered_on > ${yearAgo}::date)::bigint as net_beyond
    from order_line l
    where l.org_id = ${orgId} and ${accounts('l.account_id')} and l.ordered_on <= ${asOf}::date
    group by l.account_id
  ) as lines on lines.account_id = a.id
  left join (${undeliveredRows({ orgId, accounts, asOf })}) as waiting on waiting.account_id = a.id
  left join (
    select b.account_id, sum(b.net_minor)::bigint as open_minor,
      sum(b.left_minor) filter (where b.due_on < ${asOf}::date)::bigint as overdue_minor,
      min(b.due_on) filter (where b.due_on < ${asOf}::date and b.left_minor > 0) as oldest_overdue_on
    from (${openBillRows({ orgId, accounts, asOf })}) as b
    group by b.account_id
  ) as bills on bills.account_id = a.id
  where a.org_id = ${orgId} and ${accounts('a.id')}`;
};
