import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { daySchema, fileSchema, idSchema, moneySchema, operation, pageInput, pageOf } from '#kernel/contract';
import { badgeCodes } from '../domain/index.ts';
import { verdictSchema } from './back-test-schema.ts';
import {
  badgeSchema,
  comparisonSchema,
  keyAccountTypeSchema,
  modelInUseSchema,
  moveSchema,
  portfolioRowSchema,
  ratedTierSchema,
  reportSchema,
  runSchema,
  unitSchema,
} from './schemas.ts';

export const portfolioSorts = [
  'rank',
  'score',
  'revenue',
  'contribution',
  'expected',
  'alive',
  'coverage',
  'contribution-axis',
  'continuity',
  'payment',
  'growth',
  'relationship',
  'strategic',
] as const;

const ofRun = z.object({ runId: idSchema.optional().describe('The latest run when left out') });

const portfolioFilter = {
  tier: ratedTierSchema.optional().describe('Confirmed tier'),
  proposedTier: ratedTierSchema.optional(),
  type: keyAccountTypeSchema.optional(),
  badge: badgeSchema.optional(),
  ownerId: idSchema.optional(),
  region: z.string().max(80).optional(),
  industry: z.string().max(80).optional(),
  q: z.string().max(100).optional().describe('Part of a name, pinyin, initials or code'),
  unit: unitSchema.default('account'),
  sort: z.enum(portfolioSorts).optional().describe('By rank when left out; by revenue where ranks are hidden'),
  direction: z.enum(['best', 'worst']).default('best').describe('Which end comes first'),
};

export const runOperations = {
  startRun: operation({
    name: 'identification.startRun',
    method: 'POST',
    path: '/api/identification/runs',
    access: 'identification.run',
    input: z.object({
      asOf: daySchema.optional().describe('When left out: the end of the month of the last record, today at most'),
      refreeze: z.boolean().default(false).describe('Freezes the comparison population anew within the month'),
    }),
    output: z.object({ jobId: idSchema, runId: idSchema }),
    errors: ['identification.as-of-ahead'],
    summary: { 'zh-CN': '按日期识别大客户', en: 'Identify key accounts as of a date' },
    cli: { command: 'identify', awaitsJob: true },
  }),
  listRuns: operation({
    name: 'identification.listRuns',
    method: 'GET',
    path: '/api/identification/runs',
    access: 'identification.read',
    input: z.object({ ...pageInput }),
    output: pageOf(runSchema),
    summary: { 'zh-CN': '历次识别', en: 'List identification runs' },
  }),
  compareRuns: operation({
    name: 'identification.compareRuns',
    method: 'GET',
    path: '/api/identification/runs/compare',
    access: 'identification.read',
    input: z.object({ before: idSchema, after: idSchema }),
    output: comparisonSchema,
    errors: ['identification.run-not-found'],
    summary: { 'zh-CN': '比较两次识别', en: 'Compare two runs: two dates or two policies' },
  }),
  portfolio: operation({
    name: 'identification.portfolio',
    method: 'GET',
    path: '/api/identification/portfolio',
    access: 'identification.read',
    input: z.object({ ...pageInput, ...ofRun.shape, ...portfolioFilter }),
    output: pageOf(portfolioRowSchema).extend({ run: runSchema.nullable().describe('Null before the first run') }),
    errors: ['identification.run-not-found', 'identification.figure-hidden'],
    summary: { 'zh-CN': '客户组合排名', en: 'Ranked portfolio' },
    cli: {
      command: 'portfolio',
      columns: ['rank', 'account', 'tier', 'proposedTier', 'score', 'revenue', 'contribution', 'expected', 'badges'],
    },
  }),
  portfolioReport: operation({
    name: 'identification.portfolioReport',
    method: 'GET',
    path: '/api/identification/portfolio/report',
    access: 'identification.read',
    input: ofRun,
    output: z.object({
      run: runSchema.nullable(),
      modelInUse: modelInUseSchema
        .nullable()
        .describe('What the chance of being active is told by; the same for every reader'),
      book: reportSchema
        .nullable()
        .describe('Figures of the whole company; null for those who see a part of it or no margins'),
      badges: z
        .partialRecord(z.enum(badgeCodes), z.number().int())
        .describe('Accounts within reach by badge; without badges that tell hidden margins'),
      tiers: z.record(z.string(), z.object({ confirmed: z.number().int(), proposed: z.number().int() })),
      matrix: z.array(
        z.object({
          account: accountRefSchema,
          attractiveness: z
            .number()
            .describe('Mean percentile of expected contribution, growth, strategic; ten-thousandths'),
          strength: z.number().describe('Mean percentile of continuity, relationship, payment; ten-thousandths'),
          revenue: moneySchema,
          tier: ratedTierSchema,
        }),
      ),
      previousRun: runSchema.nullable(),
      movers: z.array(moveSchema),
      proof: z
        .object({ id: idSchema, cutoff: daySchema, horizonDays: z.number().int(), verdicts: z.array(verdictSchema) })
        .nullable(),
    }),
    errors: ['identification.run-not-found'],
    summary: { 'zh-CN': '组合概览：集中度、矩阵、变动', en: 'Concentration, matrix, movers and proof' },
  }),
  exportPortfolio: operation({
    name: 'identification.exportPortfolio',
    method: 'GET',
    path: '/api/identification/portfolio/export',
    access: 'identification.export',
    kind: 'file',
    input: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx'), ...ofRun.shape, ...portfolioFilter }),
    output: fileSchema,
    errors: ['identification.run-not-found', 'identification.figure-hidden'],
    summary: { 'zh-CN': '导出组合排名', en: 'Export the ranked portfolio' },
  }),
  explanation: operation({
    name: 'identification.explanation',
    method: 'GET',
    path: '/api/identification/accounts/{accountId}/explanation',
    access: 'identification.read',
    input: z.object({ accountId: idSchema, ...ofRun.shape, unit: unitSchema.default('account') }),
    output: z.object({
      run: runSchema,
      account: accountRefSchema,
      row: portfolioRowSchema,
      body: z
        .record(z.string(), z.unknown())
        .describe('The stored explanation; score, margins and costs only for those who see them'),
      rescored: z.object({
        score: z.number().nullable().describe('Null for those who do not see margins'),
        agrees: z.boolean().describe('The stored figures give the stored score again'),
      }),
      masked: z.boolean(),
      reasons: z.array(z.string()).describe('Why, in sentences, the weightiest first'),
    }),
    errors: ['identification.run-not-found', 'identification.not-rated'],
    summary: { 'zh-CN': '为什么是这个等级', en: 'Why an account stands where it stands' },
    cli: { command: 'account why', positionals: ['accountId'], keys: { accountId: 'accounts.find' } },
  }),
  explanationText: operation({
    name: 'identification.explanationText',
    method: 'GET',
    path: '/api/identification/accounts/{accountId}/explanation/download',
    access: 'identification.read',
    kind: 'file',
    input: z.object({ accountId: idSchema, ...ofRun.shape, unit: unitSchema.default('account') }),
    output: fileSchema,
    errors: ['identification.run-not-found', 'identification.not-rated', 'identification.figure-hidden'],
    summary: { 'zh-CN': '下载评分解释', en: 'Download the explanation as it is stored' },
  }),
  explanationRows: operation({
    name: 'identification.explanationRows',
    method: 'GET',
    path: '/api/identification/accounts/{accountId}/explanation/rows',
    access: 'identification.read',
    input: z.object({
      accountId: idSchema,
      ...ofRun.shape,
      source: z.enum(['order-lines', 'invoices', 'monthly-facts', 'evidence']),
      ...pageInput,
    }),
    output: pageOf(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    errors: ['identification.run-not-found', 'identification.not-rated'],
    summary: { 'zh-CN': '数字背后的记录', en: 'The rows behind a figure' },
  }),
} as const;
