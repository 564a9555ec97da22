import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { BatchKey } from './stage.ts';

/** Those accounts of a batch at which it made or changed persons or their posts; equal rows of a file change nothing. */
export const listPersonAccounts = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct a.account_id as id
    from import_before b
    join person_post p on p.org_id = ${orgId}
      and p.person_id::text = case when b.object = 'new-role' then b.after ->> 'personId' else b.object_key end
    join import_account a on a.org_id = ${orgId} and a.batch_id = ${batchId} and a.account_id = p.account_id
    where b.org_id = ${orgId} and b.batch_id = ${batchId} and b.object in ('person', 'new-person', 'new-role')`.execute(
    db,
  );
  return rows.map(({ id }) => id);
};
