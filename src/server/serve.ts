import { once } from 'node:events';
import type { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { AppError } from '#kernel/app-error';
import type { Config } from '#platform/config';
import type { Runtime } from '#platform/runtime';
import { createApp } from './app.ts';

export type RunningServer = { readonly url: string; readonly close: () => Promise<void> };

const webDirectory = join(import.meta.dirname, '..', '..', 'dist', 'web');
/** Requests that run at a stop get this long. */
const graceMs = 10_000;

/** The address is taken or is none of this machine: a refusal that says which. */
const listening = async (server: EventEmitter, { host, port }: { host: string; port: number }): Promise<void> => {
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (reason === 'EADDRINUSE') throw new AppError('platform.port-in-use', { port: String(port) }, { cause: error });
    throw new AppError('platform.cannot-listen', { host, port: String(port), reason }, { cause: error });
  }
};

/** Listens; answers once the address is known. */
export const startServer = async (runtime: Runtime, config: Config): Promise<RunningServer> => {
  const { host, port, trustProxy, requestRate, metricsToken } = config;
  const isHttps = config.baseUrl?.startsWith('https:') === true;
  const app = createApp(runtime, { isHttps, trustProxy, requestRate, metricsToken, webDirectory });
  const server = serve({ fetch: app.fetch, hostname: host, port });
  await listening(server, { host, port });
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
