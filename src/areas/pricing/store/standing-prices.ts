import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { isCancelled } from './order-cancels.ts';

/** A price that binds us on some days, with what it was promised on. */
export type StandingPriceRow = {
  readonly kind: string;
  readonly documentId: string;
  readonly number: string;
  /** The account of those asked for that buys at it. */
  readonly accountId: string;
  readonly productId: string;
  readonly product: string;
  readonly terms: unknown;
  /** Of the day on which it was promised. */
  readonly floorE4: string;
  readonly from: Day;
  readonly to: Day;
};

/**
 * Prices of agreements in force or to come, of open quotes and of purchases that bind us, at which some accounts may buy on
 * some of the days; of all products, or of some. What a plan promises is a price after all rebates and not among them.
 */
export const listStandingPrices = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly accountIds: readonly string[];
    readonly productIds: readonly string[] | null;
    readonly from: Day;
    readonly to: Day;
    readonly exceptIds: readonly string[];
  },
): Promise<readonly StandingPriceRow[]> => {
  const { orgId, accountIds, productIds, from, to, exceptIds } = wanted;
  const { rows } = await sql<StandingPriceRow>`
    with bound as (
      select 'agreement' as kind, g.id, g.number, up.account_id, greatest(g.valid_from, ${from}::date) as "from",
        least(g.valid_to, coalesce(g.ended_on, g.valid_to), ${to}::date) as "to"
      from account_above up
      join price_agreement g on g.org_id = ${orgId} and g.account_id = up.ancestor_id and g.state = 'signed'
        and (up.depth = 0 or g.covers_group)
      where up.org_id = ${orgId} and up.account_id = any(${[...accountIds]}::uuid[])
      union all
      select 'quote', q.id, q.number, q.account_id, ${from}::date, least(q.valid_until, ${to}::date)
      from price_quote q
      where q.org_id = ${orgId} and q.account_id = any(${[...accountIds]}::uuid[]) and q.state in ('open', 'accepted')
      union all
      select p.mode, p.id, p.number, p.account_id, ${from}::date, ${to}::date
      from purchase p
      where p.org_id = ${orgId} and p.account_id = any(${[...accountIds]}::uuid[]) and p.state in ('committed', 'won')
    )
    select b.kind, b.id as "documentId", b.number, b.account_id as "accountId", c.product_id as "productId", k.code as product, c.terms,
      c.floor_e4::text as "floorE4", b."from", b."to"
    from bound b
    join price_commitment c on c.org_id = ${orgId} and c.kind = b.kind and c.document_id = b.id
    join product_card k on k.org_id = ${orgId} and k.id = c.product_id
    where b."from" <= b."to" and b.id <> all(${[...exceptIds]}::uuid[])
      ${productIds === null ? sql`` : sql`and c.product_id = any(${[...productIds]}::uuid[])`}
    order by b.number, c.line_no`.execute(db);
  return rows;
};

/**
 * Prices of orders that were entered on some days: what is agreed later for these days pays on them as well. A line that was
 * called off from an agreement counts as a price of that one. Cancelled orders and returns are none.
 */
export const listOrderedPrices = async (
  db: Db,
  wanted: Omit<Parameters<typeof listStandingPrices>[1], 'exceptIds'>,
): Promise<readonly StandingPriceRow[]> => {
  const { orgId, accountIds, productIds, from, to } = wanted;
  const { rows } = await sql<StandingPriceRow>`
    select coalesce(case when s.kind = 'agreement' then s.kind end, 'order') as kind, o.id as "documentId", o.number,
      o.account_id as "accountId", c.product_id as "productId", k.code as product, c.terms, c.floor_e4::text as "floorE4",
      o.ordered_on as "from", o.ordered_on as "to"
    from entered_order o
    join price_commitment c on c.org_id = ${orgId} and c.kind = 'order' and c.document_id = o.id
    join product_card k on k.org_id = ${orgId} and k.id = c.product_id
    left join price_commitment s on s.org_id = ${orgId} and s.id = c.source_id
    where o.org_id = ${orgId} and o.account_id = any(${[...accountIds]}::uuid[])
      and o.ordered_on between ${from}::date and ${to}::date and c.quantity_e4 > 0 and c.floor_e4 is not null
      and not ${isCancelled(orgId, sql`o.id`)}
      ${productIds === null ? sql`` : sql`and c.product_id = any(${[...productIds]}::uuid[])`}
    order by o.number, c.line_no`.execute(db);
  return rows;
};
