import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { isUuid } from '#kernel/id';
import type { RecordHead } from '#platform/operations';
import { orderKeyOf, orderOfKey } from '../domain/order-key.ts';
import type { OrderName } from '../domain/order-key.ts';

type Heads = (db: Db, orgId: number, keys: readonly string[]) => Promise<readonly RecordHead[]>;

/** Orders by source and number, those too that do not count any more. */
export const listOrderHeads: Heads = async (db, orgId, keys) => {
  const orders = keys.flatMap((key) => orderOfKey(key) ?? []);
  const { rows } = await sql<OrderName & { readonly accountId: string }>`
    select distinct on (l.source, l.order_no) l.source, l.order_no as "orderNo", l.account_id as "accountId"
    from unnest(${orders.map(({ source }) => source)}::text[], ${orders.map(({ orderNo }) => orderNo)}::text[])
      as k (source, order_no)
    cross join lateral (
      select source, order_no, account_id from order_line
      where org_id = ${orgId} and source = k.source and order_no = k.order_no
      union all
      select source, order_no, account_id from order_line_aside
      where org_id = ${orgId} and source = k.source and order_no = k.order_no
      limit 1) l
    order by l.source, l.order_no`.execute(db);
  return rows.map(({ accountId, ...order }) => ({ key: orderKeyOf(order), accountId, label: order.orderNo }));
};

export const listInvoiceHeads: Heads = async (db, orgId, keys) => {
  const { rows } = await sql<RecordHead>`
    select id::text as key, account_id as "accountId", invoice_no as label from invoice
    where org_id = ${orgId} and id = any(${keys.filter(isUuid)}::uuid[])`.execute(db);
  return rows;
};

/** Products by id or code. */
export const listProductHeads: Heads = async (db, orgId, keys) => {
  const { rows } = await sql<RecordHead>`
    select id::text as key, null as "accountId", code as label from product
    where org_id = ${orgId} and (id = any(${keys.filter(isUuid)}::uuid[]) or code = any(${[...keys]}::text[]))`.execute(
    db,
  );
  return rows;
};

export const listImportHeads: Heads = async (db, orgId, keys) => {
  const { rows } = await sql<RecordHead>`
    select id::text as key, null as "accountId", file_name as label from import_batch
    where org_id = ${orgId} and id = any(${keys.filter(isUuid)}::uuid[])`.execute(db);
  return rows;
};
