import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { daySchema, decimalSchema, idSchema, moneySchema, operation, pageInput, pageOf } from '#kernel/contract';
import { countermoves, retentionGrounds, retentionStates } from '../domain/index.ts';
import { requestOperations } from './request-operations.ts';
import { bpSchema, byId, hiddenMoney, text } from './schemas.ts';

const document = z.object({ id: idSchema, number: z.string() });

const rowSchema = z
  .object({
    id: idSchema,
    account: accountRefSchema,
    ground: z.enum(retentionGrounds),
    groundNote: z.string().nullable(),
    state: z.enum(retentionStates),
    countermove: z.enum(countermoves),
    targetAmount: moneySchema.nullable().describe('volume: bought at least, from the quote to the check'),
    targetUntil: daySchema.nullable().describe('term: an agreement that binds at least until then'),
    targetDays: z.number().int().nullable().describe('payment: every invoice settled within so many days'),
    isMet: z.boolean().nullable().describe('null: not decided yet'),
    checkOn: daySchema,
    startedOn: daySchema.nullable().describe('The day of the quote; null: not made yet'),
    request: document,
    quote: document.nullable(),
    concessionBp: bpSchema.nullable(),
    orders: z.number().int().describe('From the quote to the check'),
    bought: moneySchema.describe('Net value of these'),
    createdByName: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'RetentionOfferRow' });

const offerSchema = rowSchema
  .extend({
    version: z.number().int(),
    standing: z
      .object({
        lifecycle: z.string().nullable(),
        badges: z.array(z.string()),
        aliveBp: bpSchema.nullable(),
        lastOrderOn: daySchema.nullable(),
      })
      .describe('Of the account when the offer was prepared'),
    lastOrderOn: daySchema.nullable(),
    boundUntil: daySchema.nullable(),
    dueInvoices: z.number().int(),
    paidInvoices: z.number().int().describe('Of them within the days'),
    days: z.number().int().nullable().describe('Length of the two times that are compared'),
    contributionBefore: hiddenMoney.describe('In as many days before the quote'),
    contributionAfter: hiddenMoney.describe('From the quote to the check, or to today'),
  })
  .meta({ id: 'RetentionOffer' });

const rateSchema = z.object({
  kind: z.enum(['countermove', 'ground']),
  key: z.enum([...countermoves, ...retentionGrounds]),
  offers: z.number().int().describe('Made, and not taken back'),
  kept: z.number().int(),
  lost: z.number().int(),
  met: z.number().int().describe('Countermoves that were kept'),
  rateBp: bpSchema.nullable().describe('null: fewer than five have ended'),
  lowBp: bpSchema.nullable(),
  highBp: bpSchema.nullable(),
});

const all = '/api/pricing/retention-offers';
const { createRequest } = requestOperations;

export const retentionOperations = {
  listRetentionOffers: operation({
    name: 'pricing.listRetentionOffers',
    method: 'GET',
    path: all,
    access: 'pricing.read',
    input: z.object({ ...pageInput, accountId: idSchema.optional(), requestId: idSchema.optional() }),
    output: pageOf(rowSchema),
    summary: { 'zh-CN': '挽留方案', en: 'Retention offers' },
    cli: { command: 'price retention' },
  }),
  getRetentionOffer: operation({
    name: 'pricing.getRetentionOffer',
    method: 'GET',
    path: `${all}/{id}`,
    access: 'pricing.read',
    input: byId,
    output: offerSchema,
    errors: ['pricing.retention-not-found'],
    summary: { 'zh-CN': '查看挽留方案及效果', en: 'Read a retention offer and what came of it' },
  }),
  createRetentionOffer: operation({
    name: 'pricing.createRetentionOffer',
    method: 'POST',
    path: all,
    access: 'pricing.request',
    input: createRequest.input.extend({
      wantedUntil: daySchema.describe('The last day of the offer'),
      ground: z.enum(retentionGrounds),
      groundNote: text(1_000).nullable().optional().describe('Needed for another ground'),
      countermove: z.enum(countermoves).describe('What the account does in return'),
      targetAmount: decimalSchema.nullable().optional(),
      targetUntil: daySchema.nullable().optional(),
      targetDays: z.coerce.number().int().min(0).max(365).nullable().optional(),
      checkOn: daySchema.describe('When it is seen what came of it'),
    }),
    output: offerSchema,
    errors: [
      ...createRequest.errors,
      'pricing.expiry-outside',
      'pricing.reason-missing',
      'pricing.countermove-missing',
      'pricing.check-outside',
    ],
    summary: {
      'zh-CN': '准备挽留方案：有期限、有对等条件的价格申请',
      en: 'Prepare a retention offer: a price request with an end and a countermove',
    },
  }),
  retentionRates: operation({
    name: 'pricing.retentionRates',
    method: 'GET',
    path: '/api/pricing/retention-rates',
    access: 'pricing.read',
    input: z.object({ from: daySchema.optional().describe('Two years back when left out') }),
    output: z.object({ least: z.number().int(), rows: z.array(rateSchema) }),
    summary: { 'zh-CN': '各类挽留方案的成功率', en: 'How often retention offers of each kind kept the account' },
  }),
} as const;
