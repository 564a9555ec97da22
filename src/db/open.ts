import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '#kernel/app-error';
import { embeddedSource } from './embedded-source.ts';
import { createDatabase, type Database } from './handle.ts';
import { takeHolderLock } from './holder-lock.ts';
import { migrate } from './migrate.ts';
import { fingerprintOf, type MigrationFile, migrationsDir, readMigrations } from './migration-files.ts';
import { serverSource, withoutPassword } from './server-source.ts';
import { copyCluster, templateCluster } from './template.ts';

export type DatabasePlace = { readonly dataDir: string } | { readonly url: string };

export interface OpenOptions {
  /** 'none' skips fsync: for tests and for data that can be made again. */
  readonly durability?: 'fsync' | 'none';
  /** Embedded: a statement that has not answered by then costs the engine a restart. */
  readonly statementLimitMs?: number;
  readonly sharedBuffersMb?: number;
  /** Server: connections of this process. */
  readonly maxConnections?: number;
  /** Other migrations than the product's own, for tests. */
  readonly migrations?: readonly MigrationFile[];
  /** 'leave' opens the schema as it is; the default brings it up to date. */
  readonly schema?: 'migrate' | 'leave';
}

/** PostgreSQL major of the pinned PGlite; a directory of another major cannot be opened by it. */
export const embeddedMajor = '18';

export const clusterDirOf = (dataDir: string): string => join(dataDir, 'postgres');

const tenMinutes = 600_000;

const openCluster = async (clusterDir: string, options: OpenOptions, onRestart?: () => void) =>
  await embeddedSource({
    settings: {
      clusterDir,
      durability: options.durability ?? 'fsync',
      sharedBuffersMb: options.sharedBuffersMb ?? 32,
    },
    statementLimitMs: options.statementLimitMs ?? tenMinutes,
    onRestart,
  });

const buildTemplate = async (clusterDir: string, migrations: readonly MigrationFile[]): Promise<void> => {
  const source = await openCluster(clusterDir, { durability: 'none' });
  const database = createDatabase({
    kind: 'embedded',
    place: clusterDir,
    source,
    restarts: () => 0,
    onMessage: () => {},
    onClosed: async () => {},
  });
  try {
    await migrate(database, { migrations });
    // The engine uses one database for ever; the two that others would be made from are two thirds of the files.
    await database.executeSql("update pg_database set datistemplate = false where datname like 'template_'");
    await database.executeSql('drop database template0');
    await database.executeSql('drop database template1');
    await database.vacuum();
  } finally {
    await database.close();
  }
};

/** Puts a fresh cluster into place; a half-copied one from a crash is thrown away. */
const createCluster = async (dataDir: string, migrations: readonly MigrationFile[]): Promise<void> => {
  const template = await templateCluster(
    fingerprintOf(migrations),
    async (clusterDir) => await buildTemplate(clusterDir, migrations),
  );
  const partial = join(dataDir, 'postgres.partial');
  rmSync(partial, { recursive: true, force: true });
  copyCluster(template, partial);
  renameSync(partial, clusterDirOf(dataDir));
};

const checkVersion = (dataDir: string): void => {
  const path = join(clusterDirOf(dataDir), 'PG_VERSION');
  if (!existsSync(path)) throw new AppError('db.not-a-cluster', { directory: dataDir });
  const found = readFileSync(path, 'utf8').trim();
  if (found !== embeddedMajor) throw new AppError('db.other-major', { found, wanted: embeddedMajor });
};

interface Opened {
  readonly database: Database;
  /** A directory from a fitting template needs no look at its migrations. */
  readonly isCurrent: boolean;
}

const openEmbedded = async (dataDir: string, options: OpenOptions): Promise<Opened> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = await takeHolderLock(dataDir);
  try {
    const migrations = options.migrations ?? readMigrations(migrationsDir);
    const isNew = !existsSync(clusterDirOf(dataDir));
    if (!isNew) checkVersion(dataDir);
    else await createCluster(dataDir, options.schema === 'leave' ? [] : migrations);
    let restarts = 0;
    const source = await openCluster(clusterDirOf(dataDir), options, () => {
      restarts += 1;
    });
    const database = createDatabase({
      kind: 'embedded',
      place: dataDir,
      source,
      restarts: () => restarts,
      onMessage: lock.onMessage,
      onClosed: lock.release,
    });
    return { database, isCurrent: isNew };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

/** True where openDatabase would start from nothing: no cluster in the directory, no table in the server's database. */
export const isEmptyPlace = async (place: DatabasePlace): Promise<boolean> => {
  if ('dataDir' in place) return !existsSync(clusterDirOf(place.dataDir));
  const source = await serverSource(place.url, 1);
  try {
    const session = await source.acquire();
    const { rows } = await session.query("select 1 from pg_tables where schemaname = 'public' limit 1", []);
    source.release(session, 'usable');
    return rows.length === 0;
  } finally {
    await source.close();
  }
};

const openServer = async (url: string, options: OpenOptions): Promise<Opened> => {
  const source = await serverSource(url, options.maxConnections ?? 10);
  const database = createDatabase({
    kind: 'server',
    place: withoutPassword(url),
    source,
    restarts: () => 0,
    onMessage: () => {},
    onClosed: async () => {},
  });
  return { database, isCurrent: false };
};

/** Opens the embedded engine in a directory, or a PostgreSQL server by its address, and brings the schema up to date. */
export const openDatabase = async (place: DatabasePlace, options: OpenOptions = {}): Promise<Database> => {
  const { database, isCurrent } =
    'url' in place ? await openServer(place.url, options) : await openEmbedded(resolve(place.dataDir), options);
  if (isCurrent || options.schema === 'leave') return database;
  try {
    await migrate(database, options.migrations === undefined ? {} : { migrations: options.migrations });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};
