import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { circularParents } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
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
  const parentOf = await parentsOf(db, orgId);
  for (const { accountId, parentId } of links) parentOf.set(accountId, parentId);
  const circular = circularParents(parentOf);
  const settled = links.filter(({ accountId }) => !circular.has(accountId));
  for (let start = 0; start < settled.length; start += 1000) {
    const slice = settled.slice(start, start + 1000);
    const ids = sql.val(slice.map(({ accountId }) => accountId));
    const parents = sql.val(slice.map(({ parentId }) => parentId));
    await sql`
      UPDATE account a SET parent_id = link.parent_id, version = a.version + 1, updated_at = now()
      FROM unnest(${ids}::uuid[], ${parents}::uuid[]) AS link (account_id, parent_id)
      WHERE a.org_id = ${orgId} AND a.id = link.account_id AND a.parent_id IS DISTINCT FROM link.parent_id`.execute(db);
  }
  await rebuildTree(db, orgId);
  return { circular: links.flatMap(({ accountId }) => (circular.has(accountId) ? [accountId] : [])) };
};

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
