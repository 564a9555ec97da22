import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import { pricingTables } from '../tables.ts';
import type { OrderCancelTable } from '../tables/hold-table.ts';

export type OrderCancelRow = Selectable<OrderCancelTable>;

export const addOrderCancel = async (db: Db, row: Insertable<OrderCancelTable>): Promise<void> => {
  await pricingTables(db).insertInto('orderCancel').values(row).execute();
};

/** Which of some orders were cancelled or refused, by order. */
export const listOrderCancels = async (
  db: Db,
  orgId: number,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OrderCancelRow>> => {
  if (orderIds.length === 0) return new Map();
  const rows = await pricingTables(db)
    .selectFrom('orderCancel')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('orderId', 'in', [...orderIds])
    .execute();
  return new Map(rows.map((row) => [row.orderId, row]));
};

/** Whether a document is an order that was cancelled: it grants nothing, takes no credit and calls nothing off. */
export const isCancelled = (orgId: number, documentId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from order_cancel x where x.org_id = ${orgId} and x.order_id = ${documentId})`;

/** Whether anything but cancelled orders was called off from a quote. */
export const isQuoteUsed = async (db: Db, orgId: number, quoteId: string): Promise<boolean> => {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from entered_order o
      where o.org_id = ${orgId} and o.quote_id = ${quoteId}::uuid and not ${isCancelled(orgId, sql`o.id`)}) as used`.execute(
    db,
  );
  return rows[0]?.used === true;
};
