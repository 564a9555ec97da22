import type { RawBuilder, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { isUuid } from '#kernel/id';
import type { RecordHead } from '#platform/operations';
import { queryGramsOf } from '#platform/search-text';
import { accountsTables } from '../tables.ts';
import type { AccountTable } from '../tables.ts';

export type AccountRow = Selectable<AccountTable>;
export type AccountRefRow = Pick<AccountRow, 'id' | 'code' | 'name' | 'nameEn'>;

const refColumns = ['id', 'code', 'name', 'nameEn'] as const;

type Within = { readonly within: RawBuilder<boolean> };

export const findAccount = async (
  db: Db,
  orgId: number,
  one: Within & { readonly id: string },
): Promise<AccountRow | null> =>
  (await accountsTables(db)
    .selectFrom('account')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', one.id)
    .where(one.within)
    .executeTakeFirst()) ?? null;

/** Accounts as their files name them, by id or code. */
export const listAccountHeads = async (
  db: Db,
  orgId: number,
  keys: readonly string[],
): Promise<readonly RecordHead[]> => {
  const { rows } = await sql<RecordHead>`
    select id::text as key, id as "accountId", code as label from account
    where org_id = ${orgId} and (id = any(${keys.filter(isUuid)}::uuid[]) or code = any(${[...keys]}::text[]))`.execute(
    db,
  );
  return rows;
};

/** Names of accounts by id, for rows that mention them. */
export const listAccountRefs = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<Map<string, AccountRefRow>> => {
  if (ids.length === 0) return new Map();
  const rows = await accountsTables(db)
    .selectFrom('account')
    .select([...refColumns])
    .where('orgId', '=', orgId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** Which of these accounts the condition reaches. */
export const listReachableIds = async (
  db: Db,
  orgId: number,
  many: Within & { readonly ids: readonly string[] },
): Promise<Pick<AccountRow, 'id' | 'ownerId' | 'tags'>[]> =>
  await accountsTables(db)
    .selectFrom('account')
    .select(['id', 'ownerId', 'tags'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [...many.ids])
    .where('mergedInto', 'is', null)
    .where(many.within)
    .execute();

export type AccountFilter = Within & {
  readonly q?: string | undefined;
  readonly lifecycle?: AccountRow['lifecycle'] | undefined;
  readonly ownerId?: string | undefined;
  readonly after?: { readonly sortKey: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** Accounts in the order of their names; a typed text narrows by the gram index and is then checked as a substring. */
export const listAccounts = async (db: Db, orgId: number, filter: AccountFilter): Promise<AccountRow[]> => {
  const typed = queryGramsOf(filter.q ?? '');
  return await accountsTables(db)
    .selectFrom('account')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('mergedInto', 'is', null)
    .where(filter.within)
    .$if(typed.grams.length > 0, (query) =>
      query
        .where(sql<boolean>`search_grams @> ${sql.val(typed.grams)}::text[]`)
        .where(sql<boolean>`search_text LIKE ${`%${escapeLike(typed.text)}%`}`),
    )
    .$if(filter.lifecycle !== undefined, (query) => query.where('lifecycle', '=', filter.lifecycle ?? 'active'))
    .$if(filter.ownerId !== undefined, (query) => query.where('ownerId', '=', filter.ownerId ?? null))
    .$if(filter.after !== undefined, (query) =>
      query.where(sql<boolean>`(sort_key, id) > (${filter.after?.sortKey ?? ''}, ${filter.after?.id ?? null}::uuid)`),
    )
    .orderBy('sortKey')
    .orderBy('id')
    .limit(filter.limit)
    .execute();
};

/** A typed text inside LIKE: its wildcards are plain characters. */
export const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);

export const listChildren = async (db: Db, orgId: number, parentId: string): Promise<AccountRefRow[]> =>
  await accountsTables(db)
    .selectFrom('account')
    .select([...refColumns])
    .where('orgId', '=', orgId)
    .where('parentId', '=', parentId)
    .where('mergedInto', 'is', null)
    .orderBy('sortKey')
    .limit(500)
    .execute();

export const countDescendants = async (db: Db, orgId: number, id: string): Promise<number> => {
  const row = await accountsTables(db)
    .selectFrom('accountAncestor')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('orgId', '=', orgId)
    .where('ancestorId', '=', id)
    .where('depth', '>', 0)
    .executeTakeFirst();
  return row?.n ?? 0;
};

/** Changes a row only at the version that was read; false when somebody was quicker. */
export const updateAccountAt = async (
  db: Db,
  orgId: number,
  change: { readonly id: string; readonly version: number; readonly set: Updateable<AccountTable> },
): Promise<boolean> => {
  const result = await accountsTables(db)
    .updateTable('account')
    .set({ ...change.set, version: change.version + 1, updatedAt: sql<Date>`now()` })
    .where('orgId', '=', orgId)
    .where('id', '=', change.id)
    .where('version', '=', change.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
};

export const setOwner = async (
  db: Db,
  orgId: number,
  change: { readonly ids: readonly string[]; readonly ownerId: string | null },
): Promise<void> => {
  await accountsTables(db)
    .updateTable('account')
    .set((set) => ({ ownerId: change.ownerId, version: set('version', '+', 1), updatedAt: sql<Date>`now()` }))
    .where('orgId', '=', orgId)
    .where('id', 'in', [...change.ids])
    .execute();
};

export const setTags = async (
  db: Db,
  orgId: number,
  rows: readonly { readonly id: string; readonly tags: readonly string[] }[],
): Promise<void> => {
  for (const { id, tags } of rows)
    await accountsTables(db)
      .updateTable('account')
      .set((set) => ({ tags: [...tags], version: set('version', '+', 1), updatedAt: sql<Date>`now()` }))
      .where('orgId', '=', orgId)
      .where('id', '=', id)
      .execute();
};

export const listTags = async (
  db: Db,
  orgId: number,
  within: RawBuilder<boolean>,
): Promise<{ tag: string; accounts: number }[]> => {
  const { rows } = await sql<{ tag: string; accounts: number }>`
    SELECT tag, count(*) AS accounts FROM account, unnest(tags) AS tag
    WHERE org_id = ${orgId} AND merged_into IS NULL AND ${within}
    GROUP BY tag ORDER BY count(*) DESC, tag COLLATE "C" LIMIT 500`.execute(db);
  return rows;
};

/** The next free code of the system's own series: K00001, K00002 … */
export const nextCode = async (db: Db, orgId: number): Promise<string> => {
  const { rows } = await sql<{ last: string | null }>`
    SELECT max(code COLLATE "C") AS last FROM account WHERE org_id = ${orgId} AND code ~ '^K[0-9]{5,}$' AND length(code) = (
      SELECT max(length(code)) FROM account WHERE org_id = ${orgId} AND code ~ '^K[0-9]{5,}$')`.execute(db);
  const last = rows[0]?.last ?? 'K00000';
  return `K${String(Number(last.slice(1)) + 1).padStart(5, '0')}`;
};
