import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { listNamedIn } from '#platform/named-in';
import type { Place } from '#platform/named-in';

export const placesOfPromisingAccounts: readonly Place[] = ['payment_promise.account_id'];

/** Those of the accounts that people have made promises to pay for, or of which they answered a warning. */
export const listPromisingAccounts = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct account_id as id from warning
    where org_id = ${orgId} and account_id = any(${[...ids]}::uuid[])
      and (state = 'accepted' or closed_by = 'person' or snoozed_until is not null or checks <> '{}'::jsonb)`.execute(
    db,
  );
  return [...rows.map(({ id }) => id), ...(await listNamedIn(db, { orgId, ids }, placesOfPromisingAccounts))];
};
