import type { Db } from '#db/handle';
import { listNamedIn } from '#platform/named-in';
import type { Place } from '#platform/named-in';

export const placesOfStatedAccounts: readonly Place[] = [
  'account_statement.account_id',
  'buying_group.account_id',
  'ladder_answer.account_id',
];

/** Those of the accounts that people have made statements for. */
export const listStatedAccounts = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly string[]> =>
  await listNamedIn(db, { orgId, ids }, placesOfStatedAccounts);
