import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { pricingTables } from '../tables.ts';
import type { OrderHoldTable } from '../tables/hold-table.ts';

export type OrderHoldRow = Selectable<OrderHoldTable>;

export const addOrderHold = async (db: Db, row: Insertable<OrderHoldTable>): Promise<void> => {
  await pricingTables(db).insertInto('orderHold').values(row).execute();
};

/** The holds of some orders, by order. */
export const listOrderHolds = async (
  db: Db,
  orgId: number,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OrderHoldRow>> => {
  if (orderIds.length === 0) return new Map();
  const rows = await pricingTables(db)
    .selectFrom('orderHold')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('orderId', 'in', [...orderIds])
    .execute();
  return new Map(rows.map((row) => [row.orderId, row]));
};

export type Release = { readonly userId: string; readonly name: string; readonly at: Date; readonly reason: string };

/** Releases an order that waits; false where it was released meanwhile. */
export const releaseHold = async (
  db: Db,
  { orgId, orderId }: { readonly orgId: number; readonly orderId: string },
  { userId, name, at, reason }: Release,
): Promise<boolean> => {
  const { numUpdatedRows } = await pricingTables(db)
    .updateTable('orderHold')
    .set({ releasedBy: userId, releasedByName: name, releasedAt: at, releaseReason: reason })
    .where('orgId', '=', orgId)
    .where('orderId', '=', orderId)
    .where('releasedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
