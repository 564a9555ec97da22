import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';

type Scope = { readonly orgId: number; readonly within: RawBuilder<boolean>; readonly limit: number };

/** The values of a column over the accounts in reach, most frequent first. */
export const listAccountValues = async (
  db: Db,
  column: 'industry' | 'region',
  { orgId, within, limit }: Scope,
): Promise<readonly string[]> => {
  const value = sql.ref(`a.${column}`);
  const { rows } = await sql<{ value: string }>`
    select ${value} as value from account_card a
    where a.org_id = ${orgId} and ${value} is not null and ${within}
    group by ${value} order by count(*) desc, ${value} collate "C" limit ${limit}`.execute(db);
  return rows.map((row) => row.value);
};
