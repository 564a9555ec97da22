import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { circularLinks } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { KeptObject } from './import-undo.ts';
import { rebuildTree } from './tree.ts';

export type ParentLink = { readonly accountId: string; readonly parentId: string };

/**
 * Sets the parents of many accounts at once and writes the tree anew. Links that would close a circle are left out and
 * answered; the rest is set.
 */
export const setParents = async (
  db: Db,
  orgId: number,
  links: readonly ParentLink[],
): Promise<{ readonly circular: readonly string[] }> => {
  if (links.length === 0) return { circular: [] };
  const circular = circularLinks(await parentsOf(db, orgId), links);
  await writeParents(
    db,
    orgId,
    links.filter(({ accountId }) => !circular.has(accountId)),
  );
  return { circular: [...circular] };
};

type NewParent = { readonly accountId: string; readonly parentId: string | null };

const writeParents = async (db: Db, orgId: number, links: readonly NewParent[]): Promise<void> => {
  for (let start = 0; start < links.length; start += 1000) {
    const slice = links.slice(start, start + 1000);
    const ids = sql.val(slice.map(({ accountId }) => accountId));
    const parents = sql.val(slice.map(({ parentId }) => parentId));
    await sql`
      UPDATE account a SET parent_id = link.parent_id, version = a.version + 1, updated_at = now()
      FROM unnest(${ids}::uuid[], ${parents}::uuid[]) AS link (account_id, parent_id)
      WHERE a.org_id = ${orgId} AND a.id = link.account_id AND a.parent_id IS DISTINCT FROM link.parent_id`.execute(db);
  }
  await rebuildTree(db, orgId);
};

/** A parent that an import set (undefined: not kept then), and the one before it; null: none. */
export type ParentImage = {
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null | undefined;
  /** A later import set one as well, the same or another. */
  readonly isSetAgain: boolean;
};

/**
 * Gives accounts their former parents back where they have the imported one, and writes the tree anew; a former parent
 * that is gone is none. Takes all of an import at once, because parents that were turned round come back together.
 * Answers what stays: what was set otherwise or again since, and what would close a circle.
 */
export const restoreParents = async (
  db: Db,
  orgId: number,
  images: readonly ParentImage[],
): Promise<readonly KeptObject[]> => {
  const befores = images.flatMap(({ before }) => before ?? []);
  const stands = new Set((await parentRows(db, orgId, befores)).map(({ id }) => id));
  const imageOf = new Map(images.map((image) => [image.id, image]));
  const plans = (await parentRows(db, orgId, [...imageOf.keys()])).flatMap((row) => {
    const image = imageOf.get(row.id);
    if (image === undefined) return [];
    const parentId = image.before !== null && stands.has(image.before) ? image.before : null;
    if (row.parentId === parentId) return [];
    return [{ row, parentId, isKept: image.isSetAgain || (image.after !== undefined && row.parentId !== image.after) }];
  });
  const links = plans.flatMap(({ row, parentId, isKept }) => (isKept ? [] : [{ accountId: row.id, parentId }]));
  const circular = circularLinks(await parentsOf(db, orgId), links);
  const settled = links.filter(({ accountId }) => !circular.has(accountId));
  if (settled.length > 0) await writeParents(db, orgId, settled);
  return plans.flatMap(({ row: { id, code, name }, isKept }) =>
    isKept || circular.has(id) ? [{ id, code, name, fields: ['parentId'] }] : [],
  );
};

const parentRows = async (db: Db, orgId: number, ids: readonly string[]) =>
  await accountsTables(db)
    .selectFrom('account')
    .select(['id', 'code', 'name', 'parentId'])
    .where('orgId', '=', orgId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();

/** The code of each account that stands with that of its parent; as one text, for the sake of the embedded engine. */
export const listAccountTree = async (db: Db, orgId: number): Promise<ReadonlyMap<string, string | null>> => {
  const { rows } = await sql<{ packed: string | null }>`
    SELECT string_agg(a.code || E'\t' || coalesce(p.code, ''), E'\n') AS packed
    FROM account a LEFT JOIN account p ON p.org_id = ${orgId} AND p.id = a.parent_id
    WHERE a.org_id = ${orgId} AND a.merged_into IS NULL`.execute(db);
  return new Map(
    (rows[0]?.packed ?? '').split('\n').flatMap((line): (readonly [string, string | null])[] => {
      const [code, parent] = line.split('\t');
      return code === undefined || code === '' ? [] : [[code, parent === undefined || parent === '' ? null : parent]];
    }),
  );
};

/** The code of each account that has a credit code with it; as one text as well. */
export const listAccountUsccs = async (db: Db, orgId: number): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ packed: string | null }>`
    SELECT string_agg(code || E'\t' || uscc, E'\n') AS packed FROM account
    WHERE org_id = ${orgId} AND merged_into IS NULL AND uscc IS NOT NULL`.execute(db);
  return new Map(
    (rows[0]?.packed ?? '').split('\n').flatMap((line): (readonly [string, string])[] => {
      const [code, uscc] = line.split('\t');
      return code === undefined || uscc === undefined ? [] : [[code, uscc]];
    }),
  );
};

const parentsOf = async (db: Db, orgId: number): Promise<Map<string, string>> => {
  const rows = await accountsTables(db)
    .selectFrom('account')
    .select(['id', 'parentId'])
    .where('orgId', '=', orgId)
    .where('parentId', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ id, parentId }) => (parentId === null ? [] : [[id, parentId]])));
};
