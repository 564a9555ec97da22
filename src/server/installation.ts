import { join } from 'node:path';
import { modules } from '#registry';
import type { Database } from '#db/handle';
import { openDatabase } from '#db/open';
import type { Config } from '#platform/config';
import { diskFileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { createMailSender } from '#platform/mail';
import { createRuntime } from '#platform/runtime';
import type { Runtime } from '#platform/runtime';
import { startWorker } from '#platform/worker';
import type { Worker } from '#platform/worker';

export type Installation = {
  readonly runtime: Runtime;
  readonly database: Database;
  /** The address that links in mails start with, once the server listens. */
  readonly setBaseUrl: (url: string) => void;
  /** Runs background jobs in this process, until it closes. */
  readonly work: () => Promise<Worker>;
  readonly close: () => Promise<void>;
};

/** Opens database, files, mail and log of one installation. */
export const openInstallation = async (
  config: Config,
  logStream: 'stdout' | 'stderr' = 'stdout',
): Promise<Installation> => {
  const { databaseUrl, dataDir } = config;
  const log = createLog(config.logLevel, logStream);
  const database = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl });
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
