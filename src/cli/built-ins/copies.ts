import { cpSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { restoreBackup, verifyBackup } from '#db/backup';
import { moveDatabase } from '#db/move';
import type { DatabasePlace } from '#db/open';
import { AppError } from '#kernel/app-error';
import type { Config } from '#platform/config';
import { backUp, filesOf } from '#server/maintenance';
import { optionOf } from '../arguments.ts';
import { askHolder, holderOf, withInstallation } from '../ask.ts';
import { finish } from '../finish.ts';
import { show } from '../show.ts';
import type { BuiltIn, Session } from './built-in.ts';

/** What is written while everything is copied elsewhere would be lost there: the server has to stop first. */
const refuseHeld = async (config: Config): Promise<void> => {
  if ((await holderOf(config)) !== undefined) throw new AppError('cli.server-running');
};

const directoryOf = ({ args }: Session): string => {
  const [directory] = args.words;
  if (directory === undefined) throw new AppError('cli.value-missing', { name: 'DIRECTORY' });
  return resolve(directory);
};

export const backupCommand: BuiltIn = {
  command: 'backup',
  words: 'DIRECTORY',
  run: async (session) => {
    const { config, terminal } = session;
    const directory = directoryOf(session);
    const reply = await askHolder(config, { kind: 'backup', directory }, () => {});
    const own = async () => ({
      body: await withInstallation(
        config,
        async ({ runtime }) => await backUp(runtime, { directory, dataDir: config.dataDir }),
      ),
    });
    return finish(terminal, reply ?? (await own()));
  },
};

export const restoreCommand: BuiltIn = {
  command: 'restore',
  words: 'DIRECTORY',
  run: async (session) => {
    const { config, terminal } = session;
    const directory = directoryOf(session);
    await refuseHeld(config);
    const { tables } = await verifyBackup(directory);
    const place: DatabasePlace =
      config.databaseUrl === undefined ? { dataDir: config.dataDir } : { url: config.databaseUrl };
    const database = await restoreBackup(directory, place);
    const shownPlace = database.place;
    await database.close();
    if (existsSync(filesOf(directory))) cpSync(filesOf(directory), filesOf(config.dataDir), { recursive: true });
    if (terminal.isJson) show(terminal, { place: shownPlace, tables: tables.length });
    else terminal.out(terminal.t('done.restored', { tables: tables.length, place: shownPlace }));
    return 0;
  },
};

/** To another directory or to a PostgreSQL server; uploaded files move along to a directory. */
export const moveCommand: BuiltIn = {
  command: 'db move',
  words: '--to DIRECTORY|postgres://…',
  run: async ({ config, terminal, args }) => {
    const target = optionOf(args, 'to');
    if (target === undefined) throw new AppError('cli.value-missing', { name: '--to' });
    await refuseHeld(config);
    const isServer = /^postgres(ql)?:\/\//.test(target);
    const place: DatabasePlace = isServer ? { url: target } : { dataDir: resolve(target) };
    const shownPlace = await withInstallation(config, async ({ database }) => {
      const moved = await moveDatabase(database, place);
      await moved.close();
      return moved.place;
    });
    if ('dataDir' in place && existsSync(filesOf(config.dataDir)))
      cpSync(filesOf(config.dataDir), filesOf(place.dataDir), { recursive: true });
    if (terminal.isJson) show(terminal, { place: shownPlace });
    else terminal.out(terminal.t('done.moved', { place: shownPlace }));
    return 0;
  },
};
