import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { RecordKind } from '../../domain/records.ts';

export type AccountImport = {
  readonly id: string;
  readonly kind: RecordKind;
  readonly fileName: string;
  readonly byName: string;
  readonly at: Date;
  /** Rows of the file that belong to the account. */
  readonly rows: number;
};

/** Batches that booked rows of an account, or made or changed the account itself, and stand; latest first. */
export const listAccountImports = async (
  db: Db,
  { orgId, accountId, limit }: { readonly orgId: number; readonly accountId: string; readonly limit: number },
): Promise<readonly AccountImport[]> => {
  const { rows } = await sql<AccountImport>`
    select b.id, b.kind, b.file_name, b.created_by_name as by_name, coalesce(b.finished_at, b.created_at) as at,
      coalesce(t.rows, 1) as rows
    from import_batch b
    left join import_account t on t.org_id = ${orgId} and t.batch_id = b.id and t.account_id = ${accountId}::uuid
    where b.org_id = ${orgId} and b.state in ('applying', 'done', 'cancelled', 'failed')
      and (t.account_id is not null or exists (
        select from import_before i
        where i.org_id = ${orgId} and i.batch_id = b.id and i.object in ('account', 'new-account')
          and i.object_key = ${accountId}))
    order by 5 desc, b.id desc limit ${limit}`.execute(db);
  return rows;
};
