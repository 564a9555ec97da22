import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { overwritten } from '#db/overwritten';
import { searchTextOf } from '#platform/search-text';
import type { AccountRecord } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { AccountTable } from '../tables.ts';
import { replaceKeys } from './keys.ts';
import { addTreeRoots } from './tree.ts';

export type AccountUpsert = {
  readonly orgId: number;
  readonly records: readonly AccountRecord[];
  readonly batchId: string | null;
  readonly newId: () => string;
  /** Owners are named by e-mail in files; absent addresses leave the owner as it is. */
  readonly ownerIdOf: (email: string) => string | null;
};

/** What one record did; `before` is the whole row and `after` what it made of the fields, so that a batch can be undone. */
export type UpsertOutcome = {
  readonly code: string;
  readonly id: string;
  readonly action: 'created' | 'updated' | 'unchanged';
  readonly before: Selectable<AccountTable> | null;
  readonly after: object;
};

/**
 * Creates and updates accounts by their codes, a few hundred at a time. A field that a record does not carry stays as
 * it is. Parents are set afterwards (`setParents`), because a file may name a parent before its row.
 */
export const upsertAccounts = async (db: Db, upsert: AccountUpsert): Promise<UpsertOutcome[]> => {
  if (upsert.records.length === 0) return [];
  const existing = await findByCodes(
    db,
    upsert.orgId,
    upsert.records.map(({ code }) => code),
  );
  const rowsByCode = new Map(existing.map((row) => [row.code, row]));
  const plans = upsert.records.map((record) => planOf(record, rowsByCode.get(record.code) ?? null, upsert));
  const changed = plans.filter(({ outcome }) => outcome.action !== 'unchanged');
  if (changed.length === 0) return plans.map(({ outcome }) => outcome);
  await accountsTables(db)
    .insertInto('account')
    .values(changed.map(({ row }) => row))
    .onConflict((clash) => clash.columns(['orgId', 'id']).doUpdateSet(overwritten(overwrittenFields)))
    .execute();
  await addTreeRoots(
    db,
    upsert.orgId,
    changed.flatMap(({ outcome }) => (outcome.action === 'created' ? [outcome.id] : [])),
  );
  await replaceKeys(
    db,
    upsert.orgId,
    changed.map(({ row }) => ({
      ...row,
      uscc: row.uscc ?? null,
      otherNames: [...row.otherNames, row.shortName ?? null, row.nameEn ?? null],
    })),
  );
  return plans.map(({ outcome }) => outcome);
};

const findByCodes = async (db: Db, orgId: number, codes: readonly string[]): Promise<Selectable<AccountTable>[]> =>
  await accountsTables(db)
    .selectFrom('account')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('code', 'in', [...codes])
    .execute();

type Plan = { readonly row: Insertable<AccountTable>; readonly outcome: UpsertOutcome };

const planOf = (record: AccountRecord, before: Selectable<AccountTable> | null, upsert: AccountUpsert): Plan => {
  const fields = fieldsOf(record, before, upsert);
  const id = before?.id ?? upsert.newId();
  const search = searchTextOf([fields.name, fields.nameEn, fields.shortName, ...fields.otherNames, record.code]);
  const action = before === null ? 'created' : isSame(fields, before) ? 'unchanged' : 'updated';
  return {
    row: {
      orgId: upsert.orgId,
      id,
      code: record.code,
      ...fields,
      custom: JSON.stringify(before?.custom ?? {}),
      sortKey: search.sortKey,
      searchText: search.text,
      searchGrams: search.grams,
      batchId: before === null ? upsert.batchId : before.batchId,
      version: (before?.version ?? 0) + 1,
    },
    outcome: { code: record.code, id, action, before, after: fields },
  };
};

type Fields = Pick<Selectable<AccountTable>, (typeof importedFields)[number]>;

const fieldsOf = (record: AccountRecord, before: Selectable<AccountTable> | null, upsert: AccountUpsert): Fields => ({
  name: record.name,
  nameEn: record.nameEn ?? before?.nameEn ?? null,
  shortName: record.shortName ?? before?.shortName ?? null,
  otherNames: [...(record.otherNames ?? before?.otherNames ?? [])],
  uscc: record.uscc ?? before?.uscc ?? null,
  kind: record.kind ?? before?.kind ?? 'company',
  industry: record.industry ?? before?.industry ?? null,
  region: record.region ?? before?.region ?? null,
  ownership: record.ownership ?? before?.ownership ?? null,
  institution: record.institution ?? before?.institution ?? null,
  employees: record.employees ?? before?.employees ?? null,
  website: record.website ?? before?.website ?? null,
  foundedOn: record.foundedOn ?? before?.foundedOn ?? null,
  ownerId: (record.ownerEmail === undefined ? null : upsert.ownerIdOf(record.ownerEmail)) ?? before?.ownerId ?? null,
  currency: record.currency ?? before?.currency ?? null,
  termsDays: record.termsDays ?? before?.termsDays ?? null,
  tags: [...(record.tags ?? before?.tags ?? [])],
});

const isSame = (fields: Fields, before: Selectable<AccountTable>): boolean => {
  const held: Readonly<Record<string, unknown>> = before;
  return Object.entries(fields).every(([key, value]) => JSON.stringify(value) === JSON.stringify(held[key]));
};

/** What a file can set of an account. */
export const importedFields = [
  'name',
  'nameEn',
  'shortName',
  'otherNames',
  'uscc',
  'kind',
  'industry',
  'region',
  'ownership',
  'institution',
  'employees',
  'website',
  'foundedOn',
  'ownerId',
  'currency',
  'termsDays',
  'tags',
] as const satisfies readonly (keyof Selectable<AccountTable>)[];

const overwrittenFields = [...importedFields, 'sortKey', 'searchText', 'searchGrams', 'version'] as const;
