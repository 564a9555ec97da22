import { createMiddleware } from 'hono/factory';
import { AppError } from '#kernel/app-error';
import type { HttpEnv } from './http-env.ts';

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses writes that another site makes a browser send. Browsers name the sender (Sec-Fetch-Site, else Origin);
 * programs with a token name none and carry no cookie.
 */
export const sameSite = () =>
  createMiddleware<HttpEnv>(async (c, next) => {
    if (!readingMethods.includes(c.req.method) && c.req.header('authorization') === undefined) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const isOwn =
        site === undefined
          ? origin === undefined || hostOf(origin) === c.req.header('host')
          : site === 'same-origin' || site === 'none';
      if (!isOwn) throw new AppError('platform.cross-site');
    }
    await next();
  });

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
