import { sql } from 'kysely';
import { migratorTables } from './global-tables.ts';
import type { Db } from './handle.ts';

export interface StoredTable {
  readonly name: string;
  /** Columns that hold data of their own, in table order; generated ones are computed again. */
  readonly columns: readonly string[];
  readonly isForced: boolean;
  readonly blocks: number;
}

export interface StoredSequence {
  readonly name: string;
  readonly lastValue: number | null;
}

interface Reference {
  readonly table: string;
  readonly target: string;
}

/** Referenced tables before those that refer to them. */
const inLoadOrder = (tables: readonly StoredTable[], references: readonly Reference[]): StoredTable[] => {
  const ordered: StoredTable[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const open = new Set(waiting.map((table) => table.name));
    const isBlocked = ({ name }: StoredTable): boolean =>
      references.some(({ table, target }) => table === name && target !== name && open.has(target));
    const ready = waiting.filter((table) => !isBlocked(table));
    if (ready.length === 0) throw new Error(`foreign keys form a circle: ${[...open].join(', ')}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
};

/** Every table with data of the product, in an order in which they can be loaded. */
export const storedTables = async (db: Db): Promise<readonly StoredTable[]> => {
  const tables = await sql<StoredTable>`
    select c.relname::text as name, c.relforcerowsecurity as is_forced,
      (pg_relation_size(c.oid) / current_setting('block_size')::int)::int as blocks,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.oid
    order by c.relname collate "C"`.execute(db);
  const references = await sql<Reference>`
    select distinct t.relname::text as table, r.relname::text as target
    from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    where k.contype = 'f' and t.relnamespace = 'public'::regnamespace`.execute(db);
  const own = tables.rows.filter(({ name }) => !migratorTables.includes(name));
  return inLoadOrder(own, references.rows);
};

export const storedSequences = async (db: Db): Promise<readonly StoredSequence[]> => {
  const { rows } = await sql<StoredSequence>`
    select sequencename::text as name, last_value from pg_sequences where schemaname = 'public'
    order by sequencename collate "C"`.execute(db);
  return rows;
};
