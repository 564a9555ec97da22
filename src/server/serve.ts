import { once } from 'node:events';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Config } from '#platform/config';
import type { Runtime } from '#platform/runtime';
import { createApp } from './app.ts';

export type RunningServer = { readonly url: string; readonly close: () => Promise<void> };

const webDirectory = join(import.meta.dirname, '..', '..', 'dist', 'web');
/** Requests that run at a stop get this long. */
const graceMs = 10_000;

/** Listens; answers once the address is known. */
export const startServer = async (runtime: Runtime, config: Config): Promise<RunningServer> => {
  const { host, port, trustProxy, uploadLimitBytes, requestRate } = config;
  const isHttps = config.baseUrl?.startsWith('https:') === true;
  const app = createApp(runtime, { isHttps, trustProxy, uploadLimitBytes, requestRate, webDirectory });
  const server = serve({ fetch: app.fetch, hostname: host, port });
  await once(server, 'listening');
  const address = server.address();
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const url = `http://${shownHost}:${typeof address === 'object' && address !== null ? address.port : port}`;
  return {
    url,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
};
