import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

/** Price and quantity as plain numbers: they enter statistics, never a bill. */
export type PeerPrice = {
  readonly accountId: string;
  readonly price: number;
  readonly quantity: number;
};

/**
 * What each account paid for a product since a day: net per unit less its share of the account's pocket items, which
 * are spread over everything that it bought.
 */
export const listPeerPrices = async (
  db: Db,
  wanted: { readonly orgId: number; readonly productId: string; readonly from: Day },
): Promise<readonly PeerPrice[]> => {
  const { orgId, productId, from } = wanted;
  const { rows } = await sql<PeerPrice>`
    with bought as (
      select account_id, sum(net_e4)::numeric as net, sum(quantity_e4)::numeric as quantity
      from fact_month
      where org_id = ${orgId} and product_id = ${productId}::uuid and month >= ${from}::date
      group by account_id having sum(quantity_e4) > 0 and sum(net_e4) > 0
    ), pockets as (
      select m.account_id, sum(m.net_e4)::numeric as net, sum(m.pocket_e4)::numeric as pocket
      from account_month m
      join bought b on b.account_id = m.account_id
      where m.org_id = ${orgId} and m.month >= ${from}::date
      group by m.account_id
    )
    select b.account_id as "accountId", (b.quantity / 10000)::float8 as quantity,
      (b.net / b.quantity * case when k.net > 0 then greatest(0, 1 - k.pocket / k.net) else 1 end)::float8 as price
    from bought b
    join pockets k on k.account_id = b.account_id
    order by b.account_id`.execute(db);
  return rows;
};

export type MonthPrice = {
  readonly accountId: string;
  readonly familyId: string;
  /** Months since year 0. */
  readonly period: number;
  /** Net at constant prices. */
  readonly quantity: number;
  /** 1 = the mean price of each product. */
  readonly price: number;
};

/**
 * Volume and pocket price by account, family and month, of accounts that bought the family in at least `leastMonths` months
 * since a day; the largest accounts first, as many as asked for. Products are matched with themselves: the price of a month is the
 * distance of each product from its own mean price, weighted by value, so that buying dearer products is no higher price; the
 * volume is the net at constant prices. Pocket items lower it by their share of the account's net of the twelve months up to that one.
 */
export const listMonthPrices = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly familyIds: readonly string[];
    readonly from: Day;
    readonly leastMonths: number;
    readonly accounts: number;
    readonly accountId: string;
  },
): Promise<readonly MonthPrice[]> => {
  const { orgId, familyIds, from, leastMonths, accounts, accountId } = wanted;
  const { rows } = await sql<MonthPrice>`
    with sold as (
      select f.account_id, p.family_id, f.product_id, f.month, f.quantity_e4::float8 as quantity, f.net_e4::float8 as net
      from fact_month f
      join product p on p.org_id = f.org_id and p.id = f.product_id
      where f.org_id = ${orgId} and p.org_id = ${orgId} and p.family_id = any(${[...familyIds]}::uuid[])
        and f.month >= ${from}::date and f.quantity_e4 > 0 and f.net_e4 > 0
    ), chosen as (
      select account_id, family_id from (
        select account_id, family_id, row_number() over (
          partition by family_id order by (account_id = ${accountId}::uuid) desc, sum(net) desc, account_id) as place
        from sold group by account_id, family_id having count(distinct month) >= ${leastMonths}
      ) as ranked
      where place <= ${accounts}
    ), priced as (
      select s.account_id, s.family_id, s.month, s.net,
        ln(s.net / s.quantity) - sum(s.quantity * ln(s.net / s.quantity)) over own / sum(s.quantity) over own as step
      from sold s
      join chosen c on c.account_id = s.account_id and c.family_id = s.family_id
      window own as (partition by s.account_id, s.product_id)
    ), months as (
      select account_id, family_id, month, sum(net) as net, sum(net * step) / sum(net) as step
      from priced group by account_id, family_id, month
    ), pockets as (
      select m.account_id, m.month, sum(m.pocket_e4) over year / nullif(sum(m.net_e4) over year, 0) as share
      from account_month m
      where m.org_id = ${orgId} and m.account_id in (select account_id from chosen)
      window year as (partition by m.account_id order by m.month rows between 11 preceding and current row)
    )
    select m.account_id as "accountId", m.family_id as "familyId",
      (extract(year from m.month) * 12 + extract(month from m.month) - 1)::integer as period,
      m.net / exp(m.step) / 10000 as quantity,
      round((exp(m.step) * (1 - greatest(0, least(0.95, coalesce(k.share, 0)::float8))))::numeric, 6)::float8 as price
    from months m
    left join pockets k on k.account_id = m.account_id and k.month = m.month
    order by m.family_id, m.account_id, m.month`.execute(db);
  return rows;
};
