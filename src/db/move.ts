import type { Database, Db } from './handle.ts';
import { type DatabaseContent, fillDatabase } from './fill-database.ts';
import { migrationState } from './migrate.ts';
import type { DatabasePlace, OpenOptions } from './open.ts';
import { storedSequences, storedTables } from './table-list.ts';
import { digestOf, fixTextForms, tableChunks } from './table-transfer.ts';

/** Reads everything inside one snapshot; `use` must finish with the content before the snapshot ends. */
export const withContent = async <T>(
  database: Database,
  use: (content: DatabaseContent) => Promise<T>,
  options: OpenOptions = {},
): Promise<T> => {
  const state = await migrationState(
    database,
    options.migrations === undefined ? {} : { migrations: options.migrations },
  );
  const read = async (db: Db): Promise<T> => {
    await fixTextForms(db);
    const stored = await storedTables(db);
    const tables = [];
    for (const table of stored) {
      const digest = await digestOf(db, table);
      tables.push({
        ...digest,
        name: table.name,
        columns: table.columns,
        chunks: () => tableChunks(database, db, table),
      });
    }
    return await use({ lastMigration: state.applied.at(-1) ?? '', tables, sequences: await storedSequences(db) });
  };
  return await database.asOwner(read, { isolationLevel: 'repeatable read', accessMode: 'read only' });
};

/** Copies a whole database to an empty place of either engine and answers with it, open; the source stays as it is. */
export const moveDatabase = async (from: Database, to: DatabasePlace, options: OpenOptions = {}): Promise<Database> =>
  await withContent(from, async (content) => await fillDatabase(to, content, options), options);
