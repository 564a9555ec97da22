import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { OrderMode } from '../domain/index.ts';
import { isCancelled } from './order-cancels.ts';
import type { DocumentPage } from './document-store.ts';

export type EnteredOrderRow = {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
  readonly orderedOn: Day;
  readonly quoteId: string | null;
  readonly quoteNumber: string | null;
  readonly purchaseId: string | null;
  readonly purchaseNumber: string | null;
  readonly mode: OrderMode;
  readonly note: string | null;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly lines: number;
  readonly totalE4: string;
  readonly quotedE4: string | null;
  readonly concessionBp: number | null;
  readonly isApproved: boolean;
};

type Wanted = DocumentPage & {
  readonly quoteId?: string | undefined;
  readonly mode?: OrderMode | undefined;
  readonly isHeld?: boolean | undefined;
  readonly id?: string;
};

/** Entered orders, latest first, with what their commitments say: value, value at quoted prices, highest concession. */
export const listEnteredOrders = async (
  db: Db,
  { orgId, within, accountId, quoteId, mode, isHeld, id, after, limit }: Wanted,
): Promise<readonly EnteredOrderRow[]> => {
  const when = (value: string | undefined, column: string): RawBuilder<unknown> =>
    value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${value}::uuid`;
  const { rows } = await sql<EnteredOrderRow>`
    select o.id, o.number, o.account_id as "accountId", o.ordered_on as "orderedOn", o.quote_id as "quoteId",
      q.number as "quoteNumber", o.purchase_id as "purchaseId", p.number as "purchaseNumber", o.mode, o.note, o.created_by as "createdBy", o.created_by_name as "createdByName", o.created_at as "createdAt",
      c.lines, c.total_e4::text as "totalE4", c.quoted_e4::text as "quotedE4", c.concession_bp as "concessionBp",
      c.is_approved as "isApproved"
    from entered_order o
    left join price_quote q on q.org_id = ${orgId} and q.id = o.quote_id
    left join purchase p on p.org_id = ${orgId} and p.id = o.purchase_id
    cross join lateral (
      select count(*)::integer as lines, coalesce(sum(round(c.invoice_price_e4::numeric * c.quantity_e4 / 10000)), 0) as total_e4,
        sum(round(s.invoice_price_e4::numeric * c.quantity_e4 / 10000)) as quoted_e4,
        max(c.concession_bp) as concession_bp, coalesce(bool_or(c.decision_id is not null), false) as is_approved
      from price_commitment c
      left join price_commitment s on s.org_id = ${orgId} and s.id = c.source_id and s.kind in ('quote', 'tender', 'lease', 'reciprocal')
      where c.org_id = ${orgId} and c.kind = 'order' and c.document_id = o.id) c
    where o.org_id = ${orgId} and ${within} ${when(accountId, 'o.account_id')} ${when(quoteId, 'o.quote_id')}
      ${when(id, 'o.id')} ${mode === undefined ? sql`` : sql`and o.mode = ${mode}`}
      ${isHeld === true ? sql`and exists (select from order_hold h where h.org_id = ${orgId} and h.order_id = o.id and h.released_at is null) and not ${isCancelled(orgId, sql`o.id`)}` : sql``}
      ${after === null ? sql`` : sql`and (o.created_at, o.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`}
    order by o.created_at desc, o.id desc limit ${limit}`.execute(db);
  return rows;
};

export type GrantedDocumentRow = {
  readonly userId: string;
  readonly listE4: string;
  readonly concededE4: string;
  readonly judgedBp: number;
  readonly authorityBp: number;
  readonly isApproved: boolean;
};

/** Quotes, bids and other purchases, and orders without any of them, since a day: value at list, what was conceded of it, and on whose authority. */
export const listGrantedDocuments = async (
  db: Db,
  { orgId, from, within }: { readonly orgId: number; readonly from: Day; readonly within: RawBuilder<boolean> },
): Promise<readonly GrantedDocumentRow[]> => {
  const { rows } = await sql<GrantedDocumentRow>`
    select requester_id as "userId",
      sum(round(list_price_e4::numeric * (quantity_e4 + free_quantity_e4) / 10000))::text as "listE4",
      sum(round((list_price_e4 - price_e4 + credit_e4)::numeric * (quantity_e4 + free_quantity_e4) / 10000))::text as "concededE4",
      max(concession_bp) as "judgedBp", min(authority_bp) as "authorityBp",
      bool_or(decision_id is not null) as "isApproved"
    from price_commitment c
    join (
      select org_id, id, account_id from price_quote where org_id = ${orgId}
      union all
      select org_id, id, account_id from purchase where org_id = ${orgId}
      union all
      select org_id, id, account_id from entered_order where org_id = ${orgId}
      union all
      select org_id, id, account_id from price_agreement where org_id = ${orgId}
      union all
      select org_id, id, account_id from business_plan where org_id = ${orgId}
    ) d on d.org_id = c.org_id and d.id = c.document_id
    where c.org_id = ${orgId} and committed_on >= ${from}::date and kind in ('quote', 'tender', 'lease', 'reciprocal', 'order', 'agreement', 'plan') and source_id is null
      and quantity_e4 > 0 and list_price_e4 is not null and not ${isCancelled(orgId, sql`c.document_id`)} and ${within}
    group by requester_id, document_id`.execute(db);
  return rows;
};

/** The orders of an account that were entered since the month of the ledger's last day began, with what they sell; what they take back is not back yet. */
export const listRecentOrders = async (
  db: Db,
  { orgId, accountId }: { readonly orgId: number; readonly accountId: string },
): Promise<readonly { readonly number: string; readonly totalE4: string }[]> => {
  const { rows } = await sql<{ number: string; totalE4: string }>`
    select o.number, sum(round(c.invoice_price_e4::numeric * c.quantity_e4 / 10000))::text as "totalE4"
    from entered_order o
    join price_commitment c on c.org_id = ${orgId} and c.kind = 'order' and c.document_id = o.id
    join ledger_figures f on f.org_id = ${orgId} and f.account_id = o.account_id
    where o.org_id = ${orgId} and o.account_id = ${accountId}::uuid and c.quantity_e4 > 0 and o.ordered_on >= date_trunc('month', f.as_of)::date
      and not ${isCancelled(orgId, sql`o.id`)}
    group by o.number`.execute(db);
  return rows;
};
