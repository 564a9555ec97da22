import { z } from 'zod';
import { defineContract, idSchema, operation, pageInput, pageOf } from '#kernel/contract';

export const jobStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']).meta({ id: 'JobState' });

export const jobSchema = z
  .object({
    id: idSchema,
    kind: z.string().describe('What the job does, such as "ledger.import"'),
    state: jobStateSchema,
    progress: z
      .object({ done: z.number(), total: z.number().nullable(), phase: z.string() })
      .nullable()
      .describe('How far it is; phase is a word of the kind'),
    result: z.unknown().describe('What the job answered; null until it is done'),
    error: z
      .object({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      })
      .nullable(),
    attempts: z.number().int(),
    cancelAsked: z.boolean(),
    createdBy: idSchema,
    createdByName: z.string(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Job' });

const ofStaff = {
  kam: 'own',
  director: 'own',
  service: 'own',
  marketer: 'own',
  finance: 'own',
  executive: 'own',
  admin: 'all',
} as const;

export const jobsContract = defineContract({
  area: 'jobs',
  permissions: { 'jobs.read': ofStaff, 'jobs.cancel': ofStaff },
  errors: {
    'jobs.unknown': 404,
    'jobs.over': 409,
    'jobs.gave-up': 500,
    'jobs.starter-gone': 409,
    'jobs.kind-unknown': 500,
  },
  operations: {
    list: operation({
      name: 'jobs.list',
      method: 'GET',
      path: '/api/jobs',
      access: 'jobs.read',
      summary: { 'zh-CN': '后台任务', en: 'Background jobs, newest first' },
      input: z.object({
        open: z.boolean().optional().describe('Only jobs that wait or run'),
        kind: z.string().max(60).optional(),
        ...pageInput,
      }),
      output: pageOf(jobSchema),
      cli: { command: 'jobs' },
    }),
    get: operation({
      name: 'jobs.get',
      method: 'GET',
      path: '/api/jobs/{id}',
      access: 'jobs.read',
      summary: { 'zh-CN': '一个后台任务', en: 'One background job' },
      input: z.object({ id: idSchema }),
      output: jobSchema,
      errors: ['jobs.unknown'],
      cli: { command: 'jobs show', positionals: ['id'] },
    }),
    cancel: operation({
      name: 'jobs.cancel',
      method: 'POST',
      path: '/api/jobs/{id}/cancel',
      access: 'jobs.cancel',
      summary: { 'zh-CN': '取消后台任务', en: 'Cancel a background job' },
      input: z.object({ id: idSchema }),
      output: jobSchema,
      errors: ['jobs.unknown', 'jobs.over'],
      cli: { command: 'jobs cancel', positionals: ['id'] },
    }),
  },
});
