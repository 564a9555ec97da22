import { join } from 'node:path';
import { modules } from '#registry';
import type { Database } from '#db/handle';
import { openDatabase } from '#db/open';
import type { DatabasePlace } from '#db/open';
import type { Config } from '#platform/config';
import { diskFileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { createMailSender } from '#platform/mail';
import { createRuntime } from '#platform/runtime';
import type { Runtime } from '#platform/runtime';
import { startWorker } from '#platform/worker';
import type { Worker } from '#platform/worker';
import { openUpToDate } from './open-database.ts';

export type Installation = {
  readonly runtime: Runtime;
  readonly database: Database;
  /** The address that links in mails start with, once the server listens. */
  readonly setBaseUrl: (url: string) => void;
  /** Runs background jobs in this process, until it closes. */
  readonly work: () => Promise<Worker>;
  readonly close: () => Promise<void>;
};

export type LogStream = 'stdout' | 'stderr';

export type OpenInstallation = {
  readonly logStream?: LogStream;
  /** 'leave' opens the schema as it is, to look at it. */
  readonly schema?: 'migrate' | 'leave';
};

/** Where an installation keeps its rows. */
export const placeOf = ({ databaseUrl, dataDir }: Config): DatabasePlace =>
  databaseUrl === undefined ? { dataDir } : { url: databaseUrl };

/** Opens database, files, mail and log of one installation. */
export const openInstallation = async (
  config: Config,
  { logStream = 'stdout', schema = 'migrate' }: OpenInstallation = {},
): Promise<Installation> => {
  const { dataDir } = config;
  const log = createLog(config.logLevel, logStream);
  const place = placeOf(config);
  const database =
    schema === 'leave' ? await openDatabase(place, { schema }) : await openUpToDate({ place, log, now: new Date() });
  const mail = createMailSender(config);
  let baseUrl = config.baseUrl ?? `http://${config.host}:${config.port}`;
  let worker: Worker | null = null;
  const runtime = createRuntime({
    database,
    modules,
    log,
    mail,
    files: diskFileStore(join(dataDir, 'files')),
    clock: () => new Date(),
    baseUrl: () => baseUrl,
    wake: () => worker?.wake(),
  });
  return {
    runtime,
    database,
    setBaseUrl: (url) => {
      baseUrl = config.baseUrl ?? url;
    },
    work: async () => (worker ??= await startWorker(runtime)),
    close: async () => {
      await worker?.stop();
      mail.close();
      await database.close();
    },
  };
};
