import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { AccountSet } from './account-set.ts';

/** First days of the first and of the last month. */
export type PartPeriod = { readonly from: Day; readonly to: Day };

export type PeriodPartScope = {
  readonly orgId: number;
  readonly accounts: AccountSet;
  readonly before: PartPeriod;
  readonly after: PartPeriod;
};

export type PeriodSide = 'before' | 'after';

/** What an account bought of a product in a period in one currency, amounts in e4 of the company's currency. */
export type PeriodPart = {
  readonly accountId: string;
  readonly period: PeriodSide;
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

const periods = ({ before, after }: PeriodPartScope) =>
  sql`(values ('before', ${before.from}::date, ${before.to}::date), ('after', ${after.from}::date, ${after.to}::date)) as d(period, first, last)`;

/** The rows of several accounts behind two periods, account by account. */
export const listPeriodParts = async (db: Db, scope: PeriodPartScope): Promise<readonly PeriodPart[]> => {
  const { orgId, accounts } = scope;
  const { rows } = await sql<PeriodPart>`
    select l.account_id, d.period, l.product_id, p.family_id, p.unit, l.currency, sum(l.quantity_e4)::text as quantity_e4,
      sum(l.net_e4)::text as net_e4, coalesce(sum(l.discount_e4), 0)::text as discount_e4,
      coalesce(sum(l.net_e4) filter (where l.cost_e4 is not null), 0)::text as known_net_e4,
      coalesce(sum(l.cost_e4), 0)::text as cost_e4,
      case when bool_and(l.net_source_e4 is not null) then sum(l.net_source_e4)::text end as net_source_e4
    from ${periods(scope)}
    join order_line l on l.month between d.first and d.last
    join product p on p.org_id = ${orgId} and p.id = l.product_id
    where l.org_id = ${orgId} and ${accounts('l.account_id')} and l.kind in ('sale', 'return')
    group by l.account_id, d.period, l.product_id, p.family_id, p.unit, l.currency
    order by l.account_id, d.period, l.product_id, l.currency`.execute(db);
  return rows;
};

export type PeriodEntry = {
  readonly accountId: string;
  readonly period: PeriodSide;
  readonly side: 'pocket' | 'serve';
  readonly kind: string;
  readonly amountE4: string;
};

/** Pocket items and cost to serve of several accounts in two periods, by kind. */
export const listPeriodEntries = async (db: Db, scope: PeriodPartScope): Promise<readonly PeriodEntry[]> => {
  const { orgId, accounts } = scope;
  const of = (table: string, side: string) => sql`
    select e.account_id, d.period, ${side}::text as side, e.kind, e.amount_e4
    from ${periods(scope)}
    join ${sql.table(table)} e on e.booked_on >= d.first and e.booked_on < d.last + interval '1 month'
    where e.org_id = ${orgId} and ${accounts('e.account_id')}`;
  const { rows } = await sql<PeriodEntry>`
    select account_id, period, side, kind, sum(amount_e4)::text as amount_e4
    from (${of('pocket_item', 'pocket')} union all ${of('cost_to_serve', 'serve')}) as e
    group by account_id, period, side, kind order by account_id, period, side, kind`.execute(db);
  return rows;
};

/** Σ amount × credit days granted (due less issued) of the invoices issued in a period, in minor units × days. */
export type PeriodCredit = { readonly accountId: string; readonly period: PeriodSide; readonly minorDays: string };

/** What the credit that several accounts were granted is made of, in two periods; credit notes take off. */
export const listPeriodCredit = async (db: Db, scope: PeriodPartScope): Promise<readonly PeriodCredit[]> => {
  const { orgId, accounts } = scope;
  const { rows } = await sql<PeriodCredit>`
    select i.account_id, d.period, sum(i.amount_minor::numeric * (i.due_on - i.issued_on))::text as minor_days
    from ${periods(scope)}
    join invoice i on i.issued_on >= d.first and i.issued_on < d.last + interval '1 month'
    where i.org_id = ${orgId} and ${accounts('i.account_id')}
    group by i.account_id, d.period order by i.account_id, d.period`.execute(db);
  return rows;
};

/** Net and known contribution of the lines under each promotion, in both periods. */
export type PeriodPromotion = {
  readonly promotion: string;
  readonly period: PeriodSide;
  readonly netE4: string;
  readonly marginE4: string;
};

export const listPeriodPromotions = async (db: Db, scope: PeriodPartScope): Promise<readonly PeriodPromotion[]> => {
  const { orgId, accounts } = scope;
  const { rows } = await sql<PeriodPromotion>`
    select l.promotion, d.period, sum(l.net_e4)::text as net_e4,
      coalesce(sum(l.net_e4 - l.cost_e4) filter (where l.cost_e4 is not null), 0)::text as margin_e4
    from ${periods(scope)}
    join order_line l on l.month between d.first and d.last
    where l.org_id = ${orgId} and ${accounts('l.account_id')} and l.kind in ('sale', 'return') and l.promotion is not null
    group by l.promotion, d.period order by l.promotion, d.period`.execute(db);
  return rows;
};
