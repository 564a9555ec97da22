import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import { circularLinks, keptOfParted, partedCustom, takenBack } from '../domain/index.ts';
import { spellAccounts } from './import-undo.ts';
import { columnOf, parentsAbove, textsOf } from './merge-records.ts';
import type { Merge, MergeBefore } from './merge-records.ts';
import { spellPersons } from './person-import-undo.ts';
import { regrowTree } from './tree.ts';

const camelOf = (column: string): string => column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

type Unmerge = Omit<Merge, 'fields'>;

/** A record of a merge and the fields that its undo left, because they were changed since. */
export type KeptByUnmerge = { readonly id: string; readonly fields: readonly string[] };

const valuesSchema = z.record(z.string(), z.json());

type Joined = { readonly stood: unknown; readonly joined: unknown };

/**
 * Puts values back that are kept under keys, each unless it was set otherwise since; a merge that did not note how it left
 * them gives back all that stood. Answers the keys that stay.
 */
const partValues = async (
  db: Db,
  { orgId, object, survivorId }: Unmerge,
  { column, stood, joined }: Joined & { readonly column: 'custom' | 'consents' },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ values: unknown }>`
    select ${sql.ref(column)} as values from ${sql.table(object)}
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  const now = valuesSchema.parse(rows[0]?.values ?? {});
  const parts = { stood: valuesSchema.parse(stood), joined: valuesSchema.parse(joined ?? now), now };
  await sql`
    update ${sql.table(object)} set ${sql.ref(column)} = ${JSON.stringify(partedCustom(parts))}::jsonb
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  return keptOfParted(parts);
};

/** Puts the survivor's plain fields back that stand as the merge made them, in one statement. Answers those that stay. */
const partFields = async (
  db: Db,
  merge: Unmerge,
  { stood, made }: { readonly stood: Readonly<Record<string, unknown>>; readonly made: MergeBefore['made'] },
): Promise<readonly string[]> => {
  const columns = Object.keys(stood);
  const camel = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(values).map(([column, value]) => [camelOf(column), value]));
  const now = camel(await textsOf(db, merge, columns));
  const after = made === undefined ? now : camel(made);
  const { back, kept } = takenBack({ before: camel(stood), after, now }, columns.map(camelOf));
  const settled = columns.filter((column) => camelOf(column) in back);
  if (settled.length > 0) {
    const { orgId, object, survivorId } = merge;
    const row = JSON.stringify(Object.fromEntries(settled.map((column) => [column, stood[column]])));
    const set = sql.join(settled.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`));
    await sql`
      update ${sql.table(object)} s set ${set} from json_populate_record(null::${sql.table(object)}, ${row}::json) as r
      where s.org_id = ${orgId} and s.id = ${survivorId}::uuid`.execute(db);
  }
  return kept;
};

/**
 * Gives the survivor and what was under the merged accounts their parents back, unless they were put elsewhere since or
 * would close a circle by now. Answers those that stay.
 */
const partParents = async (
  db: Db,
  { orgId, survivorId, mergedIds }: Unmerge,
  { parents, madeParent }: Pick<MergeBefore, 'parents' | 'madeParent'>,
): Promise<readonly string[]> => {
  const ids = parents.flatMap(([id, parent]) => (parent === null ? [id] : [id, parent]));
  const parentOf = await parentsAbove(db, orgId, ids);
  const merged = new Set(mergedIds);
  const isAsMade = (id: string): boolean => {
    if (id === survivorId) return madeParent === undefined || parentOf.get(id) === madeParent;
    return merged.has(id) || parentOf.get(id) === survivorId;
  };
  const links = parents.flatMap(([accountId, parentId]) => (isAsMade(accountId) ? [{ accountId, parentId }] : []));
  const stands = new Map([...parentOf].flatMap(([id, parent]) => (parent === null ? [] : [[id, parent] as const])));
  const circular = circularLinks(stands, links);
  const settled = links.filter(({ accountId }) => !circular.has(accountId));
  await sql`
    update account a set parent_id = b.parent
    from unnest(${settled.map(({ accountId }) => accountId)}::uuid[], ${settled.map(({ parentId }) => parentId)}::uuid[])
      as b (id, parent)
    where a.org_id = ${orgId} and a.id = b.id`.execute(db);
  await regrowTree(
    db,
    orgId,
    settled.map(({ accountId }) => accountId),
  );
  const isSettled = new Set(settled.map(({ accountId }) => accountId));
  return parents.flatMap(([id, parent]) =>
    isSettled.has(id) || !parentOf.has(id) || parentOf.get(id) === parent ? [] : [id],
  );
};

/**
 * Takes a merge back: what moved returns, unless it was removed or moved on since, and fields stand as before, unless they
 * were changed since. Answers what stays.
 */
export const unmergeRecords = async (
  db: Db,
  merge: Unmerge,
  before: MergeBefore,
): Promise<readonly KeptByUnmerge[]> => {
  const { orgId, object, survivorId, mergedIds } = merge;
  for (const [table, rows] of Object.entries(before.moved))
    await sql`
      update ${sql.table(table)} t set ${columnOf(object)} = b.owner
      from unnest(${rows.map(([id]) => id)}::uuid[], ${rows.map(([, owner]) => owner)}::uuid[]) as b (id, owner)
      where t.org_id = ${orgId} and t.id = b.id and t.${columnOf(object)} = ${survivorId}::uuid`.execute(db);
  const { custom, consents, ...stood } = before.survivor;
  const customs =
    custom === undefined
      ? []
      : await partValues(db, merge, { column: 'custom', stood: custom, joined: before.joinedCustom });
  const channels =
    consents === undefined
      ? []
      : await partValues(db, merge, { column: 'consents', stood: consents, joined: before.made?.['consents'] });
  const fields = [
    ...(await partFields(db, merge, { stood, made: before.made })),
    ...customs.map((key) => `custom.${key}`),
    ...(channels.length > 0 ? ['consents'] : []),
  ];
  await sql`
    update ${sql.table(object)} set merged_into = null, version = version + 1, updated_at = now()
    where org_id = ${orgId} and id = any(${[...mergedIds]}::uuid[])`.execute(db);
  await sql`
    update ${sql.table(object)} set tags = array(select tag from unnest(tags) with ordinality as n (tag, place)
      where not (tag = any(${before.addedTags}::text[])) order by place)
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  if (object === 'person') {
    await spellPersons(db, orgId, [survivorId]);
    return fields.length === 0 ? [] : [{ id: survivorId, fields }];
  }
  await sql`
    update account set other_names = array(select name from unnest(other_names) with ordinality as n (name, place)
      where not (name = any(${before.addedNames}::text[])) order by place)
    where org_id = ${orgId} and id = ${survivorId}::uuid`.execute(db);
  const astray = await partParents(db, merge, before);
  await spellAccounts(
    db,
    orgId,
    [survivorId, ...mergedIds].map((id) => ({ id })),
  );
  const ofSurvivor = astray.includes(survivorId) ? [...fields, 'parentId'] : fields;
  return [
    ...(ofSurvivor.length > 0 ? [{ id: survivorId, fields: ofSurvivor }] : []),
    ...astray.filter((id) => id !== survivorId).map((id) => ({ id, fields: ['parentId'] })),
  ];
};
