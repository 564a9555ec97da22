import { sql } from 'kysely';
import type { RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { QuoteState, RequestState } from '../domain/index.ts';
import { pricingTables } from '../tables.ts';
import type { RetentionOfferTable } from '../tables/retention-table.ts';
import { documentStore } from './document-store.ts';

export type RetentionRow = Selectable<RetentionOfferTable>;

export const retentionOffers = documentStore('retentionOffer');

export const requestIs = (requestId: string): RawBuilder<boolean> => sql<boolean>`request_id = ${requestId}::uuid`;

export const findRetentionOfRequest = async (db: Db, orgId: number, requestId: string): Promise<RetentionRow | null> =>
  (await pricingTables(db)
    .selectFrom('retentionOffer')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('requestId', '=', requestId)
    .executeTakeFirst()) ?? null;

/** Offers made since a day. */
export const listRetentionSince = async (
  db: Db,
  { orgId, from, within }: { readonly orgId: number; readonly from: Day; readonly within: RawBuilder<boolean> },
): Promise<readonly RetentionRow[]> => {
  const { rows } = await sql<RetentionRow>`
    select * from retention_offer where org_id = ${orgId} and created_at >= ${from}::date and ${within}
    order by created_at desc, id desc`.execute(db);
  return rows;
};

export type RetentionFacts = {
  readonly id: string;
  readonly requestNumber: string;
  readonly requestState: RequestState;
  readonly judgedBp: number | null;
  readonly quoteNumber: string | null;
  readonly quoteState: QuoteState | null;
  readonly orders: number;
  readonly boughtE4: string;
  readonly lastOrderOn: Day | null;
  readonly boundUntil: Day | null;
};

/**
 * What has come of offers by a day: orders and their value from the day of the quote to the day of the check, and until
 * when agreements signed since then bind the account or its group.
 */
export const listRetentionFacts = async (
  db: Db,
  { orgId, ids, today }: { readonly orgId: number; readonly ids: readonly string[]; readonly today: Day },
): Promise<ReadonlyMap<string, RetentionFacts>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<RetentionFacts>`
    select o.id, r.number as "requestNumber", r.state as "requestState", r.judged_bp as "judgedBp",
      q.number as "quoteNumber", q.state as "quoteState", s.orders, s.bought_e4::text as "boughtE4",
      s.last_on as "lastOrderOn", g.bound_until as "boundUntil"
    from retention_offer o
    join price_request r on r.org_id = ${orgId} and r.id = o.request_id
    left join price_quote q on q.org_id = ${orgId} and q.id = o.quote_id
    cross join lateral (
      select (count(distinct l.source || '/' || l.order_no) filter (where l.kind = 'sale'))::integer as orders,
        coalesce(sum(l.net_e4), 0) as bought_e4, max(l.ordered_on) filter (where l.kind = 'sale') as last_on
      from sale_line l
      where l.org_id = ${orgId} and l.account_id = o.account_id
        and l.ordered_on between o.started_on and least(o.check_on, ${today}::date)) s
    cross join lateral (
      select max(least(a.valid_to, coalesce(a.ended_on, a.valid_to))) as bound_until
      from account_above up
      join price_agreement a on a.org_id = ${orgId} and a.account_id = up.ancestor_id and (up.depth = 0 or a.covers_group)
      where up.org_id = ${orgId} and up.account_id = o.account_id and a.state = 'signed' and a.signed_on >= o.started_on
        and a.signed_on <= o.check_on) g
    where o.org_id = ${orgId} and o.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};

export type Standing = {
  readonly lifecycle: string | null;
  readonly badges: readonly string[] | null;
  readonly aliveBp: number | null;
  readonly lastOrderOn: Day | null;
};

/** How an account stands when an offer is prepared for it. */
export const findStanding = async (db: Db, orgId: number, accountId: string): Promise<Standing | null> => {
  const { rows } = await sql<Standing>`
    select a.lifecycle, r.badges, r.alive_bp as "aliveBp", f.last_order_on as "lastOrderOn"
    from account_card a
    left join account_rating r on r.org_id = ${orgId} and r.account_id = a.id
    left join ledger_figures f on f.org_id = ${orgId} and f.account_id = a.id
    where a.org_id = ${orgId} and a.id = ${accountId}::uuid`.execute(db);
  return rows[0] ?? null;
};
