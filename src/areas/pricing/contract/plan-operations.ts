import { z } from 'zod';
import { daySchema, idSchema, operation, pageInput, pageOf } from '#kernel/contract';
import { shownAgreementStates } from '../domain/index.ts';
import {
  planBasis,
  planFields,
  planProgressSchema,
  planRowSchema,
  planSchema,
  planSpreadSchema,
} from './plan-schemas.ts';
import { promiseErrors } from './quote-operations.ts';
import { requestSchema } from './request-operations.ts';
import { askedChangedErrors, byId, promise, text, version } from './schemas.ts';

const plans = '/api/pricing/business-plans';
const one = `${plans}/{id}`;

const basisErrors = [
  'accounts.not-found',
  'pricing.invalid-amount',
  'pricing.dates-crossed',
  'pricing.plan-too-long',
  'pricing.steps-not-rising',
  'pricing.line-not-found',
] as const;
const spreadErrors = [
  'pricing.room-too-small',
  'pricing.plan-too-deep',
  'pricing.key-without-weight',
  'pricing.line-without-cost',
  'pricing.nothing-bought',
] as const;
const changeErrors = ['pricing.plan-not-found', 'pricing.plan-changed-meanwhile', 'pricing.wrong-state'] as const;

export const planOperations = {
  listBusinessPlans: operation({
    name: 'pricing.listBusinessPlans',
    method: 'GET',
    path: plans,
    access: 'pricing.read',
    input: z.object({
      ...pageInput,
      accountId: idSchema.optional().describe('Its own plans and those that take it in'),
      state: z.enum(shownAgreementStates).optional(),
    }),
    output: pageOf(planRowSchema),
    summary: { 'zh-CN': '列出整体业务优惠计划', en: 'List whole-business plans' },
    cli: { command: 'business-plan list' },
  }),
  getBusinessPlan: operation({
    name: 'pricing.getBusinessPlan',
    method: 'GET',
    path: one,
    access: 'pricing.read',
    input: byId,
    output: planSchema,
    errors: ['pricing.plan-not-found'],
    summary: { 'zh-CN': '查看整体业务优惠计划', en: 'Read a whole-business plan' },
    cli: { command: 'business-plan show', positionals: ['id'] },
  }),
  previewBusinessPlan: operation({
    name: 'pricing.previewBusinessPlan',
    method: 'POST',
    path: `${plans}/preview`,
    access: 'pricing.read',
    input: z.object({
      accountId: promise.accountId,
      ...planBasis,
      validFrom: daySchema
        .optional()
        .describe('First day of the plan: its floors are those of its dearest days; today when left out'),
      validTo: daySchema.optional().describe('The first day when left out'),
    }),
    output: planSpreadSchema,
    errors: basisErrors,
    summary: {
      'zh-CN': '试算整体业务优惠计划在各产品线上的分摊',
      en: 'Try how a whole-business plan spreads over the product lines',
    },
  }),
  createBusinessPlan: operation({
    name: 'pricing.createBusinessPlan',
    method: 'POST',
    path: plans,
    access: 'pricing.agree',
    input: z.object({ accountId: promise.accountId, ...planFields }),
    output: planSchema,
    errors: basisErrors,
    summary: { 'zh-CN': '起草整体业务优惠计划', en: 'Draft a whole-business plan' },
    cli: {
      command: 'business-plan new',
      positionals: ['accountId'],
      keys: { accountId: 'accounts.find' },
      jsonFiles: ['steps', 'lineIds'],
    },
  }),
  updateBusinessPlan: operation({
    name: 'pricing.updateBusinessPlan',
    method: 'PUT',
    path: one,
    access: 'pricing.agree',
    input: byId.extend({ version, ...planFields }),
    output: planSchema,
    errors: [...changeErrors, ...basisErrors],
    summary: { 'zh-CN': '修改整体业务优惠计划草稿', en: 'Change the draft of a whole-business plan' },
  }),
  requestBusinessPlan: operation({
    name: 'pricing.requestBusinessPlan',
    method: 'POST',
    path: `${one}/request`,
    access: 'pricing.request',
    input: byId.extend({ version }),
    output: requestSchema,
    errors: [
      ...changeErrors,
      ...spreadErrors,
      'accounts.not-found',
      'pricing.product-not-found',
      'pricing.invalid-amount',
    ],
    summary: {
      'zh-CN': '为整体业务优惠计划起草价格申请',
      en: 'Draft a price request for what a whole-business plan concedes',
    },
  }),
  signBusinessPlan: operation({
    name: 'pricing.signBusinessPlan',
    method: 'POST',
    path: `${one}/sign`,
    access: 'pricing.agree',
    input: byId.extend({ version, signedOn: daySchema.optional().describe('Today when left out') }),
    output: planSchema,
    errors: [
      ...changeErrors,
      ...spreadErrors,
      ...promiseErrors,
      'pricing.plan-over',
      'pricing.plan-overlaps',
      'pricing.plan-undercuts',
      'pricing.plan-undercuts-order',
      'pricing.plan-undercuts-sold',
      'pricing.plan-too-far-back',
      'pricing.approval-expired',
      'pricing.approval-used',
      'pricing.beyond-approval',
      ...askedChangedErrors,
    ],
    summary: {
      'zh-CN': '签订整体业务优惠计划：最高一档的价格从此有约束',
      en: 'Sign a whole-business plan: the prices of its highest step bind from now on',
    },
    cli: { command: 'business-plan sign', positionals: ['id'] },
  }),
  closeBusinessPlan: operation({
    name: 'pricing.closeBusinessPlan',
    method: 'POST',
    path: `${one}/close`,
    access: 'pricing.agree',
    input: byId.extend({
      version,
      lastOn: daySchema.optional().describe('Last day of a signed one; today when left out'),
      reason: text(1_000).optional().describe('Needed to end a signed one'),
    }),
    output: planSchema,
    errors: [...changeErrors, 'pricing.reason-missing', 'pricing.expiry-outside'],
    summary: { 'zh-CN': '作废草稿，或提前终止计划', en: 'Withdraw a draft, or end a signed plan early' },
  }),
  businessPlanProgress: operation({
    name: 'pricing.businessPlanProgress',
    method: 'GET',
    path: `${one}/progress`,
    access: 'pricing.read',
    input: byId,
    output: planProgressSchema,
    errors: ['pricing.plan-not-found', 'pricing.wrong-state'],
    summary: {
      'zh-CN': '计划执行：广度、已达档位、应计优惠和贡献利润',
      en: 'Progress of a whole-business plan: breadth, step earned, accrual and contribution',
    },
    cli: { command: 'business-plan progress', positionals: ['id'] },
  }),
} as const;
