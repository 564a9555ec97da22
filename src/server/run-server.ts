import type { Config } from '#platform/config';
import { openInstallation } from './installation.ts';
import type { Installation, LogStream } from './installation.ts';
import { holderMessages } from './holder-messages.ts';
import { startServer } from './serve.ts';
import { startUpkeep } from './upkeep.ts';

export type RunningInstallation = {
  readonly url: string;
  readonly installation: Installation;
  readonly stopped: Promise<void>;
};

/** Opens and serves an installation until a signal stops it: no request is cut off, jobs go back with their checkpoints. */
export const runServer = async (config: Config, logStream: LogStream = 'stdout'): Promise<RunningInstallation> => {
  const installation = await openInstallation(config, { logStream });
  const { runtime, database } = installation;
  database.onMessage(holderMessages(runtime, config));
  const server = await startServer(runtime, config).catch(async (error: unknown) => {
    await installation.close();
    throw error;
  });
  installation.setBaseUrl(server.url);
  await installation.work();
  const upkeep = startUpkeep(runtime, config);
  runtime.log.info({ url: server.url, database: database.place }, 'listening');

  const { promise: stopped, resolve, reject } = Promise.withResolvers<void>();
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    runtime.log.info({ signal }, 'stopping');
    await server.close();
    await upkeep.stop();
    await installation.close();
  };
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, (name) => {
      if (isStopping) return;
      isStopping = true;
      stop(name).then(resolve, reject);
    });
  }
  return { url: server.url, installation, stopped };
};
