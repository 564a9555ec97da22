import type { Insertable, RawBuilder, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { RecordHead } from '#platform/operations';
import { queryGramsOf } from '#platform/search-text';
import type { Consent, ConsentChannel } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { PersonRoleTable, PersonTable } from '../tables.ts';
import { escapeLike, listAccountRefs } from './account.ts';
import type { AccountRefRow } from './account.ts';
import { isInPost } from './scope.ts';

export type PersonRow = Selectable<PersonTable>;
export type RoleRow = Selectable<PersonRoleTable>;

export type PersonFilter = {
  /** Reaches a person through the account of a role (`r.account_id`). */
  readonly within: RawBuilder<boolean>;
  readonly q?: string | undefined;
  /** Who may not see personal data finds persons by name only: by trying numbers he would read them. */
  readonly seesPersonal: boolean;
  readonly accountId?: string | undefined;
  /** Only who holds a post on this day. */
  readonly presentOn?: Day | undefined;
  readonly after?: { readonly sortKey: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** The names and their spellings among the search words of a person, rows `line (spelled)`: those without digits and at signs. */
export const namesIn = (column: string): RawBuilder<unknown> => sql`(
  SELECT word.spelled FROM unnest(string_to_array(${sql.ref(column)}, chr(10))) AS word (spelled)
  WHERE word.spelled !~ '[0-9@]') AS line`;

export const listPersons = async (db: Db, orgId: number, filter: PersonFilter): Promise<PersonRow[]> => {
  const typed = queryGramsOf(filter.q ?? '');
  return await accountsTables(db)
    .selectFrom('person as p')
    .selectAll('p')
    .where('p.orgId', '=', orgId)
    .where('p.mergedInto', 'is', null)
    .where(hasReachableRole(orgId, filter))
    .$if(typed.grams.length > 0, (query) =>
      query
        .where(sql<boolean>`p.search_grams @> ${sql.val(typed.grams)}::text[]`)
        .where(
          filter.seesPersonal
            ? sql<boolean>`p.search_text LIKE ${`%${escapeLike(typed.text)}%`}`
            : sql<boolean>`EXISTS (SELECT FROM ${namesIn('p.search_text')} WHERE line.spelled LIKE ${`%${escapeLike(typed.text)}%`})`,
        ),
    )
    .$if(filter.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(p.sort_key, p.id) > (${filter.after?.sortKey ?? ''}, ${filter.after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('p.sortKey')
    .orderBy('p.id')
    .limit(filter.limit)
    .execute();
};

type Reach = Pick<PersonFilter, 'within' | 'accountId' | 'presentOn'>;

const hasReachableRole = (orgId: number, reach: Reach): RawBuilder<boolean> => sql<boolean>`EXISTS (
  SELECT 1 FROM person_role r
  WHERE r.org_id = ${orgId} AND r.person_id = p.id AND ${reach.within}
    AND ${reach.accountId === undefined ? sql`true` : sql`r.account_id = ${reach.accountId}::uuid`}
    AND ${reach.presentOn === undefined ? sql`true` : isInPost('r', reach.presentOn)})`;

export const findPerson = async (
  db: Db,
  orgId: number,
  one: { readonly id: string; readonly within: RawBuilder<boolean> },
): Promise<PersonRow | null> =>
  (await accountsTables(db)
    .selectFrom('person as p')
    .selectAll('p')
    .where('p.orgId', '=', orgId)
    .where('p.id', '=', one.id)
    .where(hasReachableRole(orgId, { within: one.within, accountId: undefined }))
    .executeTakeFirst()) ?? null;

/** Persons as their files name them; they stand in no account's timeline. */
export const listPersonHeads = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<readonly RecordHead[]> => {
  const { rows } = await sql<RecordHead>`
    select id::text as key, null as "accountId", '' as label from person
    where org_id = ${orgId} and id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
};

/** Roles of persons at the accounts of `within`, a condition on `personRole.accountId`, with their names, newest first. */
export const listRoles = async (
  db: Db,
  orgId: number,
  { personIds, within }: { readonly personIds: readonly string[]; readonly within: RawBuilder<boolean> },
): Promise<Map<string, (RoleRow & { readonly account: AccountRefRow })[]>> => {
  if (personIds.length === 0) return new Map();
  const rows = await accountsTables(db)
    .selectFrom('personRole')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('personId', 'in', [...personIds])
    .where(within)
    .orderBy('toOn', (order) => order.desc().nullsFirst())
    .orderBy('id')
    .execute();
  const refs = await listAccountRefs(
    db,
    orgId,
    rows.map(({ accountId }) => accountId),
  );
  const byPerson = new Map<string, (RoleRow & { readonly account: AccountRefRow })[]>();
  for (const row of rows) {
    const account = refs.get(row.accountId);
    if (account === undefined) continue;
    const held = byPerson.get(row.personId);
    if (held === undefined) byPerson.set(row.personId, [{ ...row, account }]);
    else held.push({ ...row, account });
  }
  return byPerson;
};

export const addPerson = async (db: Db, person: Insertable<PersonTable>): Promise<PersonRow> =>
  await accountsTables(db).insertInto('person').values(person).returningAll().executeTakeFirstOrThrow();

export const addRole = async (db: Db, role: Insertable<PersonRoleTable>): Promise<void> => {
  await accountsTables(db).insertInto('personRole').values(role).execute();
};

export const endRole = async (
  db: Db,
  orgId: number,
  end: { readonly id: string; readonly personId: string; readonly toOn: Day },
): Promise<boolean> => {
  const result = await accountsTables(db)
    .updateTable('personRole')
    .set({ toOn: end.toOn })
    .where('orgId', '=', orgId)
    .where('id', '=', end.id)
    .where('personId', '=', end.personId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
};

/** Changes a row only at the version that was read; null when somebody was quicker. */
/** Writes what a person said of one channel; null takes the record away. Other fields, and the version, stay. */
export const setConsent = async (
  db: Db,
  orgId: number,
  { id, channel, consent }: { readonly id: string; readonly channel: ConsentChannel; readonly consent: Consent | null },
): Promise<PersonRow> =>
  await accountsTables(db)
    .updateTable('person')
    .set({
      consents:
        consent === null
          ? sql<string>`consents - ${channel}::text`
          : sql<string>`jsonb_set(consents, array[${channel}::text], ${JSON.stringify(consent)}::jsonb)`,
      updatedAt: sql<Date>`now()`,
    })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const updatePersonAt = async (
  db: Db,
  orgId: number,
  change: { readonly id: string; readonly version: number; readonly set: Updateable<PersonTable> },
): Promise<PersonRow | null> =>
  (await accountsTables(db)
    .updateTable('person')
    .set({ ...change.set, version: change.version + 1, updatedAt: sql<Date>`now()` })
    .where('orgId', '=', orgId)
    .where('id', '=', change.id)
    .where('version', '=', change.version)
    .returningAll()
    .executeTakeFirst()) ?? null;
