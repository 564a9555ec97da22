import { z } from 'zod';
import { daySchema, idSchema, operation } from '#kernel/contract';
import { policyVersionInput, policyVersionOf, savePolicyInput } from '#platform/policies/contract';
import { backTestReportSchema, verdictSchema } from './back-test-schema.ts';
import { policySchema } from './policy-schema.ts';
import { comparisonSchema, instant } from './schemas.ts';

export const policyVersionSchema = policyVersionOf(policySchema).meta({ id: 'PolicyVersion' });

export const backTestSchema = z
  .object({
    id: idSchema,
    policyVersion: z.number().int(),
    cutoff: daySchema,
    horizonDays: z.number().int(),
    createdByName: z.string(),
    createdAt: instant,
    verdicts: z
      .array(verdictSchema)
      .describe('A cut each, the latest first: what our choice and the usual ones brought'),
    report: backTestReportSchema.describe('All figures with their intervals'),
  })
  .meta({ id: 'BackTest' });

export const policyOperations = {
  getPolicy: operation({
    name: 'identification.getPolicy',
    method: 'GET',
    path: '/api/identification/policy',
    access: 'identification.read',
    input: policyVersionInput,
    output: policyVersionSchema,
    errors: ['identification.policy-not-found'],
    summary: { 'zh-CN': '识别政策', en: 'Read a policy' },
    cli: { command: 'policy' },
  }),
  listPolicies: operation({
    name: 'identification.listPolicies',
    method: 'GET',
    path: '/api/identification/policies',
    access: 'identification.read',
    input: z.object({}),
    output: z.object({ policies: z.array(policyVersionSchema) }),
    summary: { 'zh-CN': '政策的历史版本', en: 'All versions of the policy' },
  }),
  savePolicy: operation({
    name: 'identification.savePolicy',
    method: 'POST',
    path: '/api/identification/policies',
    access: 'identification.policy',
    input: savePolicyInput(policySchema),
    output: policyVersionSchema,
    errors: ['identification.policy-refused', 'identification.policy-changed-meanwhile'],
    summary: { 'zh-CN': '保存新版本的政策', en: 'Save a new version of the policy' },
  }),
  whatIf: operation({
    name: 'identification.whatIf',
    method: 'POST',
    path: '/api/identification/what-if',
    access: 'identification.policy',
    input: z.object({ policy: policySchema }),
    output: z.object({
      asOf: daySchema,
      accounts: z.number().int(),
      comparison: comparisonSchema,
      tiers: z.record(z.string(), z.number().int()),
    }),
    errors: ['identification.policy-refused', 'identification.no-run'],
    summary: { 'zh-CN': '试算：谁进谁出', en: 'What if: who enters, who leaves' },
  }),
  startBacktest: operation({
    name: 'identification.startBacktest',
    method: 'POST',
    path: '/api/identification/back-tests',
    access: 'identification.run',
    input: z.object({
      cutoff: daySchema.optional().describe('The latest cut; one horizon before the last order when left out'),
      horizonDays: z.coerce.number().int().min(28).max(1_100).default(182),
      horizon: z.coerce.number().int().min(28).max(1_100).optional().describe('The same as horizonDays'),
      cuts: z.coerce.number().int().min(1).max(12).default(3).describe('Rolling cuts, as far as history reaches'),
    }),
    output: z.object({ jobId: idSchema }),
    errors: ['identification.cutoff-outside', 'identification.no-orders'],
    summary: { 'zh-CN': '用历史数据回测', en: 'Prove the policy on the own past' },
    cli: { command: 'backtest', awaitsJob: true },
  }),
  listBacktests: operation({
    name: 'identification.listBacktests',
    method: 'GET',
    path: '/api/identification/back-tests',
    access: 'identification.read',
    input: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
    output: z.object({ backTests: z.array(backTestSchema) }),
    summary: { 'zh-CN': '历次回测', en: 'List back-tests' },
  }),
} as const;
