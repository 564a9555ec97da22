import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export type MonthPartScope = {
  readonly orgId: number;
  readonly accountId: string;
  /** First days of the first and of the last month. */
  readonly from: Day;
  readonly to: Day;
};

/** What an account bought of a product in a month in one currency, amounts in e4 of the company's currency. */
export type MonthPart = {
  readonly month: Day;
  readonly productId: string;
  readonly familyId: string | null;
  readonly unit: string | null;
  readonly currency: string;
  readonly quantityE4: string;
  readonly netE4: string;
  readonly discountE4: string;
  readonly knownNetE4: string;
  readonly costE4: string;
  /** Net in that currency; null where a line does not know it. */
  readonly netSourceE4: string | null;
};

/** The rows behind an account's monthly facts, by currency. They add up to the facts of product and month. */
export const listMonthParts = async (
  db: Db,
  { orgId, accountId, from, to }: MonthPartScope,
): Promise<readonly MonthPart[]> => {
  const { rows } = await sql<MonthPart>`
    select l.month, l.product_id, p.family_id, p.unit, l.currency, sum(l.quantity_e4)::text as quantity_e4, sum(l.net_e4)::text as net_e4,
      coalesce(sum(l.discount_e4), 0)::text as discount_e4,
      coalesce(sum(l.net_e4) filter (where l.cost_e4 is not null), 0)::text as known_net_e4,
      coalesce(sum(l.cost_e4), 0)::text as cost_e4,
      case when bool_and(l.net_source_e4 is not null) then sum(l.net_source_e4)::text end as net_source_e4
    from order_line l
    join product p on p.org_id = ${orgId} and p.id = l.product_id
    where l.org_id = ${orgId} and l.account_id = ${accountId}::uuid and l.kind in ('sale', 'return')
      and l.month >= ${from}::date and l.month <= ${to}::date
    group by l.month, l.product_id, p.family_id, p.unit, l.currency
    order by l.month, l.product_id, l.currency`.execute(db);
  return rows;
};

export type MonthEntry = {
  readonly month: Day;
  readonly side: 'pocket' | 'serve';
  readonly kind: string;
  readonly amountE4: string;
};

/** Pocket items and cost to serve of an account by month and kind. */
export const listMonthEntries = async (
  db: Db,
  { orgId, accountId, from, to }: MonthPartScope,
): Promise<readonly MonthEntry[]> => {
  const of = (table: string, side: string) => sql`
    select date_trunc('month', booked_on::timestamp)::date as month, ${side}::text as side, kind, amount_e4
    from ${sql.table(table)}
    where org_id = ${orgId} and account_id = ${accountId}::uuid
      and booked_on >= ${from}::date and booked_on < ${to}::date + interval '1 month'`;
  const { rows } = await sql<MonthEntry>`
    select month, side, kind, sum(amount_e4)::text as amount_e4
    from (${of('pocket_item', 'pocket')} union all ${of('cost_to_serve', 'serve')}) as e
    group by month, side, kind order by month, side, kind`.execute(db);
  return rows;
};

/** Σ amount × credit days granted (due less issued) of the invoices issued in a month, in minor units × days. */
export type MonthCredit = { readonly month: Day; readonly minorDays: string };

/** What the credit that an account was granted is made of, by the month of the invoice; credit notes take off. */
export const listMonthCredit = async (
  db: Db,
  { orgId, accountId, from, to }: MonthPartScope,
): Promise<readonly MonthCredit[]> => {
  const { rows } = await sql<MonthCredit>`
    select date_trunc('month', issued_on::timestamp)::date as month, sum(amount_minor::numeric * (due_on - issued_on))::text as minor_days
    from invoice
    where org_id = ${orgId} and account_id = ${accountId}::uuid
      and issued_on >= ${from}::date and issued_on < ${to}::date + interval '1 month'
    group by 1 order by 1`.execute(db);
  return rows;
};

/** Net and known contribution of an account's lines under each promotion, by month. */
export type MonthPromotion = {
  readonly month: Day;
  readonly promotion: string;
  readonly netE4: string;
  readonly marginE4: string;
};

export const listMonthPromotions = async (
  db: Db,
  { orgId, accountId, from, to }: MonthPartScope,
): Promise<readonly MonthPromotion[]> => {
  const { rows } = await sql<MonthPromotion>`
    select month, promotion, sum(net_e4)::text as net_e4,
      coalesce(sum(net_e4 - cost_e4) filter (where cost_e4 is not null), 0)::text as margin_e4
    from order_line
    where org_id = ${orgId} and account_id = ${accountId}::uuid and kind in ('sale', 'return') and promotion is not null
      and month >= ${from}::date and month <= ${to}::date
    group by month, promotion order by month, promotion`.execute(db);
  return rows;
};
