import { randomBytes } from 'node:crypto';
import { mkdtempSync, statfsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from '#db/handle';
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

const administer = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
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

/** A new database without a table on the server in TEST_DATABASE_URL. */
export const emptyServerPlace = async (owner: 'superuser' | 'plain' = 'superuser'): Promise<ServerPlace> => {
  if (serverUrl === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const name = `mainstay_test_${randomBytes(6).toString('hex')}`;
  const address = new URL(serverUrl);
  if (owner === 'plain') {
    await administer(serverUrl, plainOwnerText);
    address.username = plainOwner;
  }
  address.pathname = `/${name}`;
  const ownedBy = owner === 'plain' ? `owner ${plainOwner}` : '';
  await administer(serverUrl, `create database ${name} template template0 ${ownedBy}`);
  return {
    url: address.href,
    drop: async () => await administer(serverUrl, `drop database if exists ${name} with (force)`),
  };
};

const freshOnServer = async (options: OpenOptions): Promise<Database> => {
  const place = await emptyServerPlace();
  const database = await openDatabase(place, options);
  const close = async (): Promise<void> => {
    await database.close();
    await place.drop();
  };
  return { ...database, close };
};

const freshEmbedded = async (options: OpenOptions): Promise<Database> => {
  const dataDir = scratchDirectory();
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
  serverUrl === undefined ? await freshEmbedded(options) : await freshOnServer(options);
