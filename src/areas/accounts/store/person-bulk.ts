import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { overwritten } from '#db/overwritten';
import { searchTextOf } from '#platform/search-text';
import type { PersonRecord } from '../domain/index.ts';
import { fullNameOf } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { PersonRoleTable, PersonTable } from '../tables.ts';

export type PersonUpsert = {
  readonly orgId: number;
  /** The account of each record is resolved by the caller. */
  readonly records: readonly (PersonRecord & { readonly accountId: string })[];
  readonly batchId: string | null;
  readonly newId: () => string;
};

export type PersonOutcome = {
  readonly id: string;
  readonly action: 'created' | 'updated' | 'unchanged';
  readonly before: Selectable<PersonTable> | null;
};

/**
 * Creates and updates persons by code, else by e-mail, else by name at the same account; gives each the role at the
 * account. A field that a record does not carry stays as it is.
 */
export const upsertPersons = async (db: Db, upsert: PersonUpsert): Promise<PersonOutcome[]> => {
  const outcomes: PersonOutcome[] = [];
  const rows: Insertable<PersonTable>[] = [];
  const roles: Insertable<PersonRoleTable>[] = [];
  const find = await personFinder(db, upsert);
  for (const record of upsert.records) {
    const before = find(record);
    const id = before?.id ?? upsert.newId();
    const row = rowOf(record, before, { orgId: upsert.orgId, id, batchId: upsert.batchId });
    const action = before === null ? 'created' : isSame(row, before) ? 'unchanged' : 'updated';
    if (action !== 'unchanged') rows.push(row);
    roles.push({
      orgId: upsert.orgId,
      id: upsert.newId(),
      personId: id,
      accountId: record.accountId,
      department: record.department ?? null,
      title: record.title ?? null,
      fromOn: null,
      toOn: null,
    });
    outcomes.push({ id, action, before });
  }
  if (rows.length > 0) {
    const values = [...new Map(rows.map((row) => [row.id, row])).values()];
    await accountsTables(db)
      .insertInto('person')
      .values(values)
      .onConflict((clash) => clash.columns(['orgId', 'id']).doUpdateSet(overwritten(overwrittenFields)))
      .execute();
  }
  await addMissingRoles(db, upsert.orgId, roles);
  return outcomes;
};

type Finder = (record: PersonRecord & { readonly accountId: string }) => Selectable<PersonTable> | null;

const personFinder = async (db: Db, upsert: PersonUpsert): Promise<Finder> => {
  const { orgId, records } = upsert;
  const codes = records.flatMap(({ code }) => (code ? [code] : []));
  const emails = records.flatMap(({ email }) => (email ? [email] : []));
  const accountIds = [...new Set(records.map(({ accountId }) => accountId))];
  const rows = await accountsTables(db)
    .selectFrom('person as p')
    .selectAll('p')
    .where('p.orgId', '=', orgId)
    .where('p.mergedInto', 'is', null)
    .where((where) =>
      where.or([
        ...(codes.length > 0 ? [where('p.code', 'in', codes)] : []),
        ...(emails.length > 0 ? [where('p.email', 'in', emails)] : []),
        where.exists(
          where
            .selectFrom('personRole as r')
            .select('r.id')
            .whereRef('r.orgId', '=', 'p.orgId')
            .whereRef('r.personId', '=', 'p.id')
            .where('r.orgId', '=', orgId)
            .where('r.accountId', 'in', accountIds),
        ),
      ]),
    )
    .execute();
  const byCode = new Map(rows.flatMap((row) => (row.code === null ? [] : [[row.code, row]])));
  const byEmail = new Map(rows.flatMap((row) => (row.email === null ? [] : [[row.email, row]])));
  const roleRows = await accountsTables(db)
    .selectFrom('personRole')
    .select(['personId', 'accountId'])
    .where('orgId', '=', orgId)
    .where('accountId', 'in', accountIds)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byName = new Map(
    roleRows.flatMap(({ personId, accountId }) => {
      const row = byId.get(personId);
      return row === undefined ? [] : [[`${accountId} ${fullNameOf(row)}`, row]];
    }),
  );
  return (record) =>
    (record.code === undefined ? undefined : byCode.get(record.code)) ??
    (record.email === undefined ? undefined : byEmail.get(record.email)) ??
    byName.get(`${record.accountId} ${fullNameOf(record)}`) ??
    null;
};

const addMissingRoles = async (db: Db, orgId: number, roles: readonly Insertable<PersonRoleTable>[]): Promise<void> => {
  if (roles.length === 0) return;
  const held = await accountsTables(db)
    .selectFrom('personRole')
    .select(['personId', 'accountId'])
    .where('orgId', '=', orgId)
    .where('toOn', 'is', null)
    .where(
      'personId',
      'in',
      roles.map(({ personId }) => personId),
    )
    .execute();
  const have = new Set(held.map(({ personId, accountId }) => `${personId} ${accountId}`));
  const missing = [...new Map(roles.map((role) => [`${role.personId} ${role.accountId}`, role]))].flatMap(
    ([key, role]) => (have.has(key) ? [] : [role]),
  );
  if (missing.length > 0) await accountsTables(db).insertInto('personRole').values(missing).execute();
};

type RowKey = { readonly orgId: number; readonly id: string; readonly batchId: string | null };

const rowOf = (record: PersonRecord, before: Selectable<PersonTable> | null, key: RowKey): Insertable<PersonTable> => {
  const givenName = record.givenName ?? before?.givenName ?? null;
  const search = searchTextOf([
    fullNameOf({ surname: record.surname, givenName }),
    record.email,
    record.mobile,
    record.phone,
  ]);
  return {
    orgId: key.orgId,
    id: key.id,
    code: record.code ?? before?.code ?? null,
    surname: record.surname,
    givenName,
    gender: record.gender ?? before?.gender ?? null,
    salutation: record.salutation ?? before?.salutation ?? null,
    phone: record.phone ?? before?.phone ?? null,
    mobile: record.mobile ?? before?.mobile ?? null,
    email: record.email ?? before?.email ?? null,
    wechat: record.wechat ?? before?.wechat ?? null,
    ageBand: record.ageBand ?? before?.ageBand ?? null,
    birthday: record.birthday ?? before?.birthday ?? null,
    birthdayCalendar: record.birthdayCalendar ?? before?.birthdayCalendar ?? null,
    interests: record.interests ?? before?.interests ?? null,
    habits: before?.habits ?? null,
    language: record.language ?? before?.language ?? null,
    isKey: record.isKey ?? before?.isKey ?? false,
    consents: JSON.stringify(before?.consents ?? {}),
    custom: JSON.stringify(before?.custom ?? {}),
    sortKey: search.sortKey,
    searchText: search.text,
    searchGrams: search.grams,
    batchId: before === null ? key.batchId : before.batchId,
    version: (before?.version ?? 0) + 1,
  };
};

const comparedFields = [
  'code',
  'surname',
  'givenName',
  'gender',
  'salutation',
  'phone',
  'mobile',
  'email',
  'wechat',
  'ageBand',
  'birthday',
  'birthdayCalendar',
  'interests',
  'language',
  'isKey',
] as const;

const isSame = (row: Insertable<PersonTable>, before: Selectable<PersonTable>): boolean =>
  comparedFields.every((field) => row[field] === before[field]);

const overwrittenFields = [...comparedFields, 'sortKey', 'searchText', 'searchGrams', 'version'] as const;
