import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBackup, writeBackup } from '#db/backup';
import type { Database } from '#db/handle';
import { migrate, migrationState } from '#db/migrate';
import type { MigrateOptions } from '#db/migrate';
import { isEmptyPlace, openDatabase } from '#db/open';
import type { DatabasePlace } from '#db/open';
import type { Logger } from '#platform/log';

export type Opening = {
  readonly place: DatabasePlace;
  readonly log: Logger;
  readonly now: Date;
  /** Other migrations than the product's own, for tests. */
  readonly migrations?: MigrateOptions['migrations'];
};

/** Backups before an upgrade that are kept. */
const keptUpgrades = 3;
const upgradeName = 'before-upgrade-';

const stampOf = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** The tables as they stood, beside the other backups; uploaded files stay where they are, since no migration touches them. */
const backUpBefore = async (database: Database, dataDir: string, { now, migrations }: Opening): Promise<string> => {
  const folder = join(dataDir, 'backups');
  const directory = join(folder, `${upgradeName}${stampOf(now)}`);
  await writeBackup(database, { directory, now }, migrations === undefined ? {} : { migrations });
  await verifyBackup(directory);
  const made = readdirSync(folder).filter((name) => name.startsWith(upgradeName));
  const whole = made.filter((name) => !name.endsWith('.partial')).toSorted();
  const gone = [...whole.slice(0, -keptUpgrades), ...made.filter((name) => name.endsWith('.partial'))];
  for (const name of gone) rmSync(join(folder, name), { recursive: true, force: true });
  return directory;
};

/**
 * Opens a database and brings its schema up to date. An embedded one that holds something is backed up before its first
 * migration; the backups of a server are its administrator's.
 */
export const openUpToDate = async (opening: Opening): Promise<Database> => {
  const { place, log, migrations } = opening;
  const options = migrations === undefined ? {} : { migrations };
  if (await isEmptyPlace(place)) return await openDatabase(place, options);
  const database = await openDatabase(place, { ...options, schema: 'leave' });
  try {
    const { applied, pending } = await migrationState(database, options);
    if (pending.length === 0) return database;
    const isKept = 'dataDir' in place && applied.length > 0;
    const backup = isKept ? await backUpBefore(database, place.dataDir, opening) : null;
    log.warn({ database: database.place, backup, migrations: pending }, 'the database is brought up to date');
    await migrate(database, options);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};
