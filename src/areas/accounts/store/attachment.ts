import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { AttachedRecord, FileMark } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { AttachmentTable } from '../tables.ts';

export type AttachmentRow = Selectable<AttachmentTable>;

/** The record that files hang on, by its kind and its key. */
export type AttachedTo = { readonly kind: AttachedRecord; readonly key: string };

type Place = Pick<AttachmentRow, 'accountId' | 'personId' | 'recordKind' | 'recordKey'>;

/** Accounts and persons have columns of their own, so that a merge moves their files. */
const placeOf = ({ kind, key }: AttachedTo): Place => ({
  accountId: kind === 'account' ? key : null,
  personId: kind === 'person' ? key : null,
  recordKind: kind === 'account' || kind === 'person' ? null : kind,
  recordKey: kind === 'account' || kind === 'person' ? null : key,
});

/** What a file hangs on. */
export const attachedTo = ({ accountId, personId, recordKind, recordKey }: Place): AttachedTo => {
  if (accountId !== null) return { kind: 'account', key: accountId };
  if (personId !== null) return { kind: 'person', key: personId };
  if (recordKind === null || recordKey === null) throw new Error('A file hangs on a record.');
  return { kind: recordKind, key: recordKey };
};

/** Files of a record, latest first; ids are drawn in the order of time. */
export const listAttachments = async (
  db: Db,
  orgId: number,
  page: AttachedTo & { readonly after: string | undefined; readonly limit: number },
): Promise<AttachmentRow[]> => {
  const { accountId, personId, recordKind, recordKey } = placeOf(page);
  let query = accountsTables(db)
    .selectFrom('attachment')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('removedAt', 'is', null);
  if (accountId !== null) query = query.where('accountId', '=', accountId);
  else if (personId !== null) query = query.where('personId', '=', personId);
  else query = query.where('recordKind', '=', recordKind).where('recordKey', '=', recordKey);
  if (page.after !== undefined) query = query.where('id', '<', page.after);
  return await query.orderBy('id', 'desc').limit(page.limit).execute();
};

/** How many files hang on each of these records, which are neither accounts nor persons. */
export const countAttachments = async (
  db: Db,
  orgId: number,
  { kind, keys }: { readonly kind: AttachedRecord; readonly keys: readonly string[] },
): Promise<Map<string, number>> => {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; files: number }>`
    select record_key as key, count(*)::int as files from attachment
    where org_id = ${orgId} and record_kind = ${kind} and record_key = any(${[...keys]}) and removed_at is null
    group by record_key`.execute(db);
  return new Map(rows.map(({ key, files }) => [key, files]));
};

export const findAttachment = async (db: Db, orgId: number, id: string): Promise<AttachmentRow | null> =>
  (await accountsTables(db)
    .selectFrom('attachment')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

type NewAttachment = Omit<Insertable<AttachmentTable>, keyof Place | 'goneAt' | 'removedAt' | 'createdAt'> & {
  readonly record: AttachedTo;
};

export const addAttachment = async (db: Db, { record, ...attachment }: NewAttachment): Promise<AttachmentRow> =>
  await accountsTables(db)
    .insertInto('attachment')
    .values({ ...attachment, ...placeOf(record), goneAt: null, removedAt: null })
    .returningAll()
    .executeTakeFirstOrThrow();

export const changeAttachment = async (
  db: Db,
  orgId: number,
  { id, ...change }: { readonly id: string; readonly removedAt?: Date | null; readonly mark?: FileMark | null },
): Promise<AttachmentRow> =>
  await accountsTables(db)
    .updateTable('attachment')
    .set(change)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** The keys of a kind's records on which files hang, in their order. */
export const listAttachedKeys = async (
  db: Db,
  orgId: number,
  { kind, after, limit }: { readonly kind: string; readonly after: string; readonly limit: number },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ key: string }>`
    select distinct record_key as key from attachment
    where org_id = ${orgId} and record_kind = ${kind} and record_key > ${after} order by 1 limit ${limit}`.execute(db);
  return rows.map(({ key }) => key);
};

/** Notes which of the records are not there, from when on; one that has come back is there again. */
export const noteGone = async (
  db: Db,
  orgId: number,
  looked: {
    readonly kind: string;
    readonly keys: readonly string[];
    readonly there: readonly string[];
    readonly at: Date;
  },
): Promise<void> => {
  const { kind, keys, there, at } = looked;
  await sql`
    update attachment
    set gone_at = case when record_key = any(${[...there]}::text[]) then null else ${at}::timestamptz end
    where org_id = ${orgId} and record_kind = ${kind} and record_key = any(${[...keys]}::text[])
      and (gone_at is null) = (not (record_key = any(${[...there]}::text[])))`.execute(db);
};

/** Files that were removed, or whose record has been gone, since before a moment. */
export const listSpentAttachments = async (
  db: Db,
  orgId: number,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly AttachmentRow[]> =>
  await accountsTables(db)
    .selectFrom('attachment')
    .selectAll()
    .where('orgId', '=', orgId)
    .where((row) => row.or([row('removedAt', '<', before), row('goneAt', '<', before)]))
    .orderBy('id')
    .limit(limit)
    .execute();

export const deleteAttachments = async (db: Db, orgId: number, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await accountsTables(db)
    .deleteFrom('attachment')
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute();
};
