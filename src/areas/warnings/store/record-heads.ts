import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { isUuid } from '#kernel/id';
import type { RecordHead } from '#platform/operations';

/** Warnings as their files name them: they have no number, the account's timeline tells of the account alone. */
export const listWarningHeads = async (
  db: Db,
  orgId: number,
  keys: readonly string[],
): Promise<readonly RecordHead[]> => {
  const { rows } = await sql<RecordHead>`
    select id::text as key, account_id as "accountId", '' as label from warning
    where org_id = ${orgId} and id = any(${keys.filter(isUuid)}::uuid[])`.execute(db);
  return rows;
};
