import { cpSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBackup, writeBackup } from '#db/backup';
import { migrationState } from '#db/migrate';
import type { Runtime } from '#platform/runtime';

/** Uploaded files lie in a backup beside the tables. They never change, so copying them after the tables misses none. */
export const filesOf = (directory: string): string => join(directory, 'files');

type BackupPlace = {
  readonly directory: string;
  readonly dataDir: string;
  /** 'link' shares the bytes of uploaded files with the data directory: for backups that lie in it. */
  readonly files?: 'copy' | 'link';
};

/** One more name for each file; a copy where the file system has no such names. */
const linkFiles = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFiles(source, target);
    else if (!entry.name.endsWith('.part')) linkOrCopy(source, target);
  }
};

const linkOrCopy = (source: string, target: string): void => {
  try {
    linkSync(source, target);
  } catch {
    cpSync(source, target);
  }
};

export const backUp = async (runtime: Runtime, { directory, dataDir, files = 'copy' }: BackupPlace) => {
  const { tables, lastMigration, createdAt } = await writeBackup(runtime.database, { directory, now: runtime.clock() });
  if (existsSync(filesOf(dataDir))) {
    if (files === 'link') linkFiles(filesOf(dataDir), filesOf(directory));
    else cpSync(filesOf(dataDir), filesOf(directory), { recursive: true });
  }
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
