import { z } from 'zod';
import { accountRefSchema, tierSchema } from '#areas/accounts/contract';
import { daySchema, idSchema, moneySchema } from '#kernel/contract';
import { fieldSections, ruleMatches, ruleOps } from '../domain/index.ts';
import type { Rule } from '../domain/index.ts';

const valueSchema = z.union([
  z.string().max(200),
  z.number(),
  z.array(z.union([z.string().max(200), z.number()])).max(200),
]);

const conditionSchema = z
  .object({
    field: z.string().min(1).max(60).describe('A name of segments.fields'),
    op: z.enum(ruleOps),
    value: valueSchema.optional().describe('Money: minor units as text; percent: basis points; several: a list'),
  })
  .meta({ id: 'SegmentCondition' });

/** A rule: a condition, or a group of rules of which all, any or none hold. */
export const ruleSchema: z.ZodType<Rule, Rule> = z
  .lazy(() =>
    z.union([conditionSchema, z.object({ match: z.enum(ruleMatches), rules: z.array(ruleSchema).max(60) }).strict()]),
  )
  .meta({ id: 'SegmentRule' });

const part = z.string().trim().max(200).nullable();
export const offerSchema = z
  .object({
    servicePackage: part.describe('Service package'),
    price: part.describe('Price or conditions'),
    campaign: part.describe('Campaign'),
  })
  .meta({ id: 'SegmentOffer' });

/** Size and sums; a field is null when it is missing or when the caller may not see it. */
export const figuresSchema = z
  .object({
    accounts: z.number().int(),
    keyAccounts: z.number().int().describe('Of confirmed tier S or A'),
    net12: moneySchema.nullable().describe('Net revenue of 12 months'),
    growthBp: z.number().int().nullable().describe('Against the 12 months before'),
    contribution12: moneySchema.nullable().describe('Of whole months; only for holders of the margin right'),
    daysAsCustomer: z.number().int().nullable().describe('Average days since the first order'),
  })
  .meta({ id: 'SegmentFigures' });

export const segmentSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    note: z.string().nullable(),
    rule: ruleSchema,
    words: z.string().describe('The rule in words of the caller’s language'),
    shared: z.boolean(),
    ownerId: idSchema,
    offer: offerSchema.nullable(),
    isOpening: z.boolean().describe('True without an offer'),
    figures: figuresSchema,
    version: z.number().int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    may: z.object({ update: z.boolean() }).describe('What the caller may do'),
  })
  .meta({ id: 'Segment' });

export const memberSchema = z
  .object({
    account: accountRefSchema,
    industry: z.string().nullable(),
    region: z.string().nullable(),
    tier: tierSchema.nullable(),
    ownerId: idSchema.nullable(),
    rank: z.number().int().nullable(),
    badges: z.array(z.string()),
    net12: moneySchema.nullable(),
    growthBp: z.number().int().nullable(),
    contribution12: moneySchema.nullable().describe('Of whole months; only for holders of the margin right'),
    lastOrderOn: daySchema.nullable(),
    since: z.iso.datetime().nullable().describe('Member since'),
  })
  .meta({ id: 'SegmentMember' });

export const fieldSchema = z
  .object({
    name: z.string(),
    section: z.enum(fieldSections),
    type: z.string(),
    label: z.string(),
    ops: z.array(z.enum(ruleOps)),
    choices: z
      .array(z.object({ value: z.string(), label: z.string() }))
      .nullable()
      .describe('Values to choose from'),
    isOpen: z.boolean().describe('Other values than the choices may be typed'),
  })
  .meta({ id: 'SegmentField' });

export const suggestionSchema = z.object({
  kind: z.enum(['busy', 'rare', 'silent', 'cross-sell', 'region-industry']),
  name: z.string(),
  why: z.string().describe('One sentence with the figures behind it'),
  rule: ruleSchema,
  words: z.string(),
  accounts: z.number().int(),
  net12: moneySchema,
});
