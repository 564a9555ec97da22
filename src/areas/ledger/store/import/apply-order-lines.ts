import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { AccountSet } from '../facts/account-set.ts';
import { datedCost } from '../dated-cost.ts';
import { lineFactColumns } from './order-line-columns.ts';

export type LineSlice = {
  readonly orgId: number;
  readonly batchId: string;
  readonly source: string;
  readonly accounts: AccountSet;
  /** False while the source is new to the ledger: then no line can have stood there before. */
  readonly sourceIsKnown: boolean;
};

export type SliceCounts = {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: number;
  /** Accounts from which a changed line was taken. */
  readonly losers: readonly string[];
};

const columns = sql.join(lineFactColumns.map((column) => sql.ref(column)));
const qualified = (table: string) => sql.join(lineFactColumns.map((column) => sql.ref(`${table}.${column}`)));

/** The staged lines of a slice as they will stand: unknown costs from the price list. */
const incomingLines = ({ orgId, batchId, accounts }: LineSlice) => sql`
  select order_no, line_no, account_id, end_account_id, product_id, ordered_on, month, kind, quantity_e4, list_e4,
    net_e4, coalesce(cost_e4, ${datedCost(orgId, 's')}) as cost_e4, discount_e4, currency, net_source_e4, promotion,
    specification, delivery_terms, promised_on, delivered_on, short_e4, is_special, is_duplicate, cost_e4 is not null as cost_from_source
  from order_line_stage s
  where org_id = ${orgId} and batch_id = ${batchId} and ${accounts('account_id')}`;

/**
 * Books the staged lines of some accounts: keeps what stood before, writes what is new or differs, leaves identical
 * rows untouched, takes the slice off the stage.
 */
export const applyOrderLines = async (db: Db, slice: LineSlice): Promise<SliceCounts> => {
  const { orgId, batchId, source, accounts, sourceIsKnown } = slice;
  const losers = sourceIsKnown ? await keepBefore(db, slice) : [];
  const { rows } = await sql<{ staged: number; written: number; updated: number; duplicates: number }>`
    with incoming as materialized (${incomingLines(slice)}), written as (
      insert into order_line as l (org_id, source, order_no, line_no, batch_id, ${columns})
      select ${orgId}::bigint, ${source}::text, order_no, line_no, ${batchId}::uuid, ${columns} from incoming
      on conflict (org_id, source, order_no, line_no) do update
        set batch_id = excluded.batch_id, ${sql.join(lineFactColumns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}
        where (${qualified('l')}) is distinct from (${qualified('excluded')})
      returning 1
    )
    select (select count(*) from incoming) as staged, (select count(*) from written) as written,
      (select count(*) from incoming where is_duplicate) as duplicates,
      ${sourceIsKnown ? sql`(select count(*) from import_before b where b.org_id = ${orgId} and b.batch_id = ${batchId} and b.object = 'order_line' and b.object_key in (select ${lineKey('incoming')} from incoming))` : sql`0`} as updated
  `.execute(db);
  await sql`delete from order_line_stage where org_id = ${orgId} and batch_id = ${batchId} and ${accounts('account_id')}`.execute(
    db,
  );
  const { staged = 0, written = 0, updated = 0, duplicates = 0 } = rows[0] ?? {};
  return { inserted: written - updated, updated, unchanged: staged - written, duplicates, losers };
};

/** How a line is called in import_before. */
const lineKey = (table: string) => sql`${sql.ref(`${table}.order_no`)} || '#' || ${sql.ref(`${table}.line_no`)}`;

const keepBefore = async (db: Db, slice: LineSlice): Promise<readonly string[]> => {
  const { orgId, batchId, source } = slice;
  const { rows } = await sql<{ losers: string[] | null }>`
    with incoming as materialized (${incomingLines(slice)}), kept as (
      insert into import_before (org_id, batch_id, object, object_key, account_id, before, before_batch_id)
      select l.org_id, ${batchId}::uuid, 'order_line', ${lineKey('l')}, incoming.account_id, to_jsonb(l), l.batch_id
      from incoming
      join order_line l on l.org_id = ${orgId} and l.source = ${source} and l.order_no = incoming.order_no
        and l.line_no = incoming.line_no
      where (${qualified('l')}) is distinct from (${qualified('incoming')})
      on conflict (org_id, batch_id, object, object_key) do nothing
      returning account_id, before ->> 'account_id' as before_account_id
    )
    select array_agg(distinct before_account_id) as losers from kept where before_account_id <> account_id::text
  `.execute(db);
  return rows[0]?.losers ?? [];
};
