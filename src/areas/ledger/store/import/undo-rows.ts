import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { AccountSet } from '../facts/account-set.ts';

const keyed = {
  order_line: ['source', 'order_no', 'line_no'],
  invoice: ['id'],
  payment: ['id'],
  pocket_item: ['id'],
  cost_to_serve: ['id'],
} as const;

export type UndoneTable = keyof typeof keyed;

export type UndoSlice = {
  readonly orgId: number;
  readonly batchId: string;
  readonly accounts: AccountSet;
  readonly table: UndoneTable;
};

/**
 * Takes a batch's rows of some accounts back: those that it made are removed, those that it changed stand again as
 * before. Answers how many, the accounts that got a row back, and those that such rows name as end accounts.
 */
export const undoRows = async (db: Db, { orgId, batchId, accounts, table }: UndoSlice) => {
  const target = sql.table(table);
  const keys = sql.join(keyed[table].map((key) => sql.ref(key)));
  const { rows: columns } = await sql<{ names: string[] }>`
    select array_agg(attname::text) as names from pg_attribute
    where attrelid = ${table}::text::regclass and attnum > 0 and not attisdropped`.execute(db);
  const names = columns[0]?.names ?? [];
  const { rows: removed } = await sql<{ rows: number }>`
    with gone as (
      delete from ${target} t
      where t.org_id = ${orgId} and t.batch_id = ${batchId} and ${accounts('t.account_id')}
        ${table === 'pocket_item' || table === 'cost_to_serve' ? sql`and t.order_source is null` : sql``}
      returning 1
    ) select count(*) as rows from gone`.execute(db);
  const { rows: restored } = await sql<{ rows: number; accounts: string[] | null; ends: string[] | null }>`
    with taken as (
      delete from import_before b
      where b.org_id = ${orgId} and b.batch_id = ${batchId} and b.object = ${table} and ${accounts('b.account_id')}
      returning b.before
    ), back as (
      insert into ${target} (${sql.join(names.map((name) => sql.ref(name)))})
      select ${sql.join(names.map((name) => sql.ref(`r.${name}`)))}
      from taken cross join lateral jsonb_populate_record(null::${target}, taken.before) as r
      on conflict (org_id, ${keys}) do update
        set ${sql.join(names.filter((name) => name !== 'org_id').map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}
      returning account_id, ${table === 'order_line' ? sql.ref('end_account_id') : sql`null::uuid`} as end_account_id
    )
    select count(*) as rows, array_agg(distinct account_id) as accounts,
      array_agg(distinct end_account_id) filter (where end_account_id is not null) as ends
    from back`.execute(db);
  const { rows: back = 0, accounts: gainers = null, ends = null } = restored[0] ?? {};
  return { removed: removed[0]?.rows ?? 0, restored: back, gainers: gainers ?? [], ends: ends ?? [] };
};

/** Notes, for the slices of an undo, the accounts that hold rows of the batch because others were merged into them. */
export const noteMergedPlaces = async (
  db: Db,
  { orgId, batchId, table }: Omit<UndoSlice, 'accounts'>,
): Promise<void> => {
  await sql`
    insert into import_account (org_id, batch_id, account_id, rows)
    select ${orgId}::bigint, ${batchId}::uuid, account_id, count(*)::integer from ${sql.table(table)}
    where org_id = ${orgId} and batch_id = ${batchId} and merged_from <> '{}'
    group by account_id
    on conflict (org_id, batch_id, account_id) do nothing`.execute(db);
};

/** The later batch, not undone, that changed rows of this one; undoing this one first would lose its changes. */
export const laterBatchOver = async (db: Db, orgId: number, batchId: string) => {
  const { rows } = await sql<{ id: string; fileName: string }>`
    select later.id, later.file_name as "fileName"
    from import_before b
    join import_batch later on later.org_id = b.org_id and later.id = b.batch_id
    where b.org_id = ${orgId} and later.org_id = ${orgId} and b.before_batch_id = ${batchId} and b.batch_id <> ${batchId}
    limit 1`.execute(db);
  return rows[0];
};
