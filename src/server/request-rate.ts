import { createMiddleware } from 'hono/factory';
import { AppError } from '#kernel/app-error';
import type { HttpContext, HttpEnv } from './http-env.ts';

type Bucket = { tokens: number; at: number };
const mostBuckets = 20_000;
const burstSeconds = 4;

/** A token bucket for each caller; `ratePerSecond` 0 lets everything pass. */
export const requestRate = (ratePerSecond: number, keyOf: (c: HttpContext) => string, clock: () => Date) => {
  const buckets = new Map<string, Bucket>();
  const burst = ratePerSecond * burstSeconds;
  return createMiddleware<HttpEnv>(async (c, next) => {
    if (ratePerSecond > 0) {
      const key = keyOf(c);
      const at = clock().getTime();
      const before = buckets.get(key) ?? { tokens: burst, at };
      const tokens = Math.min(burst, before.tokens + (Math.max(0, at - before.at) / 1000) * ratePerSecond);
      buckets.delete(key);
      buckets.set(key, { at, tokens: Math.max(0, tokens - 1) });
      if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value ?? '');
      if (tokens < 1) throw new AppError('platform.too-many-requests');
    }
    await next();
  });
};
