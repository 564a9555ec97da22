import type { Insertable, RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import { warningTables } from '../tables.ts';
import type { PaymentPromiseTable } from '../tables.ts';

export const addPromise = async (db: Db, promise: Insertable<PaymentPromiseTable>): Promise<void> => {
  await warningTables(db).insertInto('paymentPromise').values(promise).execute();
};

const shown = [
  'id',
  'accountId',
  'madeOn',
  'dueOn',
  'amountMinor',
  'promisedBy',
  'note',
  'createdBy',
  'createdByName',
  'withdrawnAt',
  'withdrawnByName',
  'withdrawnReason',
] as const;

/** Promises of an account, the last due first, withdrawn ones too. */
export const listPromises = async (db: Db, orgId: number, accountId: string) =>
  await warningTables(db)
    .selectFrom('paymentPromise')
    .select(shown)
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .orderBy('dueOn', 'desc')
    .orderBy('id')
    .execute();

/** A promise within reach that stands, for the rest of the transaction. */
export const lockPromise = async (
  db: Db,
  { orgId, id }: { readonly orgId: number; readonly id: string },
  within: RawBuilder<boolean>,
) =>
  await warningTables(db)
    .selectFrom('paymentPromise')
    .select(shown)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .where(within)
    .forUpdate()
    .executeTakeFirst();

export const withdrawPromise = async (
  db: Db,
  { orgId, id }: { readonly orgId: number; readonly id: string },
  withdrawal: Pick<
    Insertable<PaymentPromiseTable>,
    'withdrawnAt' | 'withdrawnBy' | 'withdrawnByName' | 'withdrawnReason'
  >,
): Promise<void> => {
  await warningTables(db)
    .updateTable('paymentPromise')
    .set(withdrawal)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute();
};
