import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import { canonicalJson } from '#kernel/canonical-json';
import { joinedCustom, mergedConsents, parentAfterMerge } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { AccountTable } from '../tables.ts';
import { spellAccounts } from './import-undo.ts';
import { spellPersons } from './person-import-undo.ts';
import { regrowTree } from './tree.ts';

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
  /** What the merge made of those fields, and of the parent; merges that did not note it have none. */
  made: z.record(z.string(), z.unknown()).optional(),
  madeParent: z.string().nullable().optional(),
  moved: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
  parents: z.array(z.tuple([z.string(), z.string().nullable()])),
  addedNames: z.array(z.string()),
  /** Merges made before tags were joined added none. */
  addedTags: z.array(z.string()).default([]),
  /** The survivor's custom values as the merge left them, where it changed any. */
  joinedCustom: z.unknown().optional(),
});
export type MergeBefore = z.output<typeof mergeBeforeSchema>;

export const columnOf = (object: MergeObject) => sql.ref(`${object}_id`);
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
  const columns = chosen.map(([column]) => column);
  Object.assign(survivor, await textsOf(db, merge, columns));
  for (const [column, from] of chosen) {
    await sql`
      update ${sql.table(object)} s set ${sql.ref(column)} = m.${sql.ref(column)} from ${sql.table(object)} m
      where s.org_id = ${orgId} and s.id = ${survivorId}::uuid and m.org_id = ${orgId} and m.id = ${from}::uuid`.execute(
      db,
    );
  }
  const made = await textsOf(db, merge, columns);
  const { custom, ...added } = await joinTagsAndCustom(db, merge);
  if (custom !== undefined) survivor['custom'] = custom;
  await sql`
    update ${sql.table(object)} set merged_into = case when id = ${survivorId}::uuid then null else ${survivorId}::uuid end,
      version = version + 1, updated_at = now()
    where org_id = ${orgId} and id = any(${[survivorId, ...ids]}::uuid[])`.execute(db);
  if (object === 'account') return { survivor, made, moved, ...added, ...(await takeNamesAndChildren(db, merge)) };
  const { stood, joined } = await joinConsents(db, merge);
  await spellPersons(db, orgId, [survivorId]);
  return {
    survivor: { ...survivor, consents: stood },
    made: { ...made, consents: joined },
    moved,
    parents: [],
    addedNames: [],
    ...added,
  };
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

/** The values of some columns of the survivor, as texts. */
export const textsOf = async (
  db: Db,
  { orgId, object, survivorId }: Omit<Merge, 'fields'>,
  columns: readonly string[],
): Promise<Readonly<Record<string, unknown>>> => {
  if (columns.length === 0) return {};
  const pairs = sql.join(columns.map((column) => sql`${sql.lit(column)}, ${sql.ref(column)}::text`));
  const { rows } = await sql<{ texts: Record<string, unknown> }>`
    select jsonb_build_object(${pairs}) as texts from ${sql.table(object)}
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  return rows[0]?.texts ?? {};
};

/** The survivor keeps the latest word on each channel; answers what stood with it, and what was made of it. */
const joinConsents = async (db: Db, { orgId, survivorId, mergedIds }: Merge) => {
  const tables = accountsTables(db);
  const rows = await tables
    .selectFrom('person')
    .select(['id', 'consents'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [survivorId, ...mergedIds])
    .execute();
  const stood = rows.find(({ id }) => id === survivorId)?.consents ?? {};
  const joined = mergedConsents([stood, ...rows.map((row) => row.consents)]);
  await tables
    .updateTable('person')
    .set({ consents: JSON.stringify(joined) })
    .where('orgId', '=', orgId)
    .where('id', '=', survivorId)
    .execute();
  return { stood, joined };
};

const takeNamesAndChildren = async (
  db: Db,
  { orgId, survivorId, mergedIds, fields }: Merge,
): Promise<Pick<MergeBefore, 'parents' | 'madeParent' | 'addedNames'>> => {
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
  if (survivor !== undefined) await spellAccounts(db, orgId, [survivor]);
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
  await regrowTree(
    db,
    orgId,
    parents.map(([id]) => id),
  );
  return { parents, madeParent: parent, addedNames };
};

/** The parents of these accounts and of all above them. */
export const parentsAbove = async (
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
