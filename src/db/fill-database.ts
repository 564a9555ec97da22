import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { AppError } from '#kernel/app-error';
import { quoted } from './copy.ts';
import type { Database } from './handle.ts';
import { migrate, migrationState } from './migrate.ts';
import { clusterDirOf, type DatabasePlace, isEmptyPlace, openDatabase, type OpenOptions } from './open.ts';
import type { CopyChunks } from './session.ts';
import { type StoredSequence, storedTables } from './table-list.ts';
import { digestOf, fixTextForms, loadTable, setSequences, type TableDigest } from './table-transfer.ts';

export interface TableContent extends TableDigest {
  readonly name: string;
  readonly columns: readonly string[];
  readonly chunks: () => CopyChunks;
}

/** Everything of a database, from a backup or from another database. */
export interface DatabaseContent {
  /** The schema that the content fits; later migrations run on it afterwards. */
  readonly lastMigration: string;
  readonly tables: readonly TableContent[];
  readonly sequences: readonly StoredSequence[];
}

const load = async (target: Database, content: DatabaseContent): Promise<void> => {
  const incoming = new Map(content.tables.map((table) => [table.name, table]));
  await target.asOwner(async (db) => {
    await fixTextForms(db);
    const tables = await storedTables(db);
    const unknown = content.tables.find(({ name }) => !tables.some((table) => table.name === name));
    if (unknown !== undefined) throw new AppError('db.content-misfit', { table: unknown.name });
    // Migrations may have put rows in; the content brings them too.
    await sql.raw(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`).execute(db);
    for (const table of tables) {
      const given = incoming.get(table.name);
      if (given === undefined) continue;
      const loaded = { ...table, columns: given.columns };
      await loadTable(db, loaded, given.chunks());
      const found = await digestOf(db, loaded);
      if (found.rows !== given.rows || found.digest !== given.digest) {
        throw new AppError('db.content-differs', { table: table.name, expected: given.rows, found: found.rows });
      }
    }
    await setSequences(db, content.sequences);
  });
};

/**
 * Makes a database at an empty place and fills it: the schema of the content first, then its rows, each table
 * compared by its digest in the same transaction, then the migrations that the content has not seen.
 */
export const fillDatabase = async (
  place: DatabasePlace,
  content: DatabaseContent,
  options: OpenOptions = {},
): Promise<Database> => {
  if (!(await isEmptyPlace(place))) throw new AppError('db.place-not-empty');
  const target = await openDatabase(place, { ...options, schema: 'leave' });
  const files = options.migrations === undefined ? {} : { migrations: options.migrations };
  try {
    const { pending } = await migrationState(target, files);
    if (!pending.includes(content.lastMigration)) {
      throw new AppError('db.content-newer', { migration: content.lastMigration });
    }
    await migrate(target, { ...files, upTo: content.lastMigration });
    await load(target, content);
    await migrate(target, files);
    await target.vacuum();
    return target;
  } catch (error) {
    await target.close();
    if ('dataDir' in place) rmSync(clusterDirOf(place.dataDir), { recursive: true, force: true });
    throw error;
  }
};
