import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { BatchKey } from './stage.ts';

export type BeforeImage = {
  readonly object: string;
  readonly key: string;
  readonly before: unknown;
  readonly batchId: string | null;
};

/** Keeps how objects stood before a batch changed them; of several changes by one batch, the first counts. */
export const keepBeforeImages = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  images: readonly BeforeImage[],
): Promise<void> => {
  if (images.length === 0) return;
  await sql`
    insert into import_before (org_id, batch_id, object, object_key, before, before_batch_id)
    select ${orgId}::bigint, ${batchId}::uuid, i.object, i.key, i.before, i."batchId"
    from jsonb_to_recordset(${JSON.stringify(images)}::jsonb)
      as i (object text, key text, before jsonb, "batchId" uuid)
    on conflict (org_id, batch_id, object, object_key) do nothing`.execute(db);
};

/** Takes back up to `limit` images of a kind of object. */
export const takeBeforeImages = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  of: { readonly object: string; readonly limit: number },
): Promise<readonly { readonly key: string; readonly before: Record<string, unknown> }[]> => {
  const { rows } = await sql<{ key: string; before: Record<string, unknown> }>`
    delete from import_before
    where org_id = ${orgId} and batch_id = ${batchId} and object = ${of.object} and object_key in (
      select object_key from import_before
      where org_id = ${orgId} and batch_id = ${batchId} and object = ${of.object} limit ${of.limit})
    returning object_key as key, before`.execute(db);
  return rows;
};
