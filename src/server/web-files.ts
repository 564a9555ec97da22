import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import type { HttpEnv } from './http-env.ts';

/** The built page: hashed files for ever, the entry never; any other path is the page's own to route. */
export const addWebFiles = (app: Hono<HttpEnv>, directory: string): void => {
  const entry = join(directory, 'index.html');
  // A server for programs alone runs without the built page.
  if (!existsSync(entry)) return;
  app.use(
    '*',
    serveStatic({
      root: directory,
      precompressed: true,
      onFound: (path, c) => {
        c.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.get('*', (c) => c.html(readFileSync(entry, 'utf8'), 200, { 'cache-control': 'no-cache' }));
};
