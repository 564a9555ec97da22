import { readConfig } from '#platform/config';
import { openInstallation } from '#server/installation';
import { startServer } from '#server/serve';

const config = readConfig(process.env);
const installation = await openInstallation(config);
const server = await startServer(installation.runtime, config);
installation.setBaseUrl(server.url);
await installation.work();
installation.runtime.log.info({ url: server.url, database: installation.database.place }, 'listening');

const stop = async (signal: NodeJS.Signals): Promise<void> => {
  installation.runtime.log.info({ signal }, 'stopping');
  await server.close();
  await installation.close();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, (name) => void stop(name));
