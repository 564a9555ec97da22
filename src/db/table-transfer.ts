import { sql } from 'kysely';
import { quoted } from './copy.ts';
import type { Database, Db } from './handle.ts';
import type { CopyChunks } from './session.ts';
import { withSession } from './session-dialect.ts';
import type { StoredSequence, StoredTable } from './table-list.ts';

/** 16 MB of table per step: the embedded engine holds a whole step in memory. */
const blocksPerStep = 2000;

/** Rows and a checksum over them that does not depend on their order or on the engine. */
export interface TableDigest {
  readonly rows: number;
  readonly digest: string;
}

const columnList = (table: StoredTable): string => table.columns.map(quoted).join(', ');

/** Text forms that both engines print alike. */
export const fixTextForms = async (db: Db): Promise<void> => {
  await withSession(
    db,
    async (session) =>
      await session.exec(
        `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
         set local extra_float_digits = 1; set local bytea_output = 'hex'`,
      ),
  );
};

/** The rows of a table as COPY text, in steps that bound memory; `db` is an open transaction of its own snapshot. */
export async function* tableChunks(database: Database, db: Db, table: StoredTable): AsyncGenerator<Uint8Array> {
  const from = `select ${columnList(table)} from ${quoted(table.name)}`;
  if (database.kind === 'server') {
    yield* await withSession(db, async (session) => session.copyOut(`copy (${from})`));
    return;
  }
  for (let block = 0; block < table.blocks; block += blocksPerStep) {
    const step = `copy (${from} where ctid >= '(${block},0)' and ctid < '(${block + blocksPerStep},0)')`;
    yield* await withSession(db, async (session) => session.copyOut(step));
  }
}

/**
 * Loads a table as its owner; forced row security steps aside for the length of the transaction. Tables come in the order
 * of their keys, so keys are checked at once: none may be pending when security is forced again.
 */
export const loadTable = async (db: Db, table: StoredTable, chunks: CopyChunks): Promise<void> => {
  const name = quoted(table.name);
  await withSession(db, async (session) => {
    await session.exec('set constraints all immediate');
    if (table.isForced) await session.exec(`alter table ${name} no force row level security`);
    await session.copyIn({ table: name, columns: columnList(table) }, chunks);
    if (table.isForced) await session.exec(`alter table ${name} force row level security`);
  });
};

export const setSequences = async (db: Db, sequences: readonly StoredSequence[]): Promise<void> => {
  for (const { name, lastValue } of sequences) {
    if (lastValue !== null) await sql`select setval(${name}::regclass, ${lastValue}::bigint)`.execute(db);
  }
};

export const digestOf = async (db: Db, table: StoredTable): Promise<TableDigest> => {
  const row = sql.raw(`row(${columnList(table)})::text`);
  const { rows } = await sql<{ rows: number; digest: string }>`
    select count(*) as rows,
      coalesce(sum(('x' || substr(md5(${row}), 1, 15))::bit(60)::bigint::numeric), 0)::text as digest
    from ${sql.raw(quoted(table.name))}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error(`no digest of ${table.name}`);
  return found;
};
