import type { RawBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { accountsTables } from '../tables.ts';
import type { MergeRecordTable } from '../tables.ts';

export type MergeRow = Selectable<MergeRecordTable>;

export const listMerges = async (
  db: Db,
  orgId: number,
  page: { readonly after?: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<MergeRow[]> =>
  await accountsTables(db)
    .selectFrom('mergeRecord')
    .selectAll()
    .where('orgId', '=', orgId)
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(merged_at, id) < (${page.after?.at ?? ''}::timestamptz, ${page.after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('mergedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();

export const listNames = async (
  db: Db,
  orgId: number,
  merge: Pick<MergeRow, 'object' | 'survivorId' | 'mergedIds'>,
): Promise<Map<string, string>> => {
  const ids = [merge.survivorId, ...merge.mergedIds];
  if (merge.object === 'account') {
    const rows = await accountsTables(db)
      .selectFrom('account')
      .select(['id', 'name'])
      .where('orgId', '=', orgId)
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
  const rows = await accountsTables(db)
    .selectFrom('person')
    .select(['id', 'surname', 'givenName'])
    .where('orgId', '=', orgId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, surname, givenName }) => [id, `${surname}${givenName ?? ''}`]));
};

export const addMerge = async (db: Db, row: Omit<MergeRow, 'before'> & { readonly before: string }): Promise<void> => {
  await accountsTables(db).insertInto('mergeRecord').values(row).execute();
};

/** A merge, locked until the end of the transaction. */
export const lockMerge = async (db: Db, orgId: number, id: string): Promise<MergeRow | null> =>
  (await accountsTables(db)
    .selectFrom('mergeRecord')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) ?? null;

export const setMergeUndone = async (
  db: Db,
  orgId: number,
  one: { readonly id: string; readonly at: Date },
): Promise<void> => {
  await accountsTables(db)
    .updateTable('mergeRecord')
    .set({ undoneAt: one.at })
    .where('orgId', '=', orgId)
    .where('id', '=', one.id)
    .execute();
};

/**
 * Where merged accounts went: of each one of these that was merged away, the accounts that it was merged into, one after
 * the other, the present one last.
 */
export const listMergePaths = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; path: string[] }>`
    with recursive went as (
      select id, merged_into, 1 as hop from account
      where org_id = ${orgId} and id = any(${[...ids]}::uuid[]) and merged_into is not null
      union all
      select w.id, a.merged_into, w.hop + 1 from went w join account a on a.org_id = ${orgId} and a.id = w.merged_into
      where a.merged_into is not null
    )
    select id, array_agg(merged_into order by hop) as path from went group by id`.execute(db);
  return new Map(rows.map(({ id, path }) => [id, path]));
};

/** These accounts and, where one was merged away, those that it went into: rows of ids. One place for all areas. */
export const withSurvivors = (orgId: number, ids: readonly string[]): RawBuilder<unknown> => sql`
  WITH RECURSIVE went AS (
    SELECT unnest(${[...ids]}::uuid[]) AS id
    UNION
    SELECT a.merged_into FROM went JOIN account a ON a.org_id = ${orgId} AND a.id = went.id
    WHERE a.merged_into IS NOT NULL
  )
  SELECT id FROM went`;

/** Those of these codes whose accounts were merged away, with the name of the account that stands for each by now. */
export const listMergedCodes = async (
  db: Db,
  orgId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const gone = await accountsTables(db)
    .selectFrom('account')
    .select(['id', 'code'])
    .where('orgId', '=', orgId)
    .where('code', 'in', [...codes])
    .where('mergedInto', 'is not', null)
    .execute();
  const paths = await listMergePaths(
    db,
    orgId,
    gone.map(({ id }) => id),
  );
  const survivorIds = new Map([...paths].map(([id, path]) => [id, path.at(-1) ?? id]));
  if (survivorIds.size === 0) return new Map();
  const survivors = await accountsTables(db)
    .selectFrom('account')
    .select(['id', 'name'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [...survivorIds.values()])
    .execute();
  const names = new Map(survivors.map(({ id, name }) => [id, name]));
  return new Map(gone.map(({ id, code }) => [code, names.get(survivorIds.get(id) ?? '') ?? '']));
};
