import { sql } from 'kysely';
import { copyIn } from '#db/copy';
import type { Db } from '#db/handle';
import { stagedLineColumns } from './order-line-columns.ts';

export type BatchKey = { readonly orgId: number; readonly batchId: string };

/** Loads rows onto the stage: complete lines of COPY text format, each beginning with company and batch. */
export const stageRows = async (db: Db, rows: { readonly lines: string; readonly records: string }): Promise<void> => {
  if (rows.lines !== '') {
    const columns = ['org_id', 'batch_id', ...stagedLineColumns];
    await copyIn(db, { table: 'order_line_stage', columns, chunks: [rows.lines] });
  }
  if (rows.records !== '') {
    const columns = ['org_id', 'batch_id', 'line', 'account_id', 'record'];
    await copyIn(db, { table: 'import_stage', columns, chunks: [rows.records] });
  }
};

/** How far the stage of a batch is emptied: through this order line and this record. */
export type StageMark = { readonly accountId: string; readonly line: number; readonly record: number };

export const stageStart: StageMark = {
  accountId: '00000000-0000-0000-0000-000000000000',
  line: -2_147_483_648,
  record: -2_147_483_648,
};

/**
 * Takes up to `limit` order lines and records of a batch off the stage, the next after the mark; answers how far, undefined when
 * none was left. The end of the slice is read before it is deleted, so that both are a range of the primary key whatever
 * the statistics say: rows that came a moment ago are in none.
 */
export const clearStage = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  { after, limit }: { readonly after: StageMark; readonly limit: number },
): Promise<StageMark | undefined> => {
  const lines = sql`org_id = ${orgId} and batch_id = ${batchId}
    and (account_id, line) > (${after.accountId}::uuid, ${after.line}::integer)`;
  const records = sql`org_id = ${orgId} and batch_id = ${batchId} and line > ${after.record}::integer`;
  const { rows: found } = await sql<{ accountId: string | null; line: number | null; record: number | null }>`
    select l.account_id as "accountId", l.line, r.line as record
    from (select max(line) as line from (
      select line from import_stage where ${records} order by line limit ${limit}) as slice) as r
    left join (
      select account_id, line from (
        select account_id, line from order_line_stage where ${lines} order by account_id, line limit ${limit}) as slice
      order by account_id desc, line desc limit 1) as l on true`.execute(db);
  const end = found[0];
  if (end === undefined || (end.line === null && end.record === null)) return undefined;
  if (end.accountId !== null)
    await sql`
      delete from order_line_stage
      where ${lines} and (account_id, line) <= (${end.accountId}::uuid, ${end.line}::integer)`.execute(db);
  if (end.record !== null)
    await sql`delete from import_stage where ${records} and line <= ${end.record}::integer`.execute(db);
  return {
    accountId: end.accountId ?? after.accountId,
    line: end.line ?? after.line,
    record: end.record ?? after.record,
  };
};

/** Notes which accounts a batch touches and with how many rows. */
export const addImportAccounts = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  accounts: readonly (readonly [accountId: string, rows: number])[],
): Promise<void> => {
  if (accounts.length === 0) return;
  await sql`
    insert into import_account (org_id, batch_id, account_id, rows)
    select ${orgId}::bigint, ${batchId}::uuid, a.id, a.rows
    from unnest(${accounts.map(([id]) => id)}::uuid[], ${accounts.map(([, rows]) => rows)}::integer[]) as a (id, rows)
    on conflict (org_id, batch_id, account_id) do nothing`.execute(db);
};

export type AccountSlice = { readonly ids: readonly string[]; readonly rows: number; readonly through: string };

/** The next accounts of a batch after one, together about `rows` rows; undefined when none is left. */
export const nextAccountSlice = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  from: { readonly after: string; readonly rows: number },
): Promise<AccountSlice | undefined> => {
  const { rows } = await sql<{ ids: string[] | null; rows: number | null }>`
    select array_agg(account_id order by account_id) as ids, sum(rows)::integer as rows
    from (
      select account_id, rows, sum(rows) over (order by account_id) - rows as before
      from (
        select account_id, rows from import_account
        where org_id = ${orgId} and batch_id = ${batchId} and account_id > ${from.after}::uuid
        order by account_id limit 2000
      ) as next
    ) as running
    where before < ${from.rows}`.execute(db);
  const ids = rows[0]?.ids ?? [];
  const through = ids.at(-1);
  return through === undefined ? undefined : { ids, rows: rows[0]?.rows ?? 0, through };
};

export type StagedRecord = {
  readonly line: number;
  readonly accountId: string | null;
  readonly record: Readonly<Record<string, unknown>>;
};

/** The next records of a batch by line; objects that the import makes itself have negative lines. */
export const nextStagedRecords = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  range: { readonly after: number; readonly until: number; readonly limit: number },
): Promise<readonly StagedRecord[]> => {
  const { rows } = await sql<{ packed: StagedRecord[] | null }>`
    select jsonb_agg(jsonb_build_object('line', line, 'accountId', account_id, 'record', record) order by line) as packed
    from (
      select line, account_id, record from import_stage
      where org_id = ${orgId} and batch_id = ${batchId} and line > ${range.after} and line < ${range.until}
      order by line limit ${range.limit}
    ) as next`.execute(db);
  return rows[0]?.packed ?? [];
};

/** Takes the records of these accounts off the stage. */
export const unstageAccounts = async (db: Db, { orgId, batchId }: BatchKey, ids: readonly string[]): Promise<void> => {
  await sql`
    delete from import_stage where org_id = ${orgId} and batch_id = ${batchId} and account_id = any(${[...ids]}::uuid[])
      and line > 0`.execute(db);
};

/** Forgets which accounts a batch touches. */
export const forgetImportAccounts = async (db: Db, { orgId, batchId }: BatchKey): Promise<void> => {
  await sql`delete from import_account where org_id = ${orgId} and batch_id = ${batchId}`.execute(db);
};

/** All accounts that a batch touches. */
export const listImportAccounts = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from import_account where org_id = ${orgId} and batch_id = ${batchId}`.execute(db);
  return rows.map(({ id }) => id);
};

/** Takes records off the stage by their lines. */
export const unstageLines = async (db: Db, { orgId, batchId }: BatchKey, lines: readonly number[]): Promise<void> => {
  await sql`
    delete from import_stage where org_id = ${orgId} and batch_id = ${batchId} and line = any(${[...lines]}::integer[])
  `.execute(db);
};

/** Points staged rows at the account that stands in the ledger by now, in place of the one that the import was to make. */
export const remapStagedAccount = async (
  db: Db,
  { orgId, batchId }: BatchKey,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> => {
  for (const table of ['order_line_stage', 'import_stage']) {
    await sql`
      update ${sql.table(table)} set account_id = ${to}::uuid
      where org_id = ${orgId} and batch_id = ${batchId} and account_id = ${from}::uuid`.execute(db);
  }
  await sql`
    insert into import_account as a (org_id, batch_id, account_id, rows)
    select org_id, batch_id, ${to}::uuid, rows from import_account
    where org_id = ${orgId} and batch_id = ${batchId} and account_id = ${from}::uuid
    on conflict (org_id, batch_id, account_id) do update set rows = a.rows + excluded.rows`.execute(db);
  await sql`
    delete from import_account where org_id = ${orgId} and batch_id = ${batchId} and account_id = ${from}::uuid`.execute(
    db,
  );
};

/** Ids of the accounts with these codes. */
export const accountIdsByCode = async (
  db: Db,
  orgId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ code: string; id: string }>`
    select code, id from account_card where org_id = ${orgId} and code = any(${[...codes]}::text[])`.execute(db);
  return new Map(rows.map(({ code, id }) => [code, id]));
};
