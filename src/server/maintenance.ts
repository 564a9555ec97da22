import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBackup, writeBackup } from '#db/backup';
import { migrationState } from '#db/migrate';
import type { Runtime } from '#platform/runtime';

/** Uploaded files lie in a backup beside the tables. They never change, so copying them after the tables misses none. */
export const filesOf = (directory: string): string => join(directory, 'files');

export const backUp = async (runtime: Runtime, { directory, dataDir }: { directory: string; dataDir: string }) => {
  const { tables, lastMigration, createdAt } = await writeBackup(runtime.database, { directory, now: runtime.clock() });
  if (existsSync(filesOf(dataDir))) cpSync(filesOf(dataDir), filesOf(directory), { recursive: true });
  await verifyBackup(directory);
  return {
    directory,
    createdAt,
    lastMigration,
    tables: tables.length,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
  };
};

/** What an operator wants to know before anything else: does it answer, how fast, how big, is the schema whole. */
export const checkInstallation = async ({ database }: Runtime) => {
  const { pending } = await migrationState(database);
  return { place: database.place, ...(await database.health()), pendingMigrations: [...pending] };
};
