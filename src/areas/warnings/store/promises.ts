import type { Insertable, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { warningTables } from '../tables.ts';
import type { PaymentPromiseTable } from '../tables.ts';

export const addPromise = async (db: Db, promise: Insertable<PaymentPromiseTable>): Promise<void> => {
  await warningTables(db).insertInto('paymentPromise').values(promise).execute();
};

/** Promises of an account that were not withdrawn, the last due first. */
export const listPromises = async (db: Db, orgId: number, accountId: string) =>
  await warningTables(db)
    .selectFrom('paymentPromise')
    .select(['id', 'madeOn', 'dueOn', 'amountMinor', 'promisedBy', 'note', 'createdByName'])
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('withdrawnAt', 'is', null)
    .orderBy('dueOn', 'desc')
    .orderBy('id')
    .execute();

/** Withdraws a promise within reach; answers its account, null when there is none. */
export const withdrawPromise = async (
  db: Db,
  { orgId, id, now }: { readonly orgId: number; readonly id: string; readonly now: Date },
  within: RawBuilder<boolean>,
): Promise<string | null> => {
  const { rows } = await sql<{ accountId: string }>`
    update payment_promise set withdrawn_at = ${now}
    where org_id = ${orgId} and id = ${id}::uuid and withdrawn_at is null and ${within}
    returning account_id`.execute(db);
  return rows[0]?.accountId ?? null;
};
