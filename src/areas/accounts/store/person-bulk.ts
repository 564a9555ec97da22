import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { overwritten } from '#db/overwritten';
import { canonicalJson } from '#kernel/canonical-json';
import { searchTextOf } from '#platform/search-text';
import type { PersonMarks, PersonRecord } from '../domain/index.ts';
import { fullNameOf, personMeant } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { PersonRoleTable, PersonTable } from '../tables.ts';

export type PersonUpsert = {
  readonly orgId: number;
  /** The account of each record is resolved by the caller. */
  readonly records: readonly (PersonRecord & { readonly accountId: string })[];
  readonly batchId: string | null;
  readonly newId: () => string;
};

/** A person as an import knows one: as stored, or as a row before made one. */
type PersonEntry = Omit<Selectable<PersonTable>, 'tags' | 'mergedInto' | 'createdAt' | 'updatedAt'>;

export type PersonOutcome = {
  readonly id: string;
  readonly action: 'created' | 'updated' | 'unchanged';
  readonly before: PersonEntry | null;
  readonly after: object;
};

/** A role that persons got at an account, with what it says. */
export type MadeRole = { readonly id: string; readonly after: object };

/**
 * Creates and updates persons, each the one that `personMeant` takes the row to mean, rows before it included; gives each
 * the role at the account. A field that a record does not carry stays as it is.
 */
export const upsertPersons = async (
  db: Db,
  upsert: PersonUpsert,
): Promise<{ readonly outcomes: readonly PersonOutcome[]; readonly roles: readonly MadeRole[] }> => {
  const outcomes: PersonOutcome[] = [];
  const changed = new Map<string, PersonEntry>();
  const roles: Insertable<PersonRoleTable>[] = [];
  const { find, keep } = await knownPersons(db, upsert);
  for (const record of upsert.records) {
    const before = find(record);
    const id = before?.id ?? upsert.newId();
    const row = rowOf(record, before, { orgId: upsert.orgId, id, batchId: upsert.batchId });
    const action = before === null ? 'created' : isSame(row, before) ? 'unchanged' : 'updated';
    if (action !== 'unchanged') changed.set(id, row);
    keep(record.accountId, row);
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
    outcomes.push({ id, action, before, after: importedOf(row) });
  }
  if (changed.size > 0) {
    const values = [...changed.values()].map(({ consents, custom, ...row }) => ({
      ...row,
      consents: JSON.stringify(consents),
      custom: JSON.stringify(custom),
    }));
    await accountsTables(db)
      .insertInto('person')
      .values(values)
      .onConflict((clash) => clash.columns(['orgId', 'id']).doUpdateSet(overwritten(overwrittenFields)))
      .execute();
  }
  const made = await addMissingRoles(db, upsert.orgId, roles);
  return {
    outcomes,
    roles: made.map(({ id, personId, accountId, department, title }) => ({
      id,
      after: { personId, accountId, department, title },
    })),
  };
};

type Known = {
  readonly find: (record: PersonRecord & { readonly accountId: string }) => PersonEntry | null;
  /** From now on the person is as this row made one, and has a post at the account. */
  readonly keep: (accountId: string, entry: PersonEntry) => void;
};

/** Those whom rows can mean: by code, by e-mail, and all who have or had a post at their accounts. */
const knownPersons = async (db: Db, { orgId, records }: PersonUpsert): Promise<Known> => {
  const codes = records.flatMap(({ code }) => (code ? [code] : []));
  const emails = records.flatMap(({ email }) => (email ? [email, email.toLowerCase()] : []));
  const accountIds = [...new Set(records.map(({ accountId }) => accountId))];
  const posts = await accountsTables(db)
    .selectFrom('personRole')
    .select(['personId', 'accountId'])
    .where('orgId', '=', orgId)
    .where('accountId', 'in', accountIds)
    .execute();
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
    .orderBy('p.id')
    .execute();
  const byId = new Map<string, PersonEntry>(rows.map((row) => [row.id, row]));
  const idsByMark = new Map<string, Set<string>>();
  const idsAt = new Map<string, Set<string>>();
  const note = (index: Map<string, Set<string>>, key: string, id: string): void => {
    const ids = index.get(key);
    if (ids === undefined) index.set(key, new Set([id]));
    else ids.add(id);
  };
  const noteMarks = (entry: PersonEntry): void => {
    for (const mark of marksOf(entry)) note(idsByMark, mark, entry.id);
  };
  const entriesOf = (ids: Iterable<string>): PersonEntry[] => [...ids].flatMap((id) => byId.get(id) ?? []);
  for (const row of rows) noteMarks(row);
  for (const { personId, accountId } of posts) note(idsAt, accountId, personId);
  return {
    find: (record) =>
      personMeant(record, {
        known: entriesOf(new Set(marksOf(record).flatMap((mark) => [...(idsByMark.get(mark) ?? [])]))),
        atAccount: entriesOf(idsAt.get(record.accountId) ?? []),
      }),
    keep: (accountId, entry) => {
      byId.set(entry.id, entry);
      noteMarks(entry);
      note(idsAt, accountId, entry.id);
    },
  };
};

const marksOf = ({ code, email }: Pick<PersonMarks, 'code' | 'email'>): readonly string[] =>
  [code, email].flatMap((mark, at) => (mark ? [`${at} ${mark.toLowerCase()}`] : []));

/** A post that ended is not opened again by a list that still names it. Answers the roles that it made. */
const addMissingRoles = async (
  db: Db,
  orgId: number,
  roles: readonly Insertable<PersonRoleTable>[],
): Promise<readonly Insertable<PersonRoleTable>[]> => {
  if (roles.length === 0) return [];
  const held = await accountsTables(db)
    .selectFrom('personRole')
    .select(['personId', 'accountId'])
    .where('orgId', '=', orgId)
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
  return missing;
};

type RowKey = { readonly orgId: number; readonly id: string; readonly batchId: string | null };

const rowOf = (record: PersonRecord, before: PersonEntry | null, key: RowKey): PersonEntry => {
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
    consents: { ...before?.consents, ...record.consents },
    custom: before?.custom ?? {},
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

const isSame = (row: PersonEntry, before: PersonEntry): boolean =>
  comparedFields.every((field) => row[field] === before[field]) &&
  canonicalJson(row.consents) === canonicalJson(before.consents);

/** What a file can set of a person. */
export const importedPersonFields = [...comparedFields, 'consents'] as const;

const importedOf = (row: PersonEntry): object =>
  Object.fromEntries(importedPersonFields.map((field) => [field, row[field]]));

const overwrittenFields = [...importedPersonFields, 'sortKey', 'searchText', 'searchGrams', 'version'] as const;
