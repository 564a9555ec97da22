import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

/** An account and all below it, itself first. */
export const listPlanMembers = async (db: Db, orgId: number, accountId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from account_above
    where org_id = ${orgId} and ancestor_id = ${accountId}::uuid order by depth, account_id`.execute(db);
  return rows.map(({ id }) => id);
};

/** The same accounts where they stand today: what was merged into another one counts there. */
export const listStandingMembers = async (
  db: Db,
  orgId: number,
  memberIds: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive stood as (
      select id from unnest(${[...memberIds]}::uuid[]) as kept (id)
      union
      select m.merged_into from stood s join merged_account m on m.org_id = ${orgId} and m.id = s.id
    )
    select s.id from stood s
    where not exists (select from merged_account m where m.org_id = ${orgId} and m.id = s.id)
    order by array_position(${[...memberIds]}::uuid[], s.id)`.execute(db);
  return rows.map(({ id }) => id);
};

/** Those of some accounts that a condition on `a.id` reaches, in their order. */
export const listReached = async (
  db: Db,
  orgId: number,
  { ids, within }: { readonly ids: readonly string[]; readonly within: RawBuilder<boolean> },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select a.id from account_card a
    where a.org_id = ${orgId} and a.id = any(${[...ids]}::uuid[]) and ${within}`.execute(db);
  const found = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => found.has(id));
};

/** The days of payment that the members have, where they are known. */
export const listMemberTerms = async (
  db: Db,
  orgId: number,
  memberIds: readonly string[],
): Promise<readonly number[]> => {
  const { rows } = await sql<{ days: number }>`
    select terms_days as days from account_card
    where org_id = ${orgId} and id = any(${[...memberIds]}::uuid[]) and terms_days is not null`.execute(db);
  return rows.map(({ days }) => days);
};

export type PlanSaleRow = {
  readonly accountId: string;
  readonly productId: string;
  readonly lineId: string | null;
  readonly netE4: string;
  readonly quantityE4: string;
};

type Span = {
  readonly orgId: number;
  readonly memberIds: readonly string[];
  readonly from: Day;
  readonly to: Day;
};

/** What each member bought of each product in some days, less returns, with the product line that it stands under. */
export const listPlanSales = async (db: Db, { orgId, memberIds, from, to }: Span): Promise<readonly PlanSaleRow[]> => {
  const { rows } = await sql<PlanSaleRow>`
    select s.account_id as "accountId", s.product_id as "productId", p.line_id as "lineId",
      sum(s.net_e4)::text as "netE4", sum(s.quantity_e4)::text as "quantityE4"
    from sale_line s
    join product_card p on p.org_id = ${orgId} and p.id = s.product_id
    where s.org_id = ${orgId} and s.account_id = any(${[...memberIds]}::uuid[])
      and s.ordered_on between ${from}::date and ${to}::date
    group by s.account_id, s.product_id, p.line_id, p.sort_key
    order by p.sort_key, s.product_id, s.account_id`.execute(db);
  return rows;
};

/** Products that are made to order for one of the members: their prices come from estimates. */
export const listMadeToOrder = async (
  db: Db,
  orgId: number,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select distinct product_id as id from cost_estimate
    where org_id = ${orgId} and account_id = any(${[...memberIds]}::uuid[]) and withdrawn_at is null`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

export type PlanPrice = {
  readonly productId: string;
  /** The price that the step earned leaves, and the share of net sales that it concedes, as a fraction. */
  readonly priceE4: bigint;
  readonly over: bigint;
  readonly under: bigint;
};

/**
 * What a plan has earned, by member and product: each sale its line's share of the net, but never so much that less than the
 * plan's price would remain of it after the rebates of agreements in force; a return takes back what its sale earned.
 */
export const listPlanAccruals = async (
  db: Db,
  { orgId, memberIds, from, to, prices }: Span & { readonly prices: readonly PlanPrice[] },
): Promise<readonly { readonly accountId: string; readonly productId: string; readonly accruedE4: string }[]> => {
  const list = JSON.stringify(
    prices.map(({ productId, priceE4, over, under }) => ({
      product_id: productId,
      price_e4: priceE4.toString(),
      over: over.toString(),
      under: under.toString(),
    })),
  );
  const { rows } = await sql<{ accountId: string; productId: string; accruedE4: string }>`
    with price as (
      select * from jsonb_to_recordset(${list}::jsonb) as p (product_id uuid, price_e4 numeric, "over" numeric, "under" numeric)
    ), sold as (
      select s.account_id, s.product_id, sign(s.quantity_e4) as side, abs(s.net_e4)::numeric as net, abs(s.quantity_e4)::numeric as units,
        p.price_e4, p."over", p."under", coalesce(r.rebate_bp, 0) as rebate_bp
      from sale_line s
      join price p on p.product_id = s.product_id
      left join lateral (
        select sum(g.top_rebate_bp) as rebate_bp
        from account_above up
        join price_agreement g on g.org_id = ${orgId} and g.account_id = up.ancestor_id and g.state = 'signed'
          and (up.depth = 0 or g.covers_group) and g.top_rebate_bp > 0 and g.valid_from <= s.ordered_on
          and least(g.valid_to, coalesce(g.ended_on, g.valid_to)) >= s.ordered_on
        where up.org_id = ${orgId} and up.account_id = s.account_id and (g.rebate_basis = 'all' or exists (
          select from agreement_line l where l.org_id = ${orgId} and l.agreement_id = g.id and l.product_id = s.product_id))) r on true
      where s.org_id = ${orgId} and s.account_id = any(${[...memberIds]}::uuid[])
        and s.ordered_on between ${from}::date and ${to}::date and s.quantity_e4 <> 0
    )
    select account_id as "accountId", product_id as "productId", trunc(sum(side * greatest(0, least(net * "over" / "under",
      net * (10000 - rebate_bp) / 10000 - price_e4 * units / 10000))))::text as "accruedE4"
    from sold group by account_id, product_id`.execute(db);
  return rows;
};
