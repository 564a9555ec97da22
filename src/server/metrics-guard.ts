import { timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { AppError } from '#kernel/app-error';
import type { HttpContext, HttpEnv } from './http-env.ts';

/**
 * The process's figures are the operator's: with a token for whoever sends it, without one for this machine only. A proxy
 * stands on this machine too, so what it passes on is not of this machine.
 */
export const metricsGuard = (token: string | undefined) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    if (token === undefined ? !isOfThisMachine(c) : !isSame(c.req.header('authorization'), `Bearer ${token}`))
      throw new AppError('platform.metrics-closed');
    await next();
  });

const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

const isOfThisMachine = (c: HttpContext): boolean =>
  /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(c.env?.incoming?.socket.remoteAddress ?? '') &&
  proxyHeaders.every((name) => c.req.header(name) === undefined);

const isSame = (given: string | undefined, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};
