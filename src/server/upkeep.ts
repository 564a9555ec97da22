import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import type { Runtime } from '#platform/runtime';
import { todayOf } from '#kernel/today';
import { backUpAndNote, backUpHourly } from './hourly-backup.ts';

const lookEveryMs = 10 * 60_000;
/** Server time; the embedded engine serves nobody while it copies its tables out. */
const nightHour = 3;
const namePattern = /^\d{4}-\d{2}-\d{2}$/;

/** Removes the oldest nightly backups; other directories beside them are a person's. */
const removeOld = (directory: string, keep: number): void => {
  const nights = readdirSync(directory)
    .filter((name) => namePattern.test(name))
    .toSorted();
  for (const name of nights.slice(0, Math.max(0, nights.length - keep)))
    rmSync(join(directory, name), { recursive: true, force: true });
};

/** The night's work on an embedded database: a backup under the date, then reclaiming space. Once a night, also after a restart. */
export const keepUp = async (
  runtime: Runtime,
  { dataDir, keepBackups }: Pick<Config, 'dataDir' | 'keepBackups'>,
): Promise<void> => {
  const { database, log, clock } = runtime;
  const directory = join(dataDir, 'backups');
  const target = join(directory, todayOf(clock(), Intl.DateTimeFormat().resolvedOptions().timeZone));
  if (keepBackups > 0) {
    if (existsSync(target)) return;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const { rows } = await backUpAndNote(runtime, { directory: target, dataDir });
    removeOld(directory, keepBackups);
    log.info({ directory: target, rows }, 'nightly backup');
  }
  await database.vacuum();
};

export type Upkeep = { readonly stop: () => Promise<void> };

/** A PostgreSQL server has its own vacuum and its administrator's backups: nothing to do for it. */
export const startUpkeep = (runtime: Runtime, config: Config): Upkeep => {
  let running: Promise<void> = Promise.resolve();
  let lastNight = '';
  let isBusy = false;
  const look = (): void => {
    if (runtime.database.kind !== 'embedded' || isBusy) return;
    const now = runtime.clock();
    const isNight = now.getHours() === nightHour && now.toDateString() !== lastNight;
    if (isNight) lastNight = now.toDateString();
    isBusy = true;
    running = (isNight ? keepUp(runtime, config) : backUpHourly(runtime, config))
      .catch((error: unknown) => runtime.log.error({ err: error }, 'upkeep failed'))
      .finally(() => {
        isBusy = false;
      });
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
