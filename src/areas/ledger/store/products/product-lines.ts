import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import { ledgerTables } from '../../tables.ts';
import type { BatchKey } from '../import/stage.ts';

export type LinePath = { readonly path: readonly string[]; readonly pathEn?: readonly string[] | undefined };
export type LineIds = { readonly lineId: string; readonly familyId: string };

/** The English path of the product line that a query calls `l`; a part without an English name stands as it is. */
export const linePathEn = (orgId: number): RawBuilder<unknown> => sql`(
  select array_agg(coalesce(up.name_en, up.name) order by cardinality(up.path)) from product_line up
  where up.org_id = ${orgId} and up.path = l.path[1:cardinality(up.path)])`;

const keyOf = (path: readonly string[]): string => path.join('\u0000');

/** A line that has another English name now, with the one before. */
export type RenamedLine = { readonly id: string; readonly nameEn: string | null; readonly nameEnAfter: string | null };

export type EnsuredLines = {
  readonly idsOf: (path: readonly string[]) => LineIds | null;
  readonly renamed: readonly RenamedLine[];
  /** The ids of those that did not exist. */
  readonly made: readonly string[];
};

/**
 * The product lines of these paths, made where they do not exist yet, outermost first. The outermost line is the
 * family of all under it. An English name that differs from the known one replaces it; none given leaves it.
 */
export const ensureLines = async (
  db: Db,
  wanted: { readonly orgId: number; readonly paths: readonly LinePath[]; readonly newId: () => string },
): Promise<EnsuredLines> => {
  const { orgId, paths, newId } = wanted;
  const tables = ledgerTables(db);
  const known = new Map<string, string>();
  const namesEn = new Map<string, string | null>();
  const filled = paths.filter(({ path }) => path.length > 0);
  if (filled.length > 0) {
    const rows = await tables
      .selectFrom('productLine')
      .select(['id', 'path', 'nameEn'])
      .where('orgId', '=', orgId)
      .execute();
    for (const { id, path, nameEn } of rows) {
      known.set(keyOf(path), id);
      namesEn.set(keyOf(path), nameEn);
    }
  }
  const made = filled.flatMap(({ path, pathEn }) =>
    path.flatMap((name, depth) => {
      const here = path.slice(0, depth + 1);
      if (known.has(keyOf(here))) return [];
      const id = newId();
      known.set(keyOf(here), id);
      const parentId = depth === 0 ? null : (known.get(keyOf(path.slice(0, depth))) ?? null);
      return [{ orgId, id, parentId, name, nameEn: pathEn?.[depth] ?? null, path: here }];
    }),
  );
  if (made.length > 0) await tables.insertInto('productLine').values(made).execute();
  const wantedEn = new Map(
    filled.flatMap(({ path, pathEn = [] }) =>
      pathEn.slice(0, path.length).map((nameEn, depth) => [keyOf(path.slice(0, depth + 1)), nameEn] as const),
    ),
  );
  const renamed: RenamedLine[] = [];
  for (const [key, nameEn] of wantedEn) {
    const [id, before] = [known.get(key), namesEn.get(key)];
    if (id === undefined || before === undefined || before === nameEn) continue;
    renamed.push({ id, nameEn: before, nameEnAfter: nameEn });
    await tables.updateTable('productLine').set({ nameEn }).where('orgId', '=', orgId).where('id', '=', id).execute();
  }
  const idsOf = (path: readonly string[]): LineIds | null => {
    const lineId = known.get(keyOf(path));
    const familyId = known.get(keyOf(path.slice(0, 1)));
    return lineId === undefined || familyId === undefined ? null : { lineId, familyId };
  };
  return { idsOf, renamed, made: made.map(({ id }) => id) };
};

/** Lines that this batch made, or one that is undone: with the last product that held a line, the line goes as well. */
export const listUndoneLines = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select l.id from import_before i
    join import_batch b on b.org_id = ${orgId} and b.id = i.batch_id and (b.id = ${batchId} or b.state = 'undone')
    join product_line l on l.org_id = ${orgId} and l.id = i.object_key::uuid
    where i.org_id = ${orgId} and i.object = 'new-product-line'`.execute(db);
  return rows.map(({ id }) => id);
};

/** Removes those of the lines that hold no product and no line but such. */
export const removeEmptyLines = async (db: Db, orgId: number, ids: readonly string[]): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    delete from product_line l
    where l.org_id = ${orgId} and l.id = any(${[...ids]}::uuid[])
      and not exists (select from product p where p.org_id = ${orgId} and (p.line_id = l.id or p.family_id = l.id))
      and not exists (select from product_line c where c.org_id = ${orgId} and c.parent_id = l.id)
    returning l.id`.execute(db);
  if (rows.length === 0) return;
  const gone = rows.map(({ id }) => id);
  await sql`
    delete from import_before
    where org_id = ${orgId} and object = 'new-product-line' and object_key = any(${gone}::text[])`.execute(db);
  const isGone = new Set(gone);
  await removeEmptyLines(
    db,
    orgId,
    ids.filter((id) => !isGone.has(id)),
  );
};
