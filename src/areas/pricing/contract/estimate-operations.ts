import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import { daySchema, decimalSchema, idSchema, operation, pageInput, pageOf } from '#kernel/contract';
import { costBases, costKinds, estimateOffices, estimateStates } from '../domain/index.ts';
import { bpSchema, byId, hiddenPrice, text, version } from './schemas.ts';

const instant = z.iso.datetime();
const office = z.enum(estimateOffices);

export const costLineSchema = z
  .object({
    kind: z.enum(costKinds),
    label: text(200),
    basis: z.enum(costBases).describe('unit: of every piece; lot: paid once for the whole quantity'),
    amount: decimalSchema,
  })
  .meta({ id: 'CostLine' });

const rowSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    account: accountRefSchema,
    product: productRefSchema,
    title: z.string(),
    state: z.enum(estimateStates).describe('Of the latest version, which alone counts'),
    versionNumber: z.number().int(),
    quantity: decimalSchema,
    unitCost: hiddenPrice,
    listPrice: decimalSchema.describe('What the concession is measured from'),
    validFrom: daySchema,
    validUntil: daySchema,
    actualCost: hiddenPrice,
    gapBp: bpSchema.nullable().describe('Actual cost above the estimate; null: not known, or hidden'),
    estimatorName: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'CostEstimateRow' });

const actualSchema = z.object({
  source: z.enum(['entered', 'orders']).describe('orders: the booked cost of the order lines since it was signed'),
  quantity: decimalSchema,
  unitCost: decimalSchema,
  expectedCost: decimalSchema.describe('The estimate for as many units'),
  gapBp: bpSchema.nullable(),
  amounts: z.array(decimalSchema).nullable().describe('By line of the estimate; null: only the total is known'),
  note: z.string().nullable(),
  byName: z.string().nullable(),
});

const versionSchema = z
  .object({
    number: z.number().int(),
    quantity: decimalSchema,
    unitCost: hiddenPrice,
    listPrice: decimalSchema,
    validFrom: daySchema,
    validUntil: daySchema,
    specification: z.string().nullable(),
    reason: z.string().nullable().describe('Why it was changed'),
    lines: z.array(costLineSchema).nullable().describe('null: hidden from this role'),
    signatures: z.array(z.object({ office, userName: z.string(), signedAt: instant })),
    actual: actualSchema.nullable(),
    createdByName: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'EstimateVersion' });

const estimateSchema = rowSchema
  .extend({
    version: z.number().int(),
    versions: z.array(versionSchema).describe('The latest first'),
    recordedCost: decimalSchema
      .nullable()
      .describe('Unit cost on record today, while the signature of finance is asked for; null: none, or hidden'),
    belowRecordedBp: bpSchema
      .nullable()
      .describe('How far the latest version lies below it, rounded up; null: it does not, or hidden'),
    withdrawReason: z.string().nullable(),
    releaseReason: z
      .string()
      .nullable()
      .describe('Why the recorded cost counts again; null: after a withdrawal it is not known'),
    releasedByName: z.string().nullable(),
    mayRelease: z.boolean(),
    mayChange: z.boolean(),
    maySign: office.nullable().describe('The office for which the caller may sign now'),
  })
  .meta({ id: 'CostEstimate' });

const fields = {
  quantity: decimalSchema.describe('Units that the estimate is made for'),
  listPrice: decimalSchema.describe('Price without any concession'),
  validFrom: daySchema,
  validUntil: daySchema,
  specification: text(4_000).nullable().optional(),
  lines: z.array(costLineSchema).min(1).max(60),
};

const all = '/api/pricing/estimates';
const one = `${all}/{id}`;
const found = ['pricing.estimate-not-found', 'pricing.estimate-changed-meanwhile', 'pricing.wrong-state'] as const;
const fieldErrors = ['pricing.invalid-amount', 'pricing.dates-crossed', 'pricing.cost-hidden'] as const;
const signErrors = [
  ...found,
  'pricing.signed-already',
  'pricing.production-first',
  'pricing.signed-by-you',
  'pricing.not-production',
] as const;
const signInput = byId.extend({ version });

export const estimateOperations = {
  listEstimates: operation({
    name: 'pricing.listEstimates',
    method: 'GET',
    path: all,
    access: 'pricing.estimates',
    input: z.object({
      ...pageInput,
      accountId: idSchema.optional(),
      lacks: office.optional().describe('Only those that wait for this signature'),
    }),
    output: pageOf(rowSchema),
    summary: { 'zh-CN': '定制件估价', en: 'Estimates of made-to-order goods' },
    cli: { command: 'price estimates' },
  }),
  getEstimate: operation({
    name: 'pricing.getEstimate',
    method: 'GET',
    path: one,
    access: 'pricing.estimates',
    input: byId,
    output: estimateSchema,
    errors: ['pricing.estimate-not-found'],
    summary: { 'zh-CN': '查看定制件估价', en: 'Read an estimate with its versions' },
    cli: { command: 'price estimate', positionals: ['id'] },
  }),
  createEstimate: operation({
    name: 'pricing.createEstimate',
    method: 'POST',
    path: all,
    access: 'pricing.estimate',
    input: z.object({ accountId: idSchema, productId: idSchema, title: text(200), ...fields }),
    output: estimateSchema,
    errors: ['accounts.not-found', 'pricing.product-not-found', 'pricing.estimate-exists', ...fieldErrors],
    summary: { 'zh-CN': '编制定制件估价', en: 'Estimate what a made-to-order product costs' },
  }),
  changeEstimate: operation({
    name: 'pricing.changeEstimate',
    method: 'POST',
    path: `${one}/versions`,
    access: 'pricing.estimate',
    input: byId.extend({ version, ...fields, reason: text(1_000) }),
    output: estimateSchema,
    errors: [...found, ...fieldErrors],
    summary: {
      'zh-CN': '修改估价（成为新版本，须重新签字）',
      en: 'Change an estimate: a new version, to be signed anew',
    },
  }),
  signForProduction: operation({
    name: 'pricing.signForProduction',
    method: 'POST',
    path: `${one}/sign-production`,
    access: 'pricing.sign-production',
    input: signInput,
    output: estimateSchema,
    errors: signErrors,
    summary: { 'zh-CN': '生产部门签署估价', en: 'Sign an estimate for production' },
  }),
  signForFinance: operation({
    name: 'pricing.signForFinance',
    method: 'POST',
    path: `${one}/sign-finance`,
    access: 'pricing.sign-finance',
    input: signInput,
    output: estimateSchema,
    errors: signErrors,
    summary: { 'zh-CN': '财务签署估价', en: 'Sign an estimate for finance' },
  }),
  withdrawEstimate: operation({
    name: 'pricing.withdrawEstimate',
    method: 'POST',
    path: `${one}/withdraw`,
    access: 'pricing.estimate',
    input: byId.extend({ version, reason: text(1_000) }),
    output: estimateSchema,
    errors: [...found, 'pricing.cost-hidden'],
    summary: { 'zh-CN': '作废估价', en: 'Withdraw an estimate' },
  }),
  releaseEstimate: operation({
    name: 'pricing.releaseEstimate',
    method: 'POST',
    path: `${one}/release`,
    access: 'pricing.sign-finance',
    input: byId.extend({ version, reason: text(1_000) }),
    output: estimateSchema,
    errors: found,
    summary: {
      'zh-CN': '估价作废后，由财务放行，改用产品的登记成本',
      en: 'After a withdrawal, let the recorded cost of the product count again',
    },
  }),
  recordActualCost: operation({
    name: 'pricing.recordActualCost',
    method: 'POST',
    path: `${one}/actual`,
    access: 'pricing.estimate',
    input: byId.extend({
      versionNumber: z.number().int().positive(),
      quantity: decimalSchema.describe('Units that were made'),
      amounts: z.array(decimalSchema).min(1).max(60).describe('What each line of the estimate cost, in its basis'),
      note: text(1_000).nullable().optional(),
    }),
    output: estimateSchema,
    errors: ['pricing.estimate-not-found', 'pricing.not-signed', 'pricing.lines-differ', ...fieldErrors],
    summary: { 'zh-CN': '登记定制件实际成本', en: 'Enter what a made-to-order product cost in the end' },
  }),
  estimatorRecords: operation({
    name: 'pricing.estimatorRecords',
    method: 'GET',
    path: '/api/pricing/estimator-records',
    access: 'pricing.estimates',
    input: z.object({ from: daySchema.optional().describe('Two years back when left out') }),
    output: z.object({
      rows: z.array(
        z.object({
          userId: idSchema,
          name: z.string(),
          quarter: daySchema.describe('The first day of the quarter in which the estimates were made'),
          estimates: z.number().int().describe('Those whose actual cost is known'),
          gapBp: bpSchema.describe('Actual above estimated cost of all of them'),
          spreadBp: bpSchema.describe('The mean distance, whichever side'),
        }),
      ),
    }),
    errors: ['pricing.cost-hidden'],
    summary: { 'zh-CN': '各估价人的估价准确度', en: 'How well the figures of each estimator held' },
  }),
} as const;
