import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import { daySchema, decimalSchema, idSchema } from '#kernel/contract';
import { rebateBases, rebateKinds, rebatePeriods, shownAgreementStates } from '../domain/index.ts';
import { committedLineSchema } from './quote-operations.ts';
import { bpSchema, promisedLineSchema, text } from './schemas.ts';

const instant = z.iso.datetime();

export const breachKindSchema = z
  .enum(['below-agreed', 'above-agreed', 'agreement-over', 'not-agreed'])
  .describe('Under or over the agreed price; after the end; a product that no agreement in force names');

export const tierSchema = z.object({
  from: decimalSchema.describe('Volume from which on the rate holds, in the company’s currency'),
  rateBp: bpSchema.min(1).max(10_000),
});

/** So much off the list price of the day: for one product, or for all that stands under a product line. */
export const rangeSchema = z
  .object({
    productId: idSchema.nullable().optional(),
    lineId: idSchema.nullable().optional().describe('A product line; one of the two is named'),
    fromBp: bpSchema.min(0).max(10_000),
    toBp: bpSchema.min(1).max(10_000).describe('The deepest point: signing commits to it for every product covered'),
    quantity: decimalSchema.describe('The most units of each product, over the whole time'),
  })
  .meta({ id: 'DiscountRange' });

export const agreementRowSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    account: accountRefSchema,
    coversGroup: z.boolean(),
    title: z.string(),
    reference: z.string().nullable(),
    state: z.enum(shownAgreementStates),
    validFrom: daySchema,
    validTo: daySchema,
    lastOn: daySchema.describe('Last day of its prices: an early end is before validTo'),
    renewalDueOn: daySchema.describe('Notice days before the end'),
    isDueForRenewal: z.boolean(),
    lineCount: z.number().int(),
    topRebateBp: bpSchema,
    signedOn: daySchema.nullable(),
    createdByName: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'AgreementRow' });

const agreedLineSchema = committedLineSchema.extend({
  isBelowFloorNow: z
    .boolean()
    .nullable()
    .describe('The floor has risen above it since it was agreed; null: a draft, or the cost is not known'),
  rangeNo: z.number().int().nullable().describe('The range that it is the deepest point of; null: a price of its own'),
});

const shownRangeSchema = z.object({
  no: z.number().int(),
  product: productRefSchema.nullable(),
  line: z.object({ id: idSchema, name: z.string(), nameEn: z.string() }).nullable(),
  fromBp: bpSchema,
  toBp: bpSchema,
  quantity: decimalSchema,
  covered: z.number().int().describe('Products that it covers today'),
  added: z.number().int().describe('Of them those that came after it was signed: checked when they are ordered'),
});

export const agreementSchema = agreementRowSchema
  .extend({
    version: z.number().int(),
    noticeDays: z.number().int(),
    creditDays: z.number().int().nullable(),
    rebateKind: z.enum(rebateKinds).nullable(),
    rebatePeriod: z.enum(rebatePeriods).nullable(),
    rebateBasis: z.enum(rebateBases).nullable(),
    tiers: z.array(tierSchema),
    ranges: z.array(shownRangeSchema),
    draftRanges: z.array(rangeSchema).describe('As typed'),
    draftLines: z.array(promisedLineSchema).describe('As typed; prices of a draft promise nothing'),
    lines: z.array(agreedLineSchema).describe('What was signed; empty for a draft'),
    products: z.array(productRefSchema).describe('Those of the lines'),
    serviceTerms: z.string().nullable(),
    visitsPerYear: z.number().int().nullable(),
    indexClause: z.string().nullable(),
    note: z.string().nullable(),
    request: z.object({ id: idSchema, number: z.string(), state: z.string() }).nullable(),
    tender: z.object({ id: idSchema, number: z.string() }).nullable().describe('The won tender that it carries out'),
    follows: z.object({ id: idSchema, number: z.string() }).nullable(),
    followedBy: z.object({ id: idSchema, number: z.string() }).nullable(),
    signedByName: z.string().nullable(),
    endReason: z.string().nullable(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'Agreement' });

export const terms = {
  title: text(200),
  reference: text(100).nullable().optional().describe('Number of the signed paper; used once'),
  coversGroup: z.boolean().default(false).describe('Holds for the accounts below this one too'),
  validFrom: daySchema,
  validTo: daySchema,
  noticeDays: z.coerce
    .number()
    .int()
    .min(0)
    .max(365)
    .default(60)
    .describe('Days before the end when its renewal is due'),
  lines: z
    .array(promisedLineSchema.omit({ rebateBp: true }))
    .max(200)
    .default([]),
  ranges: z.array(rangeSchema).max(50).default([]).describe('Discount ranges beside the prices, or in their place'),
  creditDays: z.coerce.number().int().min(0).max(365).nullable().optional(),
  rebateKind: z.enum(rebateKinds).nullable().optional(),
  rebatePeriod: z.enum(rebatePeriods).nullable().optional(),
  rebateBasis: z.enum(rebateBases).nullable().optional(),
  tiers: z.array(tierSchema).max(20).default([]),
  serviceTerms: text(4_000).nullable().optional(),
  visitsPerYear: z.coerce.number().int().min(0).max(366).nullable().optional(),
  indexClause: text(2_000).nullable().optional().describe('How prices follow an index, in words'),
  note: text(2_000).nullable().optional(),
};

export const termsSchema = z.object(terms);
