import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { listNamedIn } from '#platform/named-in';
import type { Place } from '#platform/named-in';
import { searchTextOf } from '#platform/search-text';
import { fullNameOf, isAsMade, takenBack } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { ImageRow, KeptObject } from './import-undo.ts';
import { importedPersonFields } from './person-bulk.ts';

const personRows = async (db: Db, orgId: number, ids: readonly string[]) =>
  await accountsTables(db)
    .selectFrom('person')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute();

type PersonRow = Awaited<ReturnType<typeof personRows>>[number];

const keptOf = (row: PersonRow, fields: readonly string[]): KeptObject => ({
  id: row.id,
  code: row.code ?? '',
  name: fullNameOf(row),
  fields,
});

/** Takes back what an import changed of persons: each field that stands as the import made it. Answers what stays. */
export const restorePersons = async (
  db: Db,
  orgId: number,
  images: readonly ImageRow[],
): Promise<readonly KeptObject[]> => {
  const ids = images.map(({ id }) => id);
  const imageOf = new Map(images.map((image) => [image.id, image]));
  const plans = (await personRows(db, orgId, ids)).flatMap((row) => {
    const image = imageOf.get(row.id);
    return image === undefined ? [] : [{ row, ...takenBack({ ...image, now: row }, importedPersonFields) }];
  });
  const changed = plans.flatMap(({ row, back }) => (Object.keys(back).length > 0 ? [{ ...row, ...back }] : []));
  if (changed.length > 0) {
    await sql`
      UPDATE person p
      SET code = r.code, surname = r.surname, given_name = r."givenName", gender = r.gender, salutation = r.salutation,
        phone = r.phone, mobile = r.mobile, email = r.email, wechat = r.wechat, age_band = r."ageBand",
        birthday = r.birthday, birthday_calendar = r."birthdayCalendar", interests = r.interests, language = r.language,
        is_key = r."isKey", consents = coalesce(r.consents, '{}'::jsonb), version = p.version + 1, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS r (id uuid, code text, surname text,
        "givenName" text, gender text, salutation text, phone text, mobile text, email text, wechat text,
        "ageBand" text, birthday text, "birthdayCalendar" text, interests text, language text, "isKey" boolean,
        consents jsonb)
      WHERE p.org_id = ${orgId} AND p.id = r.id`.execute(db);
    await spellPersons(
      db,
      orgId,
      changed.map(({ id }) => id),
    );
  }
  return plans.flatMap(({ row, kept }) => (kept.length === 0 ? [] : [keptOf(row, kept)]));
};

export const spellPersons = async (db: Db, orgId: number, ids: readonly string[]): Promise<void> => {
  const spelt = (await personRows(db, orgId, ids)).map((row) => ({
    id: row.id,
    ...searchTextOf([fullNameOf(row), row.email, row.mobile, row.phone]),
  }));
  await sql`
    UPDATE person p SET sort_key = r."sortKey", search_text = r.text, search_grams = r.grams
    FROM jsonb_to_recordset(${JSON.stringify(spelt)}::jsonb) AS r (id uuid, "sortKey" text, text text, grams text[])
    WHERE p.org_id = ${orgId} AND p.id = r.id`.execute(db);
};

const roleFields = ['department', 'title', 'fromOn', 'toOn'];

type MadeRow = Pick<ImageRow, 'id' | 'after'>;

/**
 * Removes roles that an import gave, unless somebody has written on them since; a person whom it made and who stays keeps
 * them. Answers the persons whose roles stay for what was written on them.
 */
export const removeRoles = async (
  db: Db,
  orgId: number,
  { made, batchId }: { readonly made: readonly MadeRow[]; readonly batchId: string },
): Promise<readonly KeptObject[]> => {
  const afterOf = new Map(made.map(({ id, after }) => [id, after]));
  const rows = await accountsTables(db)
    .selectFrom('personRole')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', 'in', [...afterOf.keys()])
    .execute();
  if (rows.length === 0) return [];
  const personIds = rows.map(({ personId }) => personId);
  const persons = (await personRows(db, orgId, personIds)).filter((person) => person.batchId !== batchId);
  const isOfOthers = new Set(persons.map(({ id }) => id));
  const theirs = rows.filter(({ personId }) => isOfOthers.has(personId));
  const isOurs = (row: (typeof rows)[number]): boolean =>
    isAsMade({ after: afterOf.get(row.id) ?? null, now: row }, roleFields);
  const gone = theirs.filter(isOurs).map(({ id }) => id);
  await sql`DELETE FROM person_role WHERE org_id = ${orgId} AND id = any(${gone}::uuid[])`.execute(db);
  const holders = new Set(theirs.filter((row) => !isOurs(row)).map(({ personId }) => personId));
  return persons.flatMap((person) => (holders.has(person.id) ? [keptOf(person, ['role'])] : []));
};

/** What people enter of a person beside what a file can set. */
const enteredFields = [...importedPersonFields, 'habits', 'custom', 'tags', 'mergedInto'];

/** The roles of persons, former ones among them. */
export const listRoleIds = async (db: Db, orgId: number, personIds: readonly string[]): Promise<readonly string[]> => {
  const rows = await accountsTables(db)
    .selectFrom('personRole')
    .select('id')
    .where('orgId', '=', orgId)
    .where('personId', 'in', [...personIds])
    .execute();
  return rows.map(({ id }) => id);
};

/** Rows that hold a person where the import is undone that made it; a role of another hand does so as well. */
export const placesOfUsedPersons: readonly Place[] = ['attachment.person_id', 'note.person_id', 'person.merged_into'];

export type MadePersons = {
  readonly made: readonly MadeRow[];
  /** The roles that the same import gave them. */
  readonly roles: readonly MadeRow[];
};

/**
 * Removes those persons who are as an import made them and have no note or file, nor a role but those of the import, which
 * go with them. Answers those who stay.
 */
export const removeUnusedPersons = async (
  db: Db,
  orgId: number,
  { made, roles }: MadePersons,
): Promise<readonly KeptObject[]> => {
  const afterOf = new Map(made.map(({ id, after }) => [id, after]));
  const rows = await personRows(db, orgId, [...afterOf.keys()]);
  const untouched = rows
    .filter((row) => isAsMade({ after: afterOf.get(row.id) ?? null, now: row }, enteredFields))
    .map(({ id }) => id);
  const roleAfterOf = new Map(roles.map(({ id, after }) => [id, after]));
  const held = await accountsTables(db)
    .selectFrom('personRole')
    .selectAll()
    .where('orgId', '=', orgId)
    .where(sql<boolean>`person_id = any(${untouched}::uuid[])`)
    .execute();
  const employed = new Set(
    held.flatMap((role) =>
      isAsMade({ after: roleAfterOf.get(role.id) ?? null, now: role }, roleFields) ? [] : [role.personId],
    ),
  );
  const unemployed = untouched.filter((id) => !employed.has(id));
  const used = new Set(await listNamedIn(db, { orgId, ids: unemployed }, placesOfUsedPersons));
  const gone = new Set(unemployed.filter((id) => !used.has(id)));
  await sql`DELETE FROM person_role WHERE org_id = ${orgId} AND person_id = any(${[...gone]}::uuid[])`.execute(db);
  await sql`DELETE FROM person WHERE org_id = ${orgId} AND id = any(${[...gone]}::uuid[])`.execute(db);
  return rows.flatMap((row) => (gone.has(row.id) ? [] : [keptOf(row, [])]));
};
