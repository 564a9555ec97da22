import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { isSame } from '#domain/accounts';
import type { BatchKey } from './stage.ts';

export type BeforeImage = {
  readonly object: string;
  readonly key: string;
  readonly before: unknown;
  /** What the batch made of it. */
  readonly after: unknown;
};

/**
 * Keeps how objects stood before a batch changed them, and what it made of them; of several changes by one batch, the
 * first tells what was before and the last what came of it.
 */
export const keepBeforeImages = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  images: readonly BeforeImage[],
): Promise<void> => {
  if (images.length === 0) return;
  const first = new Map<string, BeforeImage>();
  for (const image of images) {
    const id = `${image.object} ${image.key}`;
    first.set(id, { ...image, before: (first.get(id) ?? image).before });
  }
  await sql`
    insert into import_before (org_id, batch_id, object, object_key, before, after)
    select ${orgId}::bigint, ${batchId}::uuid, i.object, i.key, i.before, i.after
    from jsonb_to_recordset(${JSON.stringify([...first.values()])}::jsonb)
      as i (object text, key text, before jsonb, after jsonb)
    on conflict (org_id, batch_id, object, object_key) do update set after = excluded.after`.execute(db);
};

/** An image as it is taken back; `after` is null where it was not kept. */
export type TakenImage = {
  readonly key: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>> | null;
};

/** Takes back up to `limit` images of a kind of object. */
export const takeBeforeImages = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  of: { readonly object: string; readonly limit: number },
): Promise<readonly TakenImage[]> => {
  const { rows } = await sql<TakenImage>`
    delete from import_before
    where org_id = ${orgId} and batch_id = ${batchId} and object = ${of.object} and object_key in (
      select object_key from import_before
      where org_id = ${orgId} and batch_id = ${batchId} and object = ${of.object} limit ${of.limit})
    returning object_key as key, before, after`.execute(db);
  return rows;
};

/** What a batch made of those of the objects that it has images of. */
export const listAfterImages = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  of: { readonly object: string; readonly keys: readonly string[] },
): Promise<readonly { readonly id: string; readonly after: TakenImage['after'] }[]> => {
  const { rows } = await sql<{ id: string; after: TakenImage['after'] }>`
    select object_key as id, after from import_before
    where org_id = ${orgId} and batch_id = ${batchId} and object = ${of.object}
      and object_key = any(${[...of.keys]}::text[])`.execute(db);
  return rows;
};

/** An image that a later batch keeps of an object. */
export type LaterImage = TakenImage & { readonly batchId: string };

/** What batches that ended after this one changed of the objects, the first of them first. */
export const listLaterImages = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  of: { readonly object: string; readonly keys: readonly string[] },
): Promise<readonly LaterImage[]> => {
  const { rows } = await sql<LaterImage>`
    select i.batch_id as "batchId", i.object_key as key, i.before, i.after
    from import_batch own
    join import_batch later on later.org_id = ${orgId}
      and (later.finished_at, later.id) > (own.finished_at, own.id)
    join import_before i on i.org_id = ${orgId} and i.batch_id = later.id and i.object = ${of.object}
      and i.object_key = any(${[...of.keys]}::text[])
    where own.org_id = ${orgId} and own.id = ${batchId}
    order by later.finished_at, later.id`.execute(db);
  return rows;
};

/** The fields that a batch changed of an object; all that it can tell of where it was not kept what it made. */
export const fieldsChanged = ({ before, after }: Pick<TakenImage, 'before' | 'after'>): readonly string[] =>
  Object.keys(after ?? before).filter((field) => after === null || !isSame(before[field], after[field]));

/** A field that stays: what the import made of it, and what stood before, with all that goes with the field. */
export type RebasedField = {
  readonly key: string;
  readonly field: string;
  readonly made: unknown;
  readonly stood: Readonly<Record<string, unknown>>;
};

/**
 * Where the next import that changed a field that stays found what this one had made of it, the later one is told what was
 * there before both: its own undo then gives that, not what was taken back.
 */
export const rebaseLaterImages = async (
  db: Db,
  { orgId, object }: { readonly orgId: number; readonly object: string },
  { later, fields }: { readonly later: readonly LaterImage[]; readonly fields: readonly RebasedField[] },
): Promise<void> => {
  const patches = new Map<string, { batchId: string; key: string; patch: Record<string, unknown> }>();
  for (const { key, field, made, stood } of fields) {
    const next = later.find((image) => image.key === key && fieldsChanged(image).includes(field));
    if (next === undefined || !isSame(next.before[field], made)) continue;
    const { batchId } = next;
    const known = patches.get(`${batchId} ${key}`) ?? { batchId, key, patch: {} };
    Object.assign(known.patch, stood);
    patches.set(`${batchId} ${key}`, known);
  }
  if (patches.size === 0) return;
  await sql`
    update import_before i set before = i.before || r.patch
    from jsonb_to_recordset(${JSON.stringify([...patches.values()])}::jsonb) as r ("batchId" uuid, key text, patch jsonb)
    where i.org_id = ${orgId} and i.batch_id = r."batchId" and i.object = ${object} and i.object_key = r.key`.execute(
    db,
  );
};

/** Whether a batch changed anything of a kind of object that it has not taken back. */
export const hasBeforeImages = async (db: Db, { orgId, batchId }: BatchKey, object: string): Promise<boolean> => {
  const { rows } = await sql<{ has: boolean }>`
    select exists (
      select from import_before where org_id = ${orgId} and batch_id = ${batchId} and object = ${object}) as has`.execute(
    db,
  );
  return rows[0]?.has ?? false;
};
