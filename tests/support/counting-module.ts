import { z } from 'zod';
import { defineContract, jobStartedSchema, operation } from '#kernel/contract';
import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import type { JobHandler, Module } from '#platform/operations';

/** A module whose job counts slice by slice, each in a transaction with its checkpoint: what job tests run. */
export const countingContract = defineContract({
  area: 'counting',
  permissions: { 'counting.start': { kam: 'all', admin: 'all' } },
  errors: { 'counting.refused': 409 },
  operations: {
    start: operation({
      name: 'counting.start',
      method: 'POST',
      path: '/api/counting',
      access: 'counting.start',
      summary: { 'zh-CN': '数数', en: 'Count' },
      input: z.object({
        upTo: z.number().int(),
        sliceMs: z.number().int().default(0),
        exclusive: z.boolean().default(false),
        failAt: z.number().int().nullable().default(null),
        failWith: z.enum(['refusal', 'bug']).default('refusal'),
      }),
      output: jobStartedSchema,
      errors: ['counting.refused'],
      cli: { command: 'count', awaitsJob: true },
    }),
  },
});

const payloadSchema = countingContract.operations.start.input;
const checkpointSchema = z.object({ counted: z.number() }).catch({ counted: 0 });

/** `saved` hears each number once its checkpoint stands. */
const countingJob =
  (saved: (n: number) => void): JobHandler =>
  async (context, payload) => {
    const { upTo, sliceMs, failAt, failWith } = payloadSchema.parse(payload);
    const start = checkpointSchema.parse(context.checkpoint.value).counted;
    for (let n = start + 1; n <= upTo; n += 1) {
      if (context.isCancelled()) return { counted: n - 1, start };
      if (n === failAt) throw failWith === 'bug' ? new Error('planted bug') : new AppError('counting.refused');
      await context.transact(
        async ({ audit }) => await audit({ action: 'count', objectType: 'number', objectId: String(n) }),
      );
      await context.checkpoint.save({ counted: n });
      saved(n);
      await context.progress({ done: n, total: upTo, phase: 'count' });
      if (sliceMs > 0) await new Promise((resolve) => setTimeout(resolve, sliceMs));
    }
    return { counted: upTo, start };
  };

export const countingModuleThat = (saved: (n: number) => void): Module => ({
  contract: countingContract,
  handlers: [
    handle(countingContract.operations.start, async ({ enqueue }, { exclusive, ...payload }) => ({
      jobId: await enqueue({ kind: 'counting.count', payload, ...(exclusive ? { exclusiveKey: 'counting' } : {}) }),
    })),
  ],
  jobs: { 'counting.count': countingJob(saved) },
});

export const countingModule = countingModuleThat(() => {});
