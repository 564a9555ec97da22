import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { accountsTables } from '../tables.ts';

/** An account and all above it, nearest first. */
export const listAncestorIds = async (db: Db, orgId: number, accountId: string): Promise<string[]> => {
  const rows = await accountsTables(db)
    .selectFrom('accountAncestor')
    .select('ancestorId')
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .orderBy('depth')
    .execute();
  return rows.map(({ ancestorId }) => ancestorId);
};

/** New accounts stand alone until a parent is set. */
export const addTreeRoots = async (db: Db, orgId: number, accountIds: readonly string[]): Promise<void> => {
  if (accountIds.length === 0) return;
  await accountsTables(db)
    .insertInto('accountAncestor')
    .values(accountIds.map((accountId) => ({ orgId, accountId, ancestorId: accountId, depth: 0 })))
    .onConflict((clash) => clash.doNothing())
    .execute();
};

/** Moves an account with all under it below another parent (or none). The caller has refused circles. */
export const moveSubtree = async (
  db: Db,
  orgId: number,
  move: { readonly accountId: string; readonly parentId: string | null },
): Promise<void> => {
  const { accountId, parentId } = move;
  await accountsTables(db)
    .updateTable('account')
    .set({ parentId })
    .where('orgId', '=', orgId)
    .where('id', '=', accountId)
    .execute();
  await sql`
    DELETE FROM account_ancestor t
    USING account_ancestor below
    WHERE t.org_id = ${orgId} AND below.org_id = ${orgId} AND below.ancestor_id = ${accountId}
      AND t.account_id = below.account_id AND t.depth > below.depth`.execute(db);
  if (parentId === null) return;
  await sql`
    INSERT INTO account_ancestor (org_id, account_id, ancestor_id, depth)
    SELECT ${orgId}::bigint, below.account_id, above.ancestor_id, below.depth + above.depth + 1
    FROM account_ancestor below JOIN account_ancestor above ON above.org_id = below.org_id
    WHERE below.org_id = ${orgId} AND above.org_id = ${orgId}
      AND below.ancestor_id = ${accountId} AND above.account_id = ${parentId}`.execute(db);
};

/** Writes the whole closure anew from the parents; after imports that set many. */
export const rebuildTree = async (db: Db, orgId: number): Promise<void> => {
  await accountsTables(db).deleteFrom('accountAncestor').where('orgId', '=', orgId).execute();
  await sql`
    INSERT INTO account_ancestor (org_id, account_id, ancestor_id, depth)
    WITH RECURSIVE up AS (
      SELECT a.id AS account_id, a.id AS ancestor_id, 0 AS depth FROM account a WHERE a.org_id = ${orgId}
      UNION ALL
      SELECT up.account_id, a.parent_id, up.depth + 1
      FROM up JOIN account a ON a.org_id = ${orgId} AND a.id = up.ancestor_id
      WHERE a.parent_id IS NOT NULL
    )
    SELECT ${orgId}::bigint, account_id, ancestor_id, depth FROM up`.execute(db);
};

/**
 * Writes the closure of accounts whose parents changed anew, with all that was under them. No other is touched: the way
 * up from an account up to the first changed one on it is as it was, so that the account was under that one before.
 */
export const regrowTree = async (db: Db, orgId: number, changed: readonly string[]): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT account_id AS id FROM account_ancestor
    WHERE org_id = ${orgId} AND ancestor_id = any(${[...changed]}::uuid[])`.execute(db);
  const ids = rows.map(({ id }) => id);
  await sql`
    DELETE FROM account_ancestor WHERE org_id = ${orgId} AND account_id = any(${ids}::uuid[])`.execute(db);
  await sql`
    INSERT INTO account_ancestor (org_id, account_id, ancestor_id, depth)
    WITH RECURSIVE up AS (
      SELECT id AS account_id, id AS ancestor_id, 0 AS depth FROM unnest(${ids}::uuid[]) AS o (id)
      UNION ALL
      SELECT up.account_id, a.parent_id, up.depth + 1
      FROM up JOIN account a ON a.org_id = ${orgId} AND a.id = up.ancestor_id
      WHERE a.parent_id IS NOT NULL
    )
    SELECT ${orgId}::bigint, account_id, ancestor_id, depth FROM up`.execute(db);
};
