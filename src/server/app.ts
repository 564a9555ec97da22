import { Hono } from 'hono';
import { AppError } from '#kernel/app-error';
import type { Config } from '#platform/config';
import type { Runtime } from '#platform/runtime';
import { arrival } from './arrival.ts';
import { createCallerKeys } from './caller-keys.ts';
import type { HttpEnv } from './http-env.ts';
import { metricsGuard } from './metrics-guard.ts';
import { createMetrics } from './metrics.ts';
import { openApiOf } from './openapi.ts';
import { addOperationRoutes } from './operation-routes.ts';
import { pageHeaders } from './page-headers.ts';
import { refuse } from './refuse.ts';
import { requestRate } from './request-rate.ts';
import { sameSite } from './same-site.ts';
import { sessionCookie } from './session-cookie.ts';
import { addWebFiles } from './web-files.ts';

export type AppOptions = Pick<Config, 'trustProxy' | 'requestRate' | 'metricsToken'> & {
  readonly isHttps: boolean;
  /** The built web page. */
  readonly webDirectory: string;
};

/** The web application: operations below /api, health for machines, the page for people. */
export const createApp = (runtime: Runtime, options: AppOptions): Hono<HttpEnv> => {
  const app = new Hono<HttpEnv>();
  const cookie = sessionCookie(options.isHttps);
  const metrics = createMetrics();
  const callers = createCallerKeys(cookie);

  app.onError(async (error, c) => await refuse(runtime, c, { thrown: error }));
  app.use('*', arrival(runtime, options.trustProxy));
  app.use('*', pageHeaders(options.isHttps));

  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    await runtime.database.executeSql('select 1');
    return c.text('ready');
  });
  app.get('/metrics', metricsGuard(options.metricsToken), async (c) =>
    c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  );

  app.use('/api/*', metrics.measure, requestRate(options.requestRate, callers.keyOf, runtime.clock), sameSite());
  app.get('/api/openapi.json', (c) => c.json(openApiOf(runtime.modules)));
  addOperationRoutes(app, runtime, { cookie, callers });
  app.all('/api/*', async (c) => await refuse(runtime, c, { thrown: new AppError('platform.no-such-operation') }));

  addWebFiles(app, options.webDirectory);
  return app;
};
