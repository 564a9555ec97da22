import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { AccountSet } from '../facts/account-set.ts';
import { datedCost } from '../dated-cost.ts';

/** A dated price of a product; a part that is null stays as it stands on that day, unknown when it never was known. */
export type DatedPrice = {
  readonly productId: string;
  readonly validFrom: Day;
  readonly listPriceE4: string | null;
  readonly unitCostE4: string | null;
};

export type PriceBooking = {
  readonly orgId: number;
  readonly batchId: string | null;
  readonly prices: readonly DatedPrice[];
};

export type PriceCounts = { readonly inserted: number; readonly updated: number; readonly unchanged: number };

/**
 * Books dated prices by product and day; keeps what stood before when a batch brings them, and what a batch had brought
 * when a person sets another.
 */
export const bookPrices = async (db: Db, { orgId, batchId, prices }: PriceBooking): Promise<PriceCounts> => {
  const incoming = sql`
    select distinct on (p.product_id, p.valid_from) p.*
    from jsonb_to_recordset(${JSON.stringify(prices.map((price, place) => ({ place, ...snakeOf(price) })))}::jsonb)
      as p (place integer, product_id uuid, valid_from date, list_price_e4 bigint, unit_cost_e4 bigint)
    order by p.product_id, p.valid_from, p.place desc`;
  const differs = sql`(coalesce(n.list_price_e4, p.list_price_e4), coalesce(n.unit_cost_e4, p.unit_cost_e4))
    is distinct from (p.list_price_e4, p.unit_cost_e4)`;
  if (batchId !== null) {
    await sql`
      insert into import_before (org_id, batch_id, object, object_key, before, before_batch_id)
      select p.org_id, ${batchId}::uuid, 'product_price', p.product_id || '/' || p.valid_from, to_jsonb(p), p.batch_id
      from (${incoming}) as n
      join product_price p on p.org_id = ${orgId} and p.product_id = n.product_id and p.valid_from = n.valid_from
      where ${differs}
      on conflict (org_id, batch_id, object, object_key) do nothing`.execute(db);
  }
  if (batchId === null) {
    await sql`
      insert into import_before (org_id, batch_id, object, object_key, before)
      select p.org_id, p.batch_id, 'changed-price', p.product_id || '/' || p.valid_from, to_jsonb(p)
      from (${incoming}) as n
      join product_price p on p.org_id = ${orgId} and p.product_id = n.product_id and p.valid_from = n.valid_from
      where p.batch_id is not null and ${differs}
      on conflict (org_id, batch_id, object, object_key) do nothing`.execute(db);
  }
  const { rows } = await sql<{ staged: number; written: number; updated: number }>`
    with n as materialized (${incoming}), known as (
      select count(*) as updated from n
      join product_price p on p.org_id = ${orgId} and p.product_id = n.product_id and p.valid_from = n.valid_from
      where ${differs}
    ), recorded as (
      ${recordCosts(sql`n`, orgId)}
    ), written as (
      insert into product_price as p (org_id, product_id, valid_from, list_price_e4, unit_cost_e4, batch_id)
      select ${orgId}::bigint, n.product_id, n.valid_from, n.list_price_e4, n.unit_cost_e4, ${batchId}::uuid from n
      on conflict (org_id, product_id, valid_from) do update
        set list_price_e4 = coalesce(excluded.list_price_e4, p.list_price_e4),
          unit_cost_e4 = coalesce(excluded.unit_cost_e4, p.unit_cost_e4), batch_id = excluded.batch_id
        where (coalesce(excluded.list_price_e4, p.list_price_e4), coalesce(excluded.unit_cost_e4, p.unit_cost_e4))
          is distinct from (p.list_price_e4, p.unit_cost_e4)
      returning 1
    )
    select (select count(*) from n) as staged, (select count(*) from written) as written, (select updated from known) as updated
  `.execute(db);
  const { staged = 0, written = 0, updated = 0 } = rows[0] ?? {};
  return { inserted: written - updated, updated, unchanged: staged - written };
};

/** Keeps for good which cost a product had from a day on: a floor names it, however the price changes afterwards. */
export const recordCosts = (from: RawBuilder<unknown>, orgId: number): RawBuilder<unknown> => sql`
  insert into product_cost (org_id, product_id, valid_from, unit_cost_e4)
  select distinct ${orgId}::bigint, c.product_id, c.valid_from, c.unit_cost_e4 from ${from} as c
  where c.unit_cost_e4 is not null
  on conflict (org_id, product_id, valid_from, unit_cost_e4) do nothing
  returning 1`;

const snakeOf = (price: DatedPrice) => ({
  product_id: price.productId,
  valid_from: price.validFrom,
  list_price_e4: price.listPriceE4,
  unit_cost_e4: price.unitCostE4,
});

/**
 * Gives the lines of some accounts the dated product cost of their order day anew, where the source did not state the
 * cost itself. Answers the accounts whose lines changed: their facts follow in the same transaction.
 */
export const recostLines = async (
  db: Db,
  scope: { readonly orgId: number; readonly accounts: AccountSet; readonly productIds: readonly string[] | null },
): Promise<readonly string[]> => {
  const { orgId, accounts, productIds } = scope;
  const { rows } = await sql<{ accounts: string[] | null }>`
    with changed as (
      update order_line l
      set cost_e4 = fresh.cost_e4
      from (
        select s.source, s.order_no, s.line_no, ${datedCost(orgId, 's')} as cost_e4
        from order_line s
        where s.org_id = ${orgId} and ${accounts('s.account_id')} and not s.cost_from_source
          ${productIds === null ? sql`` : sql`and s.product_id = any(${[...productIds]}::uuid[])`}
      ) as fresh
      where l.org_id = ${orgId} and l.source = fresh.source and l.order_no = fresh.order_no and l.line_no = fresh.line_no
        and l.cost_e4 is distinct from fresh.cost_e4
      returning l.account_id
    )
    select array_agg(distinct account_id) as accounts from changed`.execute(db);
  return rows[0]?.accounts ?? [];
};
