import type { Db } from '#db/handle';
import { ledgerTables } from '../../tables.ts';

export type LinePath = { readonly path: readonly string[]; readonly pathEn?: readonly string[] | undefined };
export type LineIds = { readonly lineId: string; readonly familyId: string };

const keyOf = (path: readonly string[]): string => path.join('\u0000');

/**
 * The product lines of these paths, made where they do not exist yet, outermost first. The outermost line is the
 * family of all under it. Answers by path.
 */
export const ensureLines = async (
  db: Db,
  wanted: { readonly orgId: number; readonly paths: readonly LinePath[]; readonly newId: () => string },
): Promise<(path: readonly string[]) => LineIds | null> => {
  const { orgId, paths, newId } = wanted;
  const tables = ledgerTables(db);
  const known = new Map<string, string>();
  const filled = paths.filter(({ path }) => path.length > 0);
  if (filled.length > 0) {
    const rows = await tables.selectFrom('productLine').select(['id', 'path']).where('orgId', '=', orgId).execute();
    for (const { id, path } of rows) known.set(keyOf(path), id);
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
  return (path) => {
    const lineId = known.get(keyOf(path));
    const familyId = known.get(keyOf(path.slice(0, 1)));
    return lineId === undefined || familyId === undefined ? null : { lineId, familyId };
  };
};
