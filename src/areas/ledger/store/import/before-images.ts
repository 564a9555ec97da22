import { sql } from 'kysely';
import type { Db } from '#db/handle';
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

/** A field that stays: what the import made of it, what stood before, and the version of the object then. */
export type RebasedField = {
  readonly object: string;
  readonly key: string;
  readonly field: string;
  readonly made: unknown;
  readonly stood: unknown;
  readonly version: unknown;
};

/**
 * Where a later import found what this one had made of a field that stays, the later one is told what was there before
 * both: its own undo then gives that, not what was taken back.
 */
export const rebaseLaterImages = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  changes: readonly RebasedField[],
): Promise<void> => {
  for (const { object, key, field, made, stood, version } of changes) {
    await sql`
      update import_before set before = before || ${JSON.stringify({ [field]: stood ?? null })}::jsonb
      where org_id = ${orgId} and batch_id <> ${batchId} and object = ${object} and object_key = ${key}
        and coalesce((before ->> 'version')::integer > ${Number(version ?? 0)}, true)
        and before -> ${field}::text = ${JSON.stringify(made ?? null)}::jsonb`.execute(db);
  }
};
