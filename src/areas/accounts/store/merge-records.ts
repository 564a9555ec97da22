import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import { canonicalJson } from '#kernel/canonical-json';
import { joinedCustom, mergedConsents, parentAfterMerge, partedCustom } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { AccountTable } from '../tables.ts';
import { replaceKeys } from './keys.ts';
import { rebuildTree } from './tree.ts';

export type MergeObject = 'account' | 'person';

export type Merge = {
  readonly orgId: number;
  readonly object: MergeObject;
  readonly survivorId: string;
  readonly mergedIds: readonly string[];
  /** Field → the record whose value stays. */
  readonly fields: Readonly<Record<string, string>>;
};

/** Fields whose value may be taken from a merged record, as columns. */
const takenFields = {
  account: [
    'name',
    'name_en',
    'short_name',
    'uscc',
    'kind',
    'industry',
    'region',
    'ownership',
    'institution',
    'employees',
    'website',
    'founded_on',
    'owner_id',
    'terms_days',
  ],
  person: [
    'surname',
    'given_name',
    'gender',
    'salutation',
    'phone',
    'mobile',
    'email',
    'wechat',
    'age_band',
    'birthday',
    'interests',
    'habits',
    'language',
  ],
} as const;

/** Columns that mean nothing without another one, and go with it. */
const together: Readonly<Record<string, readonly string[]>> = { birthday: ['birthday', 'birthday_calendar'] };

/** What hangs on a record and goes with it, by table and the column that names it. */
const hanging = {
  account: ['person_role', 'note', 'attachment', 'task', 'timeline_event', 'account_team', 'account_standing'],
  person: ['person_role', 'note', 'attachment'],
} as const;

/** What a merge changed, so that it can be undone. */
export const mergeBeforeSchema = z.object({
  survivor: z.record(z.string(), z.unknown()),
  moved: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
  parents: z.array(z.tuple([z.string(), z.string().nullable()])),
  addedNames: z.array(z.string()),
  /** Merges made before tags were joined added none. */
  addedTags: z.array(z.string()).default([]),
  /** The survivor's custom values as the merge left them, where it changed any. */
  joinedCustom: z.unknown().optional(),
});
export type MergeBefore = z.output<typeof mergeBeforeSchema>;

const columnOf = (object: MergeObject) => sql.ref(`${object}_id`);
const snakeOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Records that exist and were not merged away; locked until the end of the transaction. */
export const lockUnmerged = async (
  db: Db,
  { orgId, object, survivorId, mergedIds }: Merge,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(object)} where org_id = ${orgId} and id = any(${[survivorId, ...mergedIds]}::uuid[]) and merged_into is null
    order by id for update`.execute(db);
  return rows.map(({ id }) => id);
};

/** Joins records into one: what hangs on them moves, their names stay findable, and what stood before is answered. */
export const mergeRecords = async (db: Db, merge: Merge): Promise<MergeBefore> => {
  const { orgId, object, survivorId, mergedIds, fields } = merge;
  const ids = [...mergedIds];
  const moved: MergeBefore['moved'] = {};
  for (const table of hanging[object]) {
    const { rows } = await sql<{ id: string; owner: string }>`
      select id, ${columnOf(object)} as owner from ${sql.table(table)} where org_id = ${orgId} and ${columnOf(object)} = any(${ids}::uuid[])`.execute(
      db,
    );
    moved[table] = rows.map(({ id, owner }) => [id, owner]);
    await sql`update ${sql.table(table)} set ${columnOf(object)} = ${survivorId}::uuid where org_id = ${orgId} and ${columnOf(object)} = any(${ids}::uuid[])`.execute(
      db,
    );
  }
  const survivor: Record<string, unknown> = {};
  const allowed: readonly string[] = takenFields[object];
  const chosen = Object.entries(fields).flatMap(([field, from]) => {
    const column = snakeOf(field);
    if (!allowed.includes(column) || from === survivorId || !ids.includes(from)) return [];
    return (together[column] ?? [column]).map((each) => [each, from] as const);
  });
  for (const [column, from] of chosen) {
    const { rows } = await sql<{
      value: unknown;
    }>`select ${sql.ref(column)}::text as value from ${sql.table(object)} where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(
      db,
    );
    survivor[column] = rows[0]?.value ?? null;
    await sql`
      update ${sql.table(object)} s set ${sql.ref(column)} = m.${sql.ref(column)} from ${sql.table(object)} m
      where s.org_id = ${orgId} and s.id = ${survivorId}::uuid and m.org_id = ${orgId} and m.id = ${from}::uuid`.execute(
      db,
    );
  }
  const { custom, ...added } = await joinTagsAndCustom(db, merge);
  if (custom !== undefined) survivor['custom'] = custom;
  await sql`
    update ${sql.table(object)} set merged_into = case when id = ${survivorId}::uuid then null else ${survivorId}::uuid end,
      version = version + 1, updated_at = now()
    where org_id = ${orgId} and id = any(${[survivorId, ...ids]}::uuid[])`.execute(db);
  if (object === 'person')
    return {
      survivor: { ...survivor, ...(await joinConsents(db, merge)) },
      moved,
      parents: [],
      addedNames: [],
      ...added,
    };
  return { survivor, moved, ...added, ...(await takeNamesAndChildren(db, merge)) };
};

type Joined = Pick<MergeBefore, 'addedTags' | 'joinedCustom'> & { readonly custom?: unknown };

/** The survivor gets the tags of all and their custom values; answers its values before and after if they changed, and the tags. */
const joinTagsAndCustom = async (db: Db, { orgId, object, survivorId, mergedIds, fields }: Merge): Promise<Joined> => {
  const { rows } = await sql<Pick<Selectable<AccountTable>, 'id' | 'tags' | 'custom'>>`
    select id, tags, custom from ${sql.table(object)}
    where org_id = ${orgId} and id = any(${[survivorId, ...mergedIds]}::uuid[])`.execute(db);
  const survivor = rows.find(({ id }) => id === survivorId);
  if (survivor === undefined) return { addedTags: [] };
  const merged = mergedIds.flatMap((id) => rows.filter((row) => row.id === id));
  const held = new Set(survivor.tags);
  const addedTags = [...new Set(merged.flatMap(({ tags }) => tags))].filter((tag) => !held.has(tag));
  const custom = joinedCustom({ survivor: survivor.custom, merged, fields });
  const isSame = canonicalJson(custom) === canonicalJson(survivor.custom);
  await sql`
    update ${sql.table(object)} set tags = ${[...survivor.tags, ...addedTags]}::text[], custom = ${JSON.stringify(custom)}::jsonb
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  return isSame ? { addedTags } : { custom: survivor.custom, joinedCustom: custom, addedTags };
};

/** The survivor keeps the latest word on each channel; answers what stood with it. */
const joinConsents = async (db: Db, { orgId, survivorId, mergedIds }: Merge): Promise<Record<string, unknown>> => {
  const tables = accountsTables(db);
  const rows = await tables
    .selectFrom('person')
    .select(['id', 'consents'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [survivorId, ...mergedIds])
    .execute();
  const stood = rows.find(({ id }) => id === survivorId)?.consents ?? {};
  const consents = JSON.stringify(mergedConsents([stood, ...rows.map((row) => row.consents)]));
  await tables
    .updateTable('person')
    .set({ consents })
    .where('orgId', '=', orgId)
    .where('id', '=', survivorId)
    .execute();
  return { consents: stood };
};

const takeNamesAndChildren = async (
  db: Db,
  { orgId, survivorId, mergedIds, fields }: Merge,
): Promise<Pick<MergeBefore, 'parents' | 'addedNames'>> => {
  const ids = [...mergedIds];
  const tables = accountsTables(db);
  const rows = await tables
    .selectFrom('account')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', 'in', [survivorId, ...ids])
    .execute();
  const survivor = rows.find(({ id }) => id === survivorId);
  const gone = rows.filter(({ id }) => id !== survivorId);
  const held = new Set([survivor?.name, ...(survivor?.otherNames ?? [])]);
  // A file may name the record by anything that it ever was called.
  const addedNames = [
    ...new Set(
      gone.flatMap(({ name, nameEn, shortName, code, uscc, otherNames }) => [
        name,
        nameEn ?? '',
        shortName ?? '',
        code,
        uscc ?? '',
        ...otherNames,
      ]),
    ),
  ].filter((name) => name !== '' && !held.has(name));
  const otherNames = [...(survivor?.otherNames ?? []), ...addedNames];
  await tables
    .updateTable('account')
    .set({ otherNames })
    .where('orgId', '=', orgId)
    .where('id', '=', survivorId)
    .execute();
  await tables.deleteFrom('accountKey').where('orgId', '=', orgId).where('accountId', 'in', ids).execute();
  if (survivor !== undefined) await keyAnew(db, orgId, [survivorId]);
  const children = await tables
    .selectFrom('account')
    .select(['id', 'parentId'])
    .where('orgId', '=', orgId)
    .where('parentId', 'in', ids)
    .execute();
  const parents: [string, string | null][] = children.map(({ id, parentId }) => [id, parentId]);
  if (survivor !== undefined && !parents.some(([id]) => id === survivorId))
    parents.push([survivorId, survivor.parentId]);
  const joined = new Set([survivorId, ...ids]);
  const wanted = fields['parentId'];
  const from = wanted !== undefined && joined.has(wanted) ? wanted : survivorId;
  const parent = parentAfterMerge(from, joined, await parentsAbove(db, orgId, [...joined]));
  await sql`
    update account set parent_id = case when id = ${survivorId}::uuid then ${parent}::uuid else ${survivorId}::uuid end
    where org_id = ${orgId} and id = any(${parents.map(([id]) => id)}::uuid[]) and not (id = any(${ids}::uuid[]))`.execute(
    db,
  );
  await rebuildTree(db, orgId);
  return { parents, addedNames };
};

/** The parents of these accounts and of all above them. */
const parentsAbove = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> => {
  const { rows } = await sql<{ id: string; parentId: string | null }>`
    select a.id, a.parent_id as "parentId" from account a
    where a.org_id = ${orgId} and a.id in (
      select u.ancestor_id from account_ancestor u where u.org_id = ${orgId} and u.account_id = any(${[...ids]}::uuid[]))`.execute(
    db,
  );
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
};

const keyAnew = async (db: Db, orgId: number, ids: readonly string[]): Promise<void> => {
  const rows = await accountsTables(db)
    .selectFrom('account')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute();
  await replaceKeys(
    db,
    orgId,
    rows.map((row) => ({ ...row, otherNames: [...row.otherNames, row.shortName, row.nameEn] })),
  );
};

const customSchema = z.record(z.string(), z.json());

/** Puts the survivor's custom values back; a merge that did not note how it left them gives back all that stood. */
const partCustom = async (
  db: Db,
  { orgId, object, survivorId }: Omit<Merge, 'fields'>,
  { stood, joined }: { readonly stood: unknown; readonly joined: unknown },
): Promise<void> => {
  const { rows } = await sql<{ custom: unknown }>`
    select custom from ${sql.table(object)} where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  const now = customSchema.parse(rows[0]?.custom ?? {});
  const left = joined === undefined ? now : customSchema.parse(joined);
  const custom = partedCustom({ stood: customSchema.parse(stood), joined: left, now });
  await sql`
    update ${sql.table(object)} set custom = ${JSON.stringify(custom)}::jsonb
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
};

/** Takes a merge back: what moved returns, unless it was removed or moved on since. */
export const unmergeRecords = async (db: Db, merge: Omit<Merge, 'fields'>, before: MergeBefore): Promise<void> => {
  const { orgId, object, survivorId, mergedIds } = merge;
  for (const [table, rows] of Object.entries(before.moved))
    await sql`
      update ${sql.table(table)} t set ${columnOf(object)} = b.owner
      from unnest(${rows.map(([id]) => id)}::uuid[], ${rows.map(([, owner]) => owner)}::uuid[]) as b (id, owner)
      where t.org_id = ${orgId} and t.id = b.id and t.${columnOf(object)} = ${survivorId}::uuid`.execute(db);
  const { custom, ...survivor } = before.survivor;
  if (custom !== undefined) await partCustom(db, merge, { stood: custom, joined: before.joinedCustom });
  for (const [column, value] of Object.entries(survivor))
    await sql`
      update ${sql.table(object)} set ${sql.ref(column)} = (json_populate_record(null::${sql.table(object)}, ${JSON.stringify({ [column]: value })}::json)).${sql.ref(column)}
      where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  await sql`
    update ${sql.table(object)} set merged_into = null, version = version + 1, updated_at = now()
    where org_id = ${orgId} and id = any(${[...mergedIds]}::uuid[])`.execute(db);
  await sql`
    update ${sql.table(object)} set tags = array(select tag from unnest(tags) with ordinality as n (tag, place)
      where not (tag = any(${before.addedTags}::text[])) order by place)
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  if (object === 'person') return;
  await sql`
    update account set other_names = array(select name from unnest(other_names) with ordinality as n (name, place)
      where not (name = any(${before.addedNames}::text[])) order by place)
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  await sql`
    update account a set parent_id = b.parent
    from unnest(${before.parents.map(([id]) => id)}::uuid[], ${before.parents.map(([, parent]) => parent)}::uuid[]) as b (id, parent)
    where a.org_id = ${orgId} and a.id = b.id`.execute(db);
  await keyAnew(db, orgId, [survivorId, ...mergedIds]);
  await rebuildTree(db, orgId);
};
