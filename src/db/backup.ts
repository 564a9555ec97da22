import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError } from '#kernel/app-error';
import { type DatabaseContent, fillDatabase } from './fill-database.ts';
import type { Database } from './handle.ts';
import { withContent } from './move.ts';
import type { DatabasePlace, OpenOptions } from './open.ts';
import type { StoredSequence } from './table-list.ts';
import type { TableDigest } from './table-transfer.ts';

interface BackedUpTable extends TableDigest {
  readonly name: string;
  readonly columns: readonly string[];
  readonly sha256: string;
}

/** `manifest.json` of a backup directory; `<table>.copy.gz` beside it hold the rows. */
export interface BackupManifest {
  readonly format: 1;
  readonly createdAt: string;
  readonly lastMigration: string;
  readonly tables: readonly BackedUpTable[];
  readonly sequences: readonly StoredSequence[];
}

const manifestName = 'manifest.json';
const fileOf = (directory: string, table: string): string => join(directory, `${table}.copy.gz`);

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const writeTables = async (directory: string, content: DatabaseContent): Promise<BackedUpTable[]> => {
  const written: BackedUpTable[] = [];
  for (const { name, columns, rows, digest, chunks } of content.tables) {
    const path = fileOf(directory, name);
    await pipeline(
      Readable.from(chunks()),
      createGzip({ level: 3 }),
      createWriteStream(path, { mode: 0o600, flush: true }),
    );
    written.push({ name, columns, rows, digest, sha256: await sha256Of(path) });
  }
  return written;
};

/** Writes a consistent backup into a directory that must not exist; it appears under its name only when complete. */
export const writeBackup = async (
  database: Database,
  target: { readonly directory: string; readonly now: Date },
  options: OpenOptions = {},
): Promise<BackupManifest> => {
  const { directory, now } = target;
  if (existsSync(directory)) throw new AppError('db.backup-exists', { directory });
  const partial = `${directory}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  const manifest = await withContent(
    database,
    async (content): Promise<BackupManifest> => ({
      format: 1,
      createdAt: now.toISOString(),
      lastMigration: content.lastMigration,
      tables: await writeTables(partial, content),
      sequences: content.sequences,
    }),
    options,
  );
  writeFileSync(join(partial, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(partial, directory);
  return manifest;
};

/** Reads the manifest and compares every file with its checksum; refuses a backup that is not whole. */
export const verifyBackup = async (directory: string): Promise<BackupManifest> => {
  const path = join(directory, manifestName);
  if (!existsSync(path)) throw new AppError('db.backup-damaged', { directory, file: manifestName });
  const manifest: BackupManifest = JSON.parse(readFileSync(path, 'utf8'));
  if (manifest.format !== 1) throw new AppError('db.backup-format', { directory });
  for (const { name, sha256 } of manifest.tables) {
    const file = fileOf(directory, name);
    if (!existsSync(file) || (await sha256Of(file)) !== sha256) {
      throw new AppError('db.backup-damaged', { directory, file: `${name}.copy.gz` });
    }
  }
  return manifest;
};

/** Restores a verified backup to an empty place of either engine and answers with the database, open and up to date. */
export const restoreBackup = async (
  directory: string,
  place: DatabasePlace,
  options: OpenOptions = {},
): Promise<Database> => {
  const { lastMigration, tables, sequences } = await verifyBackup(directory);
  const content = tables.map((table) => ({
    ...table,
    chunks: () => createReadStream(fileOf(directory, table.name)).pipe(createGunzip()),
  }));
  return await fillDatabase(place, { lastMigration, sequences, tables: content }, options);
};
