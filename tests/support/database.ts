import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, statfsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Database } from '#db/handle';
import { fingerprintOf, migrationsDir, readMigrations } from '#db/migration-files';
import { type OpenOptions, openDatabase } from '#db/open';

/** Set by scripts/with-postgres.sh: the same tests then run against that server. */
export const serverUrl = process.env['TEST_DATABASE_URL'];

const roomForTests = 2 * 1024 ** 3;

const memoryDirectory = (): string | undefined => {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > roomForTests ? '/dev/shm' : undefined;
  } catch {
    return undefined;
  }
};

/** A folder for one test, in memory where the machine has room there; remove it afterwards. */
export const scratchDirectory = (): string => mkdtempSync(join(memoryDirectory() ?? tmpdir(), 'mainstay-test-'));

/** One statement to the server itself; answers how many rows it found. */
const administer = async (text: string): Promise<number> => {
  if (serverUrl === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return (await client.query(text)).rowCount ?? 0;
  } finally {
    await client.end();
  }
};

export interface ServerPlace {
  readonly url: string;
  drop(): Promise<void>;
}

/** Owns databases, makes no roles and bypasses nothing, as a hosted server gives it. */
const plainOwner = 'mainstay_test_owner';
const plainOwnerText = `
  do $$ begin create role mainstay_app nologin noinherit; exception when duplicate_object or unique_violation then null; end $$;
  do $$ begin create role ${plainOwner} login; exception when duplicate_object or unique_violation then null; end $$;
  grant mainstay_app to ${plainOwner} with admin option`;

const addressOf = (name: string): URL => Object.assign(new URL(serverUrl ?? ''), { pathname: `/${name}` });
const newName = (): string => `mainstay_test_${randomBytes(6).toString('hex')}`;

const placeOf = async (address: URL, settings: string): Promise<ServerPlace> => {
  const name = address.pathname.slice(1);
  await administer(`create database ${name} ${settings}`);
  return {
    url: address.href,
    drop: async () => {
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
};

/** A new database without a table on the server in TEST_DATABASE_URL. */
export const emptyServerPlace = async (owner: 'superuser' | 'plain' = 'superuser'): Promise<ServerPlace> => {
  const address = addressOf(newName());
  if (owner === 'plain') {
    await administer(plainOwnerText);
    address.username = plainOwner;
  }
  return await placeOf(address, `template template0 ${owner === 'plain' ? `owner ${plainOwner}` : ''}`);
};

let template: Promise<string> | undefined;

/** Migrated once for all the databases that are copied from it; one that another process left is taken over. */
const serverTemplate = async (): Promise<string> => {
  const name = `mainstay_template_${fingerprintOf(readMigrations(migrationsDir))}`;
  if ((await administer(`select 1 from pg_database where datname = '${name}'`)) > 0) return name;
  const place = await emptyServerPlace();
  await (await openDatabase(place)).close();
  await administer(`alter database ${new URL(place.url).pathname.slice(1)} rename to ${name}`);
  return name;
};

/** A database at this place that goes when it is closed. */
const passing = async (place: ServerPlace, options: OpenOptions): Promise<Database> => {
  const database = await openDatabase(place, options);
  const close = async (): Promise<void> => {
    await database.close();
    await place.drop();
  };
  return { ...database, close };
};

const freshOnServer = async (options: OpenOptions): Promise<Database> => {
  const isUsual = options.migrations === undefined && options.schema === undefined;
  if (isUsual) template ??= serverTemplate();
  const from = isUsual ? await template : 'template0';
  return await passing(await placeOf(addressOf(newName()), `template ${from}`), options);
};

let engineCode: Promise<WebAssembly.Module> | undefined;

/**
 * Equal WebAssembly modules of a process share their code as long as one of them lives. While this one does, an engine
 * starts with the code that those before it compiled and optimised, which else is half of what a small test costs.
 */
const keepEngineCode = async (): Promise<void> => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  engineCode ??= readFile(join(dirname(entry), 'pglite.wasm')).then(async (bytes) => await WebAssembly.compile(bytes));
  await engineCode;
};

const passingDirectory = async (dataDir: string, options: OpenOptions = {}): Promise<Database> => {
  await keepEngineCode();
  const database = await openDatabase({ dataDir }, { durability: 'none', ...options });
  const close = async (): Promise<void> => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...database, close };
};

/**
 * An empty, migrated database of its own: embedded from the template directory, or a new database of the server in
 * TEST_DATABASE_URL. Close it in `after`.
 */
export const testDatabase = async (options: OpenOptions = {}): Promise<Database> =>
  serverUrl === undefined ? await passingDirectory(scratchDirectory(), options) : await freshOnServer(options);

export type SharedPlace = {
  /** As a process is told it: a directory or postgres://… */
  readonly address: string;
  readonly open: () => Promise<Database>;
  /** Another place with all that this one holds, while nobody works on it. */
  readonly copy: () => Promise<SharedPlace>;
  readonly remove: () => Promise<void>;
};

const directoryPlace = (dataDir: string): SharedPlace => ({
  address: dataDir,
  open: async () => await openDatabase({ dataDir }),
  copy: async () => {
    const copied = scratchDirectory();
    cpSync(dataDir, copied, { recursive: true });
    return directoryPlace(copied);
  },
  remove: async () => await rm(dataDir, { recursive: true, force: true }),
});

const databasePlace = ({ url, drop }: ServerPlace): SharedPlace => ({
  address: url,
  open: async () => await openDatabase({ url }),
  copy: async () => databasePlace(await placeOf(addressOf(newName()), `template ${new URL(url).pathname.slice(1)}`)),
  remove: drop,
});

/** A place that processes of their own work on, one after another; it stays when they die. */
export const sharedPlace = async (): Promise<SharedPlace> =>
  serverUrl === undefined
    ? directoryPlace(scratchDirectory())
    : databasePlace(await placeOf(addressOf(newName()), `template ${await (template ??= serverTemplate())}`));

export type DatabaseOriginal = {
  /** Another database with all that the original holds. */
  readonly copy: () => Promise<Database>;
  readonly remove: () => Promise<void>;
};

/** A database that is filled once, closed, and then copied for each who wants it. */
export const originalOf = async (fill: (database: Database) => Promise<void>): Promise<DatabaseOriginal> => {
  if (serverUrl !== undefined) {
    const place = await placeOf(addressOf(newName()), `template ${await (template ??= serverTemplate())}`);
    const database = await openDatabase(place);
    await fill(database);
    await database.close();
    const name = new URL(place.url).pathname.slice(1);
    const copy = async () => await passing(await placeOf(addressOf(newName()), `template ${name}`), {});
    return { copy, remove: place.drop };
  }
  const dataDir = scratchDirectory();
  const database = await openDatabase({ dataDir }, { durability: 'none' });
  await fill(database);
  await database.close();
  const copy = async (): Promise<Database> => {
    const copied = scratchDirectory();
    cpSync(dataDir, copied, { recursive: true });
    return await passingDirectory(copied);
  };
  return { copy, remove: async () => await rm(dataDir, { recursive: true, force: true }) };
};
