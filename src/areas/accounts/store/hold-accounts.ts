import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Db } from '#db/handle';

/**
 * Holds the rows of accounts to the end of the transaction, in the order of their ids, so that no two wait for each other. What is
 * made anew from an account's rows is made by one transaction at a time: another, begun before the first ended, would not see its rows.
 */
export const holdAccounts = async (db: Db, orgId: number, among: RawBuilder<SqlBool>): Promise<void> => {
  await sql`
    select count(*) from (
      select from account where org_id = ${orgId} and ${among} order by id for no key update
    ) as held`.execute(db);
};
