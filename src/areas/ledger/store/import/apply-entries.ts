import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { AccountSet } from '../facts/account-set.ts';
import type { EntryShape } from './entry-tables.ts';
import { derivedId } from '../derived-id.ts';

export type EntrySlice = {
  readonly orgId: number;
  readonly batchId: string;
  readonly source: string;
  readonly shape: EntryShape;
  /** Rows with id, the key, account_id and the shape's columns. */
  readonly incoming: RawBuilder<unknown>;
};

export type EntryCounts = {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly losers: readonly string[];
};

/** The staged records of some accounts as rows of the shape. */
export const stagedEntries = (slice: {
  readonly orgId: number;
  readonly batchId: string;
  readonly accounts: AccountSet;
  readonly shape: EntryShape;
}): RawBuilder<unknown> => {
  const { orgId, batchId, accounts, shape } = slice;
  const fields = Object.entries(shape.columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  return sql`
    select r.*, s.account_id
    from import_stage s
    cross join lateral jsonb_to_record(s.record) as r (id uuid, ${sql.ref(shape.key)} text, ${sql.join(fields)})
    where s.org_id = ${orgId} and s.batch_id = ${batchId} and ${accounts('s.account_id')} and s.line > 0`;
};

/** Books entries by their source and key: keeps what stood before, writes what is new or differs. */
export const applyEntries = async (db: Db, slice: EntrySlice): Promise<EntryCounts> => {
  const { orgId, batchId, source, shape, incoming } = slice;
  const names = ['account_id', ...Object.keys(shape.columns)];
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const of = (table: string) => sql.join(names.map((name) => sql.ref(`${table}.${name}`)));
  const key = sql.ref(shape.key);
  const { rows: kept } = await sql<{ updated: number; losers: string[] | null }>`
    with incoming as materialized (${incoming}), kept as (
      insert into import_before (org_id, batch_id, object, object_key, account_id, before, before_batch_id)
      select e.org_id, ${batchId}::uuid, ${shape.table}::text, e.${key}, incoming.account_id, to_jsonb(e), e.batch_id
      from incoming
      join ${sql.table(shape.table)} e on e.org_id = ${orgId} and e.source = ${source} and e.${key} = incoming.${key}
      where (${of('e')}) is distinct from (${of('incoming')})
      on conflict (org_id, batch_id, object, object_key) do nothing
      returning account_id::text as account_id, before ->> 'account_id' as before_account_id
    )
    select count(*) as updated,
      array_agg(distinct before_account_id) filter (where before_account_id <> account_id) as losers
    from kept`.execute(db);
  const { rows } = await sql<{ staged: number; written: number }>`
    with incoming as materialized (${incoming}), written as (
      insert into ${sql.table(shape.table)} as e (org_id, id, source, ${key}, batch_id, ${columns})
      select ${orgId}::bigint, id, ${source}::text, ${key}, ${batchId}::uuid, ${columns} from incoming
      on conflict (org_id, source, ${key}) do update
        set batch_id = excluded.batch_id, ${sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}
        where (${of('e')}) is distinct from (${of('excluded')})
      returning 1
    )
    select (select count(*) from incoming) as staged, (select count(*) from written) as written`.execute(db);
  const { updated = 0, losers = null } = kept[0] ?? {};
  const { staged = 0, written = 0 } = rows[0] ?? {};
  return { inserted: written - updated, updated, unchanged: staged - written, losers: losers ?? [] };
};

/** Invoices that carry their settlement become one payment each, of the whole amount, on that day. */
export const settlementPayments = (invoices: Parameters<typeof stagedEntries>[0]): RawBuilder<unknown> => {
  const { orgId, batchId, accounts } = invoices;
  return sql`
    select ${derivedId(sql`r.id::text || '/settled'`)} as id, 'invoice:' || r.invoice_no as payment_no, s.account_id,
      r.settled_on as paid_on, r.amount_minor, r.currency, r.amount_source_minor, r.invoice_no
    from import_stage s
    cross join lateral jsonb_to_record(s.record) as r (id uuid, invoice_no text, settled_on date, amount_minor bigint,
      currency text, amount_source_minor bigint)
    where s.org_id = ${orgId} and s.batch_id = ${batchId} and ${accounts('s.account_id')} and s.line > 0
      and r.settled_on is not null and r.amount_minor > 0`;
};
