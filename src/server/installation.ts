import { join } from 'node:path';
import { modules } from '#registry';
import type { Database } from '#db/handle';
import { openDatabase } from '#db/open';
import type { DatabasePlace } from '#db/open';
import type { Config } from '#platform/config';
import { bucketFileStore, diskFileStore } from '#platform/files';
import type { FileStore } from '#platform/operations';
import { createHookSender } from '#platform/hooks';
import { openPress } from '#platform/pdf';
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

/** Files lie in the data directory, or in a bucket where one is named. */
const fileStoreOf = ({ dataDir, uploadLimitBytes, bucket }: Config): FileStore => {
  const root = join(dataDir, 'files');
  return bucket === undefined
    ? diskFileStore(root, uploadLimitBytes)
    : bucketFileStore({ root, uploadLimitBytes, bucket });
};

/** Opens database, files, mail and log of one installation. */
export const openInstallation = async (
  config: Config,
  { logStream = 'stdout', schema = 'migrate' }: OpenInstallation = {},
): Promise<Installation> => {
  const log = createLog(config.logLevel, logStream);
  const place = placeOf(config);
  const database =
    schema === 'leave' ? await openDatabase(place, { schema }) : await openUpToDate({ place, log, now: new Date() });
  const mail = createMailSender(config);
  let baseUrl = config.baseUrl ?? `http://${config.host}:${config.port}`;
  let worker: Worker | null = null;
  const press = openPress();
  const runtime = createRuntime({
    database,
    modules,
    log,
    mail,
    files: fileStoreOf(config),
    hooks: createHookSender({ allowsPrivate: config.allowsPrivateHooks }),
    press,
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
      await press.close();
      mail.close();
      await database.close();
    },
  };
};
