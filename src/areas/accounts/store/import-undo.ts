import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { accountsTables } from '../tables.ts';
import { replaceKeys } from './keys.ts';
import { rebuildTree } from './tree.ts';

/** A row as `upsertAccounts` or `upsertPersons` answered it in `before`. */
export type BeforeRow = { readonly id: string; readonly before: unknown };

/** Puts accounts back as they stood before an import changed them: fields, keys, parents. */
export const restoreAccounts = async (db: Db, orgId: number, rows: readonly BeforeRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    UPDATE account a
    SET name = r.name, name_en = r."nameEn", short_name = r."shortName", other_names = r."otherNames", uscc = r.uscc,
      kind = r.kind, industry = r.industry, region = r.region, ownership = r.ownership, institution = r.institution,
      employees = r.employees, website = r.website, founded_on = r."foundedOn", parent_id = r."parentId",
      owner_id = r."ownerId", currency = r.currency, terms_days = r."termsDays", tags = r.tags, sort_key = r."sortKey",
      search_text = r."searchText", search_grams = r."searchGrams", version = a.version + 1, updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ before }) => before))}::jsonb) AS r (id uuid, name text,
      "nameEn" text, "shortName" text, "otherNames" text[], uscc text, kind text, industry text, region text, ownership text,
      institution text, employees integer, website text, "foundedOn" date, "parentId" uuid, "ownerId" uuid, currency text,
      "termsDays" integer, tags text[], "sortKey" text, "searchText" text, "searchGrams" text[])
    WHERE a.org_id = ${orgId} AND a.id = r.id`.execute(db);
  const ids = rows.map(({ id }) => id);
  const restored = await accountsTables(db)
    .selectFrom('account')
    .select(['id', 'code', 'uscc', 'name', 'otherNames', 'shortName', 'nameEn'])
    .where('orgId', '=', orgId)
    .where('id', 'in', ids)
    .where('mergedInto', 'is', null)
    .execute();
  await replaceKeys(
    db,
    orgId,
    restored.map((row) => ({ ...row, otherNames: [...row.otherNames, row.shortName, row.nameEn] })),
  );
  await rebuildTree(db, orgId);
};

/** Gives accounts their former parents back (null: none) and writes the tree anew. */
export const restoreParents = async (
  db: Db,
  orgId: number,
  links: readonly { readonly accountId: string; readonly parentId: string | null }[],
): Promise<void> => {
  if (links.length === 0) return;
  await sql`
    UPDATE account a SET parent_id = r."parentId"
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r ("accountId" uuid, "parentId" uuid)
    WHERE a.org_id = ${orgId} AND a.id = r."accountId"`.execute(db);
  await rebuildTree(db, orgId);
};

/** Removes those accounts that nobody has used since: no notes, tasks, persons, teams, files or decisions. Answers their ids. */
export const removeUnusedAccounts = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<readonly string[]> => {
  if (ids.length === 0) return [];
  const uses = ['account_team', 'person_role', 'task', 'note', 'attachment', 'account_standing'] as const;
  const { rows } = await sql<{ id: string }>`
    SELECT a.id FROM account a
    WHERE a.org_id = ${orgId} AND a.id = any(${[...ids]}::uuid[])
      AND NOT EXISTS (SELECT FROM account child WHERE child.org_id = ${orgId} AND child.parent_id = a.id)
      ${sql.join(
        uses.map(
          (table) =>
            sql`AND NOT EXISTS (SELECT FROM ${sql.table(table)} u WHERE u.org_id = ${orgId} AND u.account_id = a.id)`,
        ),
        sql` `,
      )}`.execute(db);
  const unused = rows.map(({ id }) => id);
  for (const table of ['timeline_event', 'account_key', 'account_ancestor']) {
    await sql`DELETE FROM ${sql.table(table)} WHERE org_id = ${orgId} AND account_id = any(${unused}::uuid[])`.execute(
      db,
    );
  }
  await sql`DELETE FROM account WHERE org_id = ${orgId} AND id = any(${unused}::uuid[])`.execute(db);
  return unused;
};

/** Puts persons back as they stood before an import changed them. */
export const restorePersons = async (db: Db, orgId: number, rows: readonly BeforeRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    UPDATE person p
    SET code = r.code, surname = r.surname, given_name = r."givenName", gender = r.gender, salutation = r.salutation,
      phone = r.phone, mobile = r.mobile, email = r.email, wechat = r.wechat, age_band = r."ageBand", birthday = r.birthday,
      birthday_calendar = r."birthdayCalendar", interests = r.interests, language = r.language, is_key = r."isKey",
      consents = r.consents,
      sort_key = r."sortKey", search_text = r."searchText", search_grams = r."searchGrams", version = p.version + 1,
      updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ before }) => before))}::jsonb) AS r (id uuid, code text,
      surname text, "givenName" text, gender text, salutation text, phone text, mobile text, email text, wechat text,
      "ageBand" text, birthday text, "birthdayCalendar" text, interests text, language text, "isKey" boolean, consents jsonb,
      "sortKey" text, "searchText" text, "searchGrams" text[])
    WHERE p.org_id = ${orgId} AND p.id = r.id`.execute(db);
};

/** Removes those persons, with their roles, of whom nothing has been written since. Answers how many. */
export const removeUnusedPersons = async (db: Db, orgId: number, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM person p
    WHERE p.org_id = ${orgId} AND p.id = any(${[...ids]}::uuid[])
      AND NOT EXISTS (SELECT FROM note n WHERE n.org_id = ${orgId} AND n.person_id = p.id)
      AND NOT EXISTS (SELECT FROM attachment f WHERE f.org_id = ${orgId} AND f.person_id = p.id)`.execute(db);
  const unused = rows.map(({ id }) => id);
  await sql`DELETE FROM person_role WHERE org_id = ${orgId} AND person_id = any(${unused}::uuid[])`.execute(db);
  await sql`DELETE FROM person WHERE org_id = ${orgId} AND id = any(${unused}::uuid[])`.execute(db);
  return unused.length;
};
