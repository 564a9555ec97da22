import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { OrderKind } from '../../domain/records.ts';

export type OrderRow = {
  readonly source: string;
  readonly orderNo: string;
  readonly orderedOn: Day;
  readonly lines: number;
  readonly netE4: string;
  readonly costE4: string | null;
  readonly hasReturns: boolean;
  readonly undelivered: number;
};

export type OrderPage = {
  readonly orgId: number;
  readonly accountId: string;
  readonly after: { readonly orderedOn: Day; readonly source: string; readonly orderNo: string } | undefined;
  readonly limit: number;
};

/** Orders of an account, latest first. The cost is null when that of any line is unknown. */
export const listOrders = async (
  db: Db,
  { orgId, accountId, after, limit }: OrderPage,
): Promise<readonly OrderRow[]> => {
  const beyond =
    after === undefined
      ? sql``
      : sql`where (ordered_on, source, order_no) < (${after.orderedOn}::date, ${after.source}, ${after.orderNo})`;
  // A page needs the lines of about as many days as it has orders; the index gives them latest first.
  const { rows } = await sql<OrderRow>`
    select ordered_on as "orderedOn", source, order_no as "orderNo", lines, net_e4::text as "netE4", cost_e4::text as "costE4",
      has_returns as "hasReturns", undelivered
    from (
      select max(ordered_on) as ordered_on, source, order_no, count(*) as lines, sum(net_e4) as net_e4,
        case when count(cost_e4) = count(*) then sum(cost_e4) end as cost_e4, bool_or(kind = 'return') as has_returns,
        count(*) filter (where promised_on is not null and delivered_on is null) as undelivered
      from order_line
      where org_id = ${orgId} and account_id = ${accountId}::uuid
        ${after === undefined ? sql`` : sql`and ordered_on <= ${after.orderedOn}::date`}
      group by source, order_no
    ) as orders
    ${beyond}
    order by ordered_on desc, source desc, order_no desc
    limit ${limit}`.execute(db);
  return rows;
};

export type OrderLineRow = {
  readonly accountId: string;
  readonly endAccountId: string | null;
  readonly lineNo: number;
  readonly productId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: OrderKind;
  readonly orderedOn: Day;
  readonly orderNo: string;
  readonly quantityE4: string;
  readonly listE4: string | null;
  readonly discountE4: string | null;
  readonly netE4: string;
  readonly costE4: string | null;
  readonly currency: string;
  readonly promotion: string | null;
  readonly specification: string | null;
  readonly deliveryTerms: string | null;
  readonly promisedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly shortE4: string | null;
  readonly isSpecial: boolean;
  readonly isDuplicate: boolean;
  readonly batchId: string | null;
  readonly source: string;
};

const lineColumns = sql`l.account_id as "accountId", l.end_account_id as "endAccountId", l.source, l.order_no as "orderNo",
  l.line_no as "lineNo", l.product_id as "productId", p.code, p.name, p.name_en as "nameEn", l.kind,
  l.ordered_on as "orderedOn", l.quantity_e4::text as "quantityE4", l.list_e4::text as "listE4",
  l.discount_e4::text as "discountE4", l.net_e4::text as "netE4", l.cost_e4::text as "costE4", l.currency, l.promotion,
  l.specification, l.delivery_terms as "deliveryTerms", l.promised_on as "promisedOn", l.delivered_on as "deliveredOn",
  l.short_e4::text as "shortE4", l.is_special as "isSpecial", l.is_duplicate as "isDuplicate", l.batch_id as "batchId"`;

/** The lines of one order; at most a thousand are shown. */
export const listOrderLines = async (
  db: Db,
  order: {
    readonly orgId: number;
    readonly source: string;
    readonly orderNo: string;
    /** A condition on `l.account_id`: an order may carry lines of several accounts. */
    readonly within: RawBuilder<boolean>;
  },
): Promise<readonly OrderLineRow[]> => {
  const { rows } = await sql<OrderLineRow>`
    select ${lineColumns}
    from order_line l
    join product p on p.org_id = ${order.orgId} and p.id = l.product_id
    where l.org_id = ${order.orgId} and l.source = ${order.source} and l.order_no = ${order.orderNo}
      and ${order.within}
    order by l.line_no limit 1000`.execute(db);
  return rows;
};

export type LinePage = {
  readonly orgId: number;
  readonly accountId: string;
  readonly after: Pick<OrderLineRow, 'orderedOn' | 'source' | 'orderNo' | 'lineNo'> | undefined;
  readonly limit: number;
};

/** The lines of an account in the order of days, for exports. */
export const listAccountLines = async (
  db: Db,
  { orgId, accountId, after, limit }: LinePage,
): Promise<readonly OrderLineRow[]> => {
  const { rows } = await sql<OrderLineRow>`
    select ${lineColumns}
    from order_line l
    join product p on p.org_id = ${orgId} and p.id = l.product_id
    where l.org_id = ${orgId} and l.account_id = ${accountId}::uuid
      ${after === undefined ? sql`` : sql`and (l.ordered_on, l.source, l.order_no, l.line_no) > (${after.orderedOn}::date, ${after.source}, ${after.orderNo}, ${after.lineNo})`}
    order by l.ordered_on, l.source, l.order_no, l.line_no
    limit ${limit}`.execute(db);
  return rows;
};
