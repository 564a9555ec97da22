import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { listNamedIn } from '#platform/named-in';
import type { Place } from '#platform/named-in';
import { searchTextOf } from '#platform/search-text';
import { isAsMade, takenBack } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import { importedFields } from './account-bulk.ts';
import { replaceKeys } from './keys.ts';

/** An object that an import changed: how it stood before, and what the import made of it (null: not kept then). */
export type ImageRow = {
  readonly id: string;
  readonly before: Fields;
  readonly after: Fields | null;
  /** Fields that a later import set. */
  readonly later: readonly string[];
};
type Fields = Readonly<Record<string, unknown>>;

/** What an undo left as it is because it changed since; no fields: the object itself, which the import had made. */
export type KeptObject = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fields: readonly string[];
};

/** Takes back what an import changed of accounts: each field that stands as the import made it. Answers what stays. */
export const restoreAccounts = async (
  db: Db,
  orgId: number,
  images: readonly ImageRow[],
): Promise<readonly KeptObject[]> => {
  const rows = await accountRows(db, orgId, images);
  const plans = planned(rows, images, importedFields);
  const changed = plans.flatMap(({ row, back }) => (Object.keys(back).length > 0 ? [{ ...row, ...back }] : []));
  if (changed.length > 0) {
    await sql`
      UPDATE account a
      SET name = r.name, name_en = r."nameEn", short_name = r."shortName", other_names = r."otherNames", uscc = r.uscc,
        kind = r.kind, industry = r.industry, region = r.region, ownership = r.ownership, institution = r.institution,
        employees = r.employees, website = r.website, founded_on = r."foundedOn", owner_id = r."ownerId",
        currency = r.currency, terms_days = r."termsDays", tags = r.tags, version = a.version + 1, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS r (id uuid, name text, "nameEn" text,
        "shortName" text, "otherNames" text[], uscc text, kind text, industry text, region text, ownership text,
        institution text, employees integer, website text, "foundedOn" date, "ownerId" uuid, currency text,
        "termsDays" integer, tags text[])
      WHERE a.org_id = ${orgId} AND a.id = r.id`.execute(db);
    await spellAccounts(db, orgId, changed);
  }
  return plans.flatMap(({ row, kept }) =>
    kept.length === 0 ? [] : [{ id: row.id, code: row.code, name: row.name, fields: kept }],
  );
};

const accountRows = async (db: Db, orgId: number, of: readonly { readonly id: string }[]) =>
  await accountsTables(db)
    .selectFrom('account')
    .selectAll()
    .where('orgId', '=', orgId)
    .where(
      'id',
      'in',
      of.map(({ id }) => id),
    )
    .execute();

const planned = <R extends { readonly id: string }>(
  rows: readonly R[],
  images: readonly ImageRow[],
  fields: readonly string[],
) => {
  const imageOf = new Map(images.map((image) => [image.id, image]));
  return rows.flatMap((row) => {
    const image = imageOf.get(row.id);
    return image === undefined ? [] : [{ row, ...takenBack({ ...image, now: row }, fields) }];
  });
};

/** Brings the spellings that search reads, and the keys by which files name accounts, to the names that they have. */
export const spellAccounts = async (db: Db, orgId: number, of: readonly { readonly id: string }[]): Promise<void> => {
  const rows = await accountRows(db, orgId, of);
  const spelt = rows.map((row) => ({
    id: row.id,
    ...searchTextOf([row.name, row.nameEn, row.shortName, ...row.otherNames, row.code]),
  }));
  await sql`
    UPDATE account a SET sort_key = r."sortKey", search_text = r.text, search_grams = r.grams
    FROM jsonb_to_recordset(${JSON.stringify(spelt)}::jsonb) AS r (id uuid, "sortKey" text, text text, grams text[])
    WHERE a.org_id = ${orgId} AND a.id = r.id`.execute(db);
  await replaceKeys(
    db,
    orgId,
    rows
      .filter(({ mergedInto }) => mergedInto === null)
      .map((row) => ({ ...row, otherNames: [...row.otherNames, row.shortName, row.nameEn] })),
  );
};

type MadeRow = Pick<ImageRow, 'id' | 'after'>;

/** Rows of accounts that hold another account where its import is undone. */
export const placesOfUsedAccounts: readonly Place[] = [
  'account.parent_id',
  'account.merged_into',
  'account_standing.account_id',
  'account_team.account_id',
  'attachment.account_id',
  'note.account_id',
  'person_role.account_id',
  'task.account_id',
];

/** What people enter of an account beside what a file can set. */
const enteredFields = [...importedFields, 'parentId', 'custom', 'mergedInto'];

/**
 * Removes those accounts that nobody has changed or used since: no notes, tasks, persons, teams, files or decisions, nor
 * a fact of `named`. Answers the ids of those gone, and those that stay.
 */
export const removeUnusedAccounts = async (
  db: Db,
  orgId: number,
  { made, named }: { readonly made: readonly MadeRow[]; readonly named: ReadonlySet<string> },
): Promise<{ readonly gone: readonly string[]; readonly kept: readonly KeptObject[] }> => {
  if (made.length === 0) return { gone: [], kept: [] };
  const rows = await accountRows(db, orgId, made);
  const afterOf = new Map(made.map(({ id, after }) => [id, after]));
  const untouched = rows
    .filter((row) => !named.has(row.id) && isAsMade({ after: afterOf.get(row.id) ?? null, now: row }, enteredFields))
    .map(({ id }) => id);
  const used = new Set(await listNamedIn(db, { orgId, ids: untouched }, placesOfUsedAccounts));
  const gone = untouched.filter((id) => !used.has(id));
  for (const table of ['timeline_event', 'account_key', 'account_ancestor']) {
    await sql`DELETE FROM ${sql.table(table)} WHERE org_id = ${orgId} AND account_id = any(${gone}::uuid[])`.execute(
      db,
    );
  }
  await sql`DELETE FROM account WHERE org_id = ${orgId} AND id = any(${gone}::uuid[])`.execute(db);
  const isGone = new Set(gone);
  return {
    gone,
    kept: rows.flatMap(({ id, code, name }) => (isGone.has(id) ? [] : [{ id, code, name, fields: [] }])),
  };
};
