import { createMiddleware } from 'hono/factory';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { HttpEnv } from './http-env.ts';

/** Durations by operation and status, and the process's own figures. */
export const createMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'mainstay_operation_seconds',
    help: 'Time of an operation over HTTP',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 30],
    registers: [registry],
  });
  const measure = createMiddleware<HttpEnv>(async (c, next) => {
    const start = performance.now();
    await next();
    const operation = c.get('operation');
    if (operation !== undefined)
      duration.observe({ operation, status: c.res.status }, (performance.now() - start) / 1000);
  });
  return { registry, measure };
};
