import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import { daySchema, decimalSchema, idSchema, operation, pageInput, pageOf } from '#kernel/contract';
import { levers, negotiationOutcomes, negotiationStates } from '../domain/index.ts';
import { byId, text, version } from './schemas.ts';

export const preparedLineSchema = z
  .object({
    productId: idSchema,
    opening: decimalSchema.describe('Where the talk starts, net per unit'),
    target: decimalSchema,
    walkAway: decimalSchema.describe(
      'Below it we leave; under the floor refused to who sees costs, of which others are not told',
    ),
  })
  .meta({ id: 'PreparedLine' });

const askSchema = z.object({
  text: text(300),
  isGranted: z.boolean().nullable().describe('null: not talked about yet'),
});

const rowSchema = z
  .object({
    id: idSchema,
    account: accountRefSchema,
    title: z.string(),
    meetOn: daySchema,
    state: z.enum(negotiationStates),
    outcome: z.enum(negotiationOutcomes).nullable(),
    asked: z.number().int().describe('What we ask in return'),
    granted: z.number().int().describe('Of it'),
    createdByName: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'NegotiationRow' });

const sheetSchema = rowSchema
  .extend({
    version: z.number().int(),
    lines: z.array(preparedLineSchema),
    products: z.array(productRefSchema).describe('Those of the lines'),
    levers: z.array(z.enum(levers)),
    asks: z.array(askSchema),
    theirAlternatives: z.string().nullable(),
    ourAlternative: z.string().nullable(),
    request: z.object({ id: idSchema, number: z.string() }).nullable(),
    result: z.string().nullable(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'Negotiation' });

const fields = {
  title: text(200),
  meetOn: daySchema,
  lines: z.array(preparedLineSchema).max(50).default([]),
  levers: z.array(z.enum(levers)).max(levers.length).default([]).describe('What we can offer beside the price'),
  asks: z.array(text(300)).max(20).default([]).describe('What we ask in return for whatever we give'),
  theirAlternatives: text(2_000).nullable().optional().describe('What they do if we do not agree'),
  ourAlternative: text(2_000).nullable().optional().describe('What we do if we do not agree'),
  requestId: idSchema.nullable().optional().describe('The price request that the talk is about'),
};

const sheets = '/api/pricing/negotiations';
const one = `${sheets}/{id}`;
const fieldErrors = [
  'pricing.product-not-found',
  'pricing.invalid-amount',
  'pricing.prices-not-falling',
  'pricing.below-floor',
  'pricing.cost-unknown',
  'pricing.request-not-found',
] as const;
const changeErrors = [
  'pricing.negotiation-not-found',
  'pricing.negotiation-changed-meanwhile',
  'pricing.wrong-state',
] as const;

export const negotiationOperations = {
  listNegotiations: operation({
    name: 'pricing.listNegotiations',
    method: 'GET',
    path: sheets,
    access: 'pricing.read',
    input: z.object({ ...pageInput, accountId: idSchema.optional() }),
    output: pageOf(rowSchema),
    summary: { 'zh-CN': '谈判准备单', en: 'Preparation sheets of negotiations' },
  }),
  getNegotiation: operation({
    name: 'pricing.getNegotiation',
    method: 'GET',
    path: one,
    access: 'pricing.read',
    input: byId,
    output: sheetSchema,
    errors: ['pricing.negotiation-not-found'],
    summary: { 'zh-CN': '查看谈判准备单', en: 'Read a preparation sheet' },
  }),
  createNegotiation: operation({
    name: 'pricing.createNegotiation',
    method: 'POST',
    path: sheets,
    access: 'pricing.request',
    input: z.object({ accountId: idSchema, ...fields }),
    output: sheetSchema,
    errors: ['accounts.not-found', ...fieldErrors],
    summary: { 'zh-CN': '准备谈判', en: 'Prepare a negotiation' },
  }),
  updateNegotiation: operation({
    name: 'pricing.updateNegotiation',
    method: 'PUT',
    path: one,
    access: 'pricing.request',
    input: byId.extend({ version, ...fields }),
    output: sheetSchema,
    errors: [...changeErrors, ...fieldErrors],
    summary: { 'zh-CN': '修改谈判准备单', en: 'Change a preparation sheet' },
  }),
  closeNegotiation: operation({
    name: 'pricing.closeNegotiation',
    method: 'POST',
    path: `${one}/close`,
    access: 'pricing.request',
    input: byId.extend({
      version,
      outcome: z.enum(negotiationOutcomes),
      result: text(2_000).describe('What was agreed, or why not'),
      granted: z
        .array(z.number().int().min(0).max(19))
        .max(20)
        .default([])
        .describe('Places of the asks that were granted'),
    }),
    output: sheetSchema,
    errors: changeErrors,
    summary: { 'zh-CN': '记录谈判结果', en: 'Record what came of a negotiation' },
  }),
} as const;
