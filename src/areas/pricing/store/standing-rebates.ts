import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

type Wanted = {
  readonly orgId: number;
  readonly accountIds: readonly string[];
  readonly productIds: readonly string[];
  readonly from: Day;
  readonly to: Day;
  /** Papers that do not count before themselves or before what follows them. */
  readonly exceptIds: readonly string[];
};

type StandingRow = {
  readonly accountId: string;
  readonly productId: string;
  readonly id: string;
  readonly number: string;
  readonly requestId: string | null;
  readonly validFrom: Day;
  readonly lastOn: Day;
};

export type StandingRebateRow = StandingRow & { readonly rateBp: number };
export type StandingPlanRow = StandingRow & { readonly priceE4: string; readonly listPriceE4: string };

/**
 * Signed agreements under which sales of a product to an account earn a rebate on some of the days: its own and those of its
 * group, that count everything or name the product, at their highest rate.
 */
export const listStandingRebates = async (db: Db, wanted: Wanted): Promise<readonly StandingRebateRow[]> => {
  const { orgId, accountIds, productIds, from, to, exceptIds } = wanted;
  const { rows } = await sql<StandingRebateRow>`
    select up.account_id as "accountId", asked.product_id as "productId", g.id, g.number, g.request_id as "requestId",
      g.top_rebate_bp as "rateBp", g.valid_from as "validFrom", t.last_on as "lastOn"
    from account_above up
    join price_agreement g on g.org_id = ${orgId} and g.account_id = up.ancestor_id and g.state = 'signed'
      and (up.depth = 0 or g.covers_group) and g.top_rebate_bp > 0
    cross join lateral (select least(g.valid_to, coalesce(g.ended_on, g.valid_to)) as last_on) t
    cross join unnest(${[...new Set(productIds)]}::uuid[]) as asked (product_id)
    where up.org_id = ${orgId} and up.account_id = any(${[...accountIds]}::uuid[]) and g.id <> all(${[...exceptIds]}::uuid[])
      and g.valid_from <= ${to}::date and t.last_on >= ${from}::date and t.last_on >= g.valid_from
      and (g.rebate_basis = 'all' or exists (
        select from agreement_line l where l.org_id = ${orgId} and l.agreement_id = g.id and l.product_id = asked.product_id))
    order by g.valid_from, g.id`.execute(db);
  return rows;
};

/** Prices of signed plans that take an account in on some of the days; what was merged into it counts as it. */
export const listStandingPlans = async (db: Db, wanted: Wanted): Promise<readonly StandingPlanRow[]> => {
  const { orgId, accountIds, productIds, from, to, exceptIds } = wanted;
  const { rows } = await sql<StandingPlanRow>`
    with recursive stood as (
      select id as account_id, id from unnest(${[...accountIds]}::uuid[]) as asked (id)
      union
      select s.account_id, m.id from stood s join merged_account m on m.org_id = ${orgId} and m.merged_into = s.id
    )
    select distinct s.account_id as "accountId", p.product_id as "productId", b.id, b.number, b.request_id as "requestId",
      p.price_e4::text as "priceE4", c.list_price_e4::text as "listPriceE4", b.valid_from as "validFrom", t.last_on as "lastOn"
    from stood s
    join business_plan b on b.org_id = ${orgId} and b.state = 'signed' and b.member_ids @> array[s.id]
    cross join lateral (select least(b.valid_to, coalesce(b.ended_on, b.valid_to)) as last_on) t
    join business_plan_price p on p.org_id = ${orgId} and p.plan_id = b.id and p.product_id = any(${[...productIds]}::uuid[])
    join price_commitment c on c.org_id = ${orgId} and c.id = p.commitment_id
    where b.id <> all(${[...exceptIds]}::uuid[]) and b.valid_from <= ${to}::date and t.last_on >= ${from}::date
      and t.last_on >= b.valid_from`.execute(db);
  return rows;
};

/** A signed paper under which an account earns something on what it buys. */
export type EarningRow = {
  readonly accountId: string;
  readonly id: string;
  readonly number: string;
  readonly validFrom: Day;
  readonly lastOn: Day;
  /** Null: a plan, or an agreement on whatever is bought; else its products. */
  readonly productIds: readonly string[] | null;
  /** 0: a plan, which leaves its own price at least. */
  readonly rateBp: number;
};

/** Agreements with a rebate and plans that some accounts earn under, unless they ended before a day. */
export const listEarning = async (
  db: Db,
  wanted: { readonly orgId: number; readonly accountIds: readonly string[]; readonly since: Day },
): Promise<readonly EarningRow[]> => {
  const { orgId, since } = wanted;
  const accountIds = sql`${[...wanted.accountIds]}::uuid[]`;
  const { rows } = await sql<EarningRow>`
    with recursive stood as (
      select id as account_id, id from unnest(${accountIds}) as asked (id)
      union
      select s.account_id, m.id from stood s join merged_account m on m.org_id = ${orgId} and m.merged_into = s.id
    )
    select up.account_id as "accountId", g.id, g.number, g.valid_from as "validFrom", t.last_on as "lastOn",
      case when g.rebate_basis <> 'all' then (
        select jsonb_agg(distinct l.product_id) from agreement_line l where l.org_id = ${orgId} and l.agreement_id = g.id) end as "productIds",
      g.top_rebate_bp as "rateBp"
    from account_above up
    join price_agreement g on g.org_id = ${orgId} and g.account_id = up.ancestor_id and g.state = 'signed'
      and (up.depth = 0 or g.covers_group) and g.top_rebate_bp > 0
    cross join lateral (select least(g.valid_to, coalesce(g.ended_on, g.valid_to)) as last_on) t
    where up.org_id = ${orgId} and up.account_id = any(${accountIds}) and t.last_on >= ${since}::date and t.last_on >= g.valid_from
    union all
    select distinct s.account_id, b.id, b.number, b.valid_from, t.last_on, null::jsonb, 0
    from stood s
    join business_plan b on b.org_id = ${orgId} and b.state = 'signed' and b.member_ids @> array[s.id]
    cross join lateral (select least(b.valid_to, coalesce(b.ended_on, b.valid_to)) as last_on) t
    where t.last_on >= ${since}::date and t.last_on >= b.valid_from`.execute(db);
  return rows;
};
