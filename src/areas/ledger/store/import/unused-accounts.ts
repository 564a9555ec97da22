import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { listNamedIn } from '#platform/named-in';
import type { Place } from '#platform/named-in';

/** A limit that stands when those of the import went was set by another hand. */
export const placesOfLedgerAccounts: readonly Place[] = [
  'cost_to_serve.account_id',
  'credit_limit.account_id',
  'invoice.account_id',
  'order_line.account_id',
  'order_line.end_account_id',
  'payment.account_id',
  'pocket_item.account_id',
];

/** Those of the accounts that something in the ledger names. */
export const listLedgerAccounts = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly string[]> =>
  await listNamedIn(db, { orgId, ids }, placesOfLedgerAccounts);

/** Takes away what the ledger keeps of accounts that are gone. */
export const forgetSnaps = async (db: Db, orgId: number, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await sql`delete from account_snap where org_id = ${orgId} and account_id = any(${[...ids]}::uuid[])`.execute(db);
};
