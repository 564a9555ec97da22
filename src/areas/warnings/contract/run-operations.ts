import { z } from 'zod';
import { daySchema, jobStartedSchema, operation } from '#kernel/contract';
import { policyVersionInput, policyVersionOf, savePolicyInput } from '#platform/policies/contract';
import { warningPolicySchema } from './policy-schema.ts';

/** As a run keeps it, and as it leaves. */
export const heardSchema = z.object({
  watched: z.number().int().describe('Accounts whose charts have learnt what is usual'),
  within3Bp: z.number().int().describe('Share of their contribution of twelve months that is heard within 3 months'),
  within6Bp: z.number().int(),
  within12Bp: z.number().int(),
});

export const warningRunSchema = z
  .object({
    asOf: daySchema,
    accounts: z.number().int(),
    opened: z.number().int(),
    refreshed: z.number().int(),
    closed: z.number().int(),
    falseAlarmsAYear: z
      .number()
      .describe('At most about so many false erosion alarms a year in this book, watched month after month'),
    heard: heardSchema
      .nullable()
      .describe('How soon the book hears a drift of half a point a month; null: nothing is watched, or hidden'),
    finishedAt: z.iso.datetime(),
  })
  .meta({ id: 'WarningRun' });

const policyVersion = policyVersionOf(warningPolicySchema).meta({ id: 'WarningPolicyVersion' });

export const runOperations = {
  startRun: operation({
    name: 'warnings.startRun',
    method: 'POST',
    path: '/api/warnings/runs',
    access: 'warnings.run',
    input: z.object({}),
    output: jobStartedSchema,
    summary: { 'zh-CN': '检查全部客户并发出预警', en: 'Look over the whole book for warnings' },
    cli: { command: 'warnings run', awaitsJob: true },
  }),
  getPolicy: operation({
    name: 'warnings.getPolicy',
    method: 'GET',
    path: '/api/warnings/policy',
    access: 'warnings.read',
    input: policyVersionInput,
    output: policyVersion.extend({ lastRun: warningRunSchema.nullable() }),
    errors: ['warnings.policy-not-found'],
    summary: { 'zh-CN': '预警政策与每年的误报数', en: 'The warning policy and the false alarms that it gives a year' },
    cli: { command: 'warnings policy' },
  }),
  listPolicies: operation({
    name: 'warnings.listPolicies',
    method: 'GET',
    path: '/api/warnings/policies',
    access: 'warnings.read',
    input: z.object({}),
    output: z.object({ policies: z.array(policyVersion) }),
    summary: { 'zh-CN': '预警政策的历史版本', en: 'All versions of the warning policy' },
  }),
  savePolicy: operation({
    name: 'warnings.savePolicy',
    method: 'POST',
    path: '/api/warnings/policies',
    access: 'warnings.run',
    input: savePolicyInput(warningPolicySchema),
    output: policyVersion,
    errors: ['warnings.policy-changed-meanwhile'],
    summary: { 'zh-CN': '保存新版本的预警政策', en: 'Save a new version of the warning policy' },
  }),
} as const;
