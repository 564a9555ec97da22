import type { Db } from '#db/handle';
import { ledgerTables } from '../tables.ts';

export const addAwaitedBills = async (db: Db, orgId: number, numbers: readonly string[]): Promise<void> => {
  await ledgerTables(db)
    .insertInto('awaitedBill')
    .values(numbers.map((billNo) => ({ orgId, billNo })))
    .onConflict((conflict) => conflict.columns(['orgId', 'billNo']).doNothing())
    .execute();
};

/** Accounts whose payments name one of these numbers. */
export const listPayersNaming = async (
  db: Db,
  orgId: number,
  numbers: readonly string[],
): Promise<readonly string[]> => {
  const rows = await ledgerTables(db)
    .selectFrom('payment')
    .select('accountId')
    .distinct()
    .where('orgId', '=', orgId)
    .where('invoiceNo', 'in', [...numbers])
    .execute();
  return rows.map(({ accountId }) => accountId);
};

/** All numbers under which another book awaits money. */
export const listAwaitedBills = async (db: Db, orgId: number): Promise<ReadonlySet<string>> => {
  const rows = await ledgerTables(db).selectFrom('awaitedBill').select('billNo').where('orgId', '=', orgId).execute();
  return new Set(rows.map(({ billNo }) => billNo));
};
