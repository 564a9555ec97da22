import { createMiddleware } from 'hono/factory';
import { languageOf } from '#kernel/locale';
import { newIdAt } from '#platform/id';
import type { Runtime } from '#platform/runtime';
import type { HttpContext, HttpEnv } from './http-env.ts';

const addressOf = (c: HttpContext, trustProxy: boolean): string | null => {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? c.env?.incoming?.socket.remoteAddress ?? null;
};

/** Names each request, so that the answer, the log and the audit speak of the same one. */
export const arrival = (runtime: Runtime, trustProxy: boolean) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const requestId = newIdAt(runtime.clock());
    c.set('arrival', {
      requestId,
      language: languageOf(c.req.header('accept-language')),
      client: { ip: addressOf(c, trustProxy), userAgent: c.req.header('user-agent') ?? null },
    });
    await next();
    c.header('x-request-id', requestId);
  });
