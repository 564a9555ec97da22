import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { enteredSource } from '../../domain/entered-source.ts';
import { ledgerTables } from '../../tables.ts';
import type { RecordKind } from '../../domain/records.ts';
import type { Batch } from './batches.ts';
import { entryShapes, isEntryKind } from './entry-tables.ts';

/** Where rows of a kind stand, and the number that they are keyed by beside their source. */
const placeOf = (kind: string): { readonly table: string; readonly key: string } => {
  if (!isEntryKind(kind)) return { table: 'order_line', key: 'order_no' };
  const { table, key } = entryShapes[kind];
  return { table, key };
};

/** Kinds whose rows are keyed by their source. */
export const isKeyedBySource = (kind: string): boolean => kind === 'orders' || isEntryKind(kind);

/** Whether rows of this source may stand in the ledger already; if not, nothing has to be compared. */
export const isSourceKnown = async (
  db: Db,
  orgId: number,
  { kind, source }: Pick<Batch, 'kind' | 'source'>,
): Promise<boolean> => {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from ${sql.table(placeOf(kind).table)} where org_id = ${orgId} and source = ${source}) as known`.execute(
    db,
  );
  return rows[0]?.known === true;
};

/** The sources that files of a kind were imported from, by name. */
export const listSources = async (db: Db, orgId: number, kind: RecordKind): Promise<readonly string[]> => {
  const rows = await ledgerTables(db)
    .selectFrom('importBatch')
    .select('source')
    .distinct()
    .where('orgId', '=', orgId)
    .where('kind', '=', kind)
    .where('state', '=', 'done')
    .orderBy('source')
    .limit(50)
    .execute();
  return rows.map(({ source }) => source);
};

/** The other sources under which rows of a kind stand; orders entered here are one too. */
export const listOtherSources = async (
  db: Db,
  { orgId, kind, source }: Pick<Batch, 'kind' | 'source'> & { readonly orgId: number },
): Promise<readonly string[]> => {
  const rows = await ledgerTables(db)
    .selectFrom('importBatch')
    .select('source')
    .distinct()
    .where('orgId', '=', orgId)
    .where('kind', '=', kind)
    .where('source', '<>', source)
    .execute();
  const names = [...rows.map((row) => row.source), ...(kind === 'orders' ? [enteredSource] : [])];
  const { rows: booked } = await sql<{ source: string }>`
    select name as source from unnest(${names}::text[]) as name
    where exists (select from ${sql.table(placeOf(kind).table)} t where t.org_id = ${orgId} and t.source = name)`.execute(
    db,
  );
  return booked.map((row) => row.source);
};

type Elsewhere = {
  readonly orgId: number;
  readonly kind: string;
  /** Sources to look in, each a prefix of the key's index. */
  readonly sources: readonly string[];
  readonly numbers: readonly string[];
};

/** Which of these numbers stand in the ledger under which of these sources. */
export const listNumbersElsewhere = async (
  db: Db,
  { orgId, kind, sources, numbers }: Elsewhere,
): Promise<readonly { readonly source: string; readonly number: string }[]> => {
  const { table, key } = placeOf(kind);
  const { rows } = await sql<{ packed: { source: string; number: string }[] | null }>`
    select jsonb_agg(jsonb_build_object('source', source, 'number', number)) as packed
    from (
      select distinct source, ${sql.ref(key)} as number from ${sql.table(table)}
      where org_id = ${orgId} and source = any(${[...sources]}::text[]) and ${sql.ref(key)} = any(${[...numbers]}::text[])
    ) as known`.execute(db);
  return rows[0]?.packed ?? [];
};
