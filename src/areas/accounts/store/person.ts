import type { Insertable, RawBuilder, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { queryGramsOf } from '#platform/search-text';
import { accountsTables } from '../tables.ts';
import type { PersonRoleTable, PersonTable } from '../tables.ts';
import { escapeLike, listAccountRefs } from './account.ts';
import type { AccountRefRow } from './account.ts';

export type PersonRow = Selectable<PersonTable>;
export type RoleRow = Selectable<PersonRoleTable>;

export type PersonFilter = {
  /** Reaches a person through the account of a role (`r.account_id`). */
  readonly within: RawBuilder<boolean>;
  readonly q?: string | undefined;
  readonly accountId?: string | undefined;
  readonly presentOnly: boolean;
  readonly after?: { readonly sortKey: string; readonly id: string } | undefined;
  readonly limit: number;
};

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
        .where(sql<boolean>`p.search_text LIKE ${`%${escapeLike(typed.text)}%`}`),
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

type Reach = Pick<PersonFilter, 'within' | 'accountId' | 'presentOnly'>;

const hasReachableRole = (orgId: number, reach: Reach): RawBuilder<boolean> => sql<boolean>`EXISTS (
  SELECT 1 FROM person_role r
  WHERE r.org_id = ${orgId} AND r.person_id = p.id AND ${reach.within}
    AND ${reach.accountId === undefined ? sql`true` : sql`r.account_id = ${reach.accountId}::uuid`}
    AND ${reach.presentOnly ? sql`(r.to_on IS NULL)` : sql`true`})`;

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
    .where(hasReachableRole(orgId, { within: one.within, accountId: undefined, presentOnly: false }))
    .executeTakeFirst()) ?? null;

/** Roles of persons with the names of the accounts, newest first. */
export const listRoles = async (
  db: Db,
  orgId: number,
  personIds: readonly string[],
): Promise<Map<string, (RoleRow & { readonly account: AccountRefRow })[]>> => {
  if (personIds.length === 0) return new Map();
  const rows = await accountsTables(db)
    .selectFrom('personRole')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('personId', 'in', [...personIds])
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
