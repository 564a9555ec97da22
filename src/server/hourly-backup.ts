import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import type { Runtime } from '#platform/runtime';
import { backUp } from './maintenance.ts';

const hourMs = 3_600_000;
/** Backups of the last hours that are kept beside those of the nights. */
const keptHours = 6;
/** The embedded engine serves nobody while it copies its tables out; what holds everybody up for longer waits for the night. */
const patienceMs = 10_000;
const namePattern = /^\d{4}-\d{2}-\d{2}T\d{4}Z$/;
const markName = 'last-backup.json';

type Mark = { readonly at: number; readonly change: string; readonly tookMs: number };

const readMark = (path: string): Mark | undefined => {
  if (!existsSync(path)) return undefined;
  const { at, change, tookMs }: Mark = JSON.parse(readFileSync(path, 'utf8'));
  return { at, change, tookMs };
};

/** Grows with every transaction that wrote something, and with nothing else. */
const lastChange = async ({ database }: Runtime): Promise<string> => {
  const { rows } = await database.executeSql<{ change: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as change',
  );
  return rows[0]?.change ?? '';
};

const removeOld = (folder: string): void => {
  const hours = readdirSync(folder).filter((name) => namePattern.test(name));
  for (const name of hours.toSorted().slice(0, -keptHours))
    rmSync(join(folder, name), { recursive: true, force: true });
};

/** Whether an automatic backup would leave other bytes than the last one, and that one is an hour old. */
export const isBackupDue = async (runtime: Runtime, dataDir: string): Promise<boolean> => {
  const mark = readMark(join(dataDir, 'backups', markName));
  if (mark === undefined) return true;
  const isOld = runtime.clock().getTime() - mark.at >= hourMs;
  return isOld && mark.tookMs <= patienceMs && mark.change !== (await lastChange(runtime));
};

/** Backs up into a directory and notes how long it took and how far the database had come. */
export const backUpAndNote = async (runtime: Runtime, place: { directory: string; dataDir: string }) => {
  const change = await lastChange(runtime);
  const start = performance.now();
  const made = await backUp(runtime, { ...place, files: 'link' });
  const mark: Mark = { at: runtime.clock().getTime(), change, tookMs: Math.round(performance.now() - start) };
  writeFileSync(join(place.dataDir, 'backups', markName), JSON.stringify(mark));
  return { ...made, tookMs: mark.tookMs };
};

/** A backup of an embedded database in which something has changed since the last one, an hour after it at the earliest. */
export const backUpHourly = async (
  runtime: Runtime,
  { dataDir, keepBackups }: Pick<Config, 'dataDir' | 'keepBackups'>,
): Promise<void> => {
  if (keepBackups === 0 || !(await isBackupDue(runtime, dataDir))) return;
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const directory = join(folder, `${runtime.clock().toISOString().slice(0, 16).replace(':', '')}Z`);
  if (statSync(directory, { throwIfNoEntry: false }) !== undefined) return;
  const { rows, tookMs } = await backUpAndNote(runtime, { directory, dataDir });
  removeOld(folder);
  runtime.log.info({ directory, rows, tookMs }, 'hourly backup');
  if (tookMs > patienceMs) runtime.log.warn({ tookMs }, 'backups take long: they are made at night only');
};
