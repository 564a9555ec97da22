import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import { daySchema, decimalSchema, idSchema, moneySchema } from '#kernel/contract';
import { planKeys, shownAgreementStates } from '../domain/index.ts';
import { bpSchema, hiddenMoney, text } from './schemas.ts';

const lineRefSchema = z.object({ id: idSchema, name: z.string(), nameEn: z.string() });

const stepSchema = z
  .object({
    lines: z.coerce.number().int().min(1).max(200).describe('Product lines that are bought'),
    leastVolume: decimalSchema.default('0').describe('Net sales of all members from which on the step is earned'),
    rateBp: bpSchema.min(1).max(10_000).describe('Of the value at list'),
  })
  .meta({ id: 'PlanStep' });

/** What a plan is reckoned from. */
export const planBasis = {
  lineIds: z.array(idSchema).max(200).describe('Product lines that the concession is spread over'),
  baseFrom: daySchema.describe('First day of the base period in which the key is measured'),
  baseTo: daySchema,
  spreadKey: z.enum(planKeys).default('revenue'),
  steps: z.array(stepSchema).min(1).max(10),
  creditDays: z.coerce
    .number()
    .int()
    .min(0)
    .max(365)
    .nullable()
    .optional()
    .describe('The longest terms of its members when left out'),
};

export const planFields = {
  title: text(200),
  validFrom: daySchema,
  validTo: daySchema,
  ...planBasis,
  lineIds: planBasis.lineIds.min(1),
  lineLeast: decimalSchema.default('0').describe('Net sales from which on a product line counts as bought'),
  note: text(2_000).nullable().optional(),
};

export const planFieldsSchema = z.object(planFields);

const spreadLineSchema = z.object({
  line: lineRefSchema,
  isIn: z.boolean().describe('Named by the plan'),
  products: z.number().int(),
  list: moneySchema.describe('What was bought in the base period, at today’s list prices'),
  net: moneySchema.describe('What was paid for it'),
  sharePpm: z.number().int().nullable().describe('Part of the key, in a million; null: not in it, or hidden'),
  asked: hiddenMoney.describe('What the key alone would give; null: hidden, or not in it'),
  granted: moneySchema.nullable(),
  rateBp: bpSchema.nullable().describe('Granted of the value at list, rounded up'),
  isCapped: z.boolean().describe('Got less than its share: its tightest product would have gone under its floor'),
  tightest: productRefSchema.nullable().describe('That product; null without the right to see cost'),
  problem: z.enum(['cost-unknown', 'list-price-unknown']).nullable(),
  problemProduct: productRefSchema.nullable(),
});

export const planSpreadSchema = z
  .object({
    list: moneySchema.describe('Value at list of the lines in the plan'),
    concession: moneySchema.describe('Of the highest step'),
    creditDays: z.number().int(),
    refusal: z
      .enum([
        'room-too-small',
        'key-without-weight',
        'line-without-cost',
        'nothing-bought',
        'above-authority',
        'key-hidden',
      ])
      .nullable()
      .describe(
        'What keeps the highest step from being spread. To who sees no cost: above-authority, it is beyond his own and he is told no more; key-hidden, by contribution it would tell costs',
      ),
    room: moneySchema.nullable().describe('How much can be given at most; told where it is too small'),
    roomBp: bpSchema.nullable().describe('The same as a rate, rounded down'),
    lines: z.array(spreadLineSchema),
    members: z.array(accountRefSchema).describe('Those in reach of the caller'),
    hiddenMembers: z
      .number()
      .int()
      .describe('Members out of reach, who left the group since; the figures of the plan hold them'),
    cells: z
      .array(
        z.object({ accountId: idSchema, lineId: idSchema, list: moneySchema, net: moneySchema, granted: moneySchema }),
      )
      .describe('Per member in reach and line in the plan; with all members they add up to the lines'),
  })
  .meta({ id: 'PlanSpread' });

export const planRowSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    account: accountRefSchema,
    title: z.string(),
    state: z.enum(shownAgreementStates),
    validFrom: daySchema,
    validTo: daySchema,
    lastOn: daySchema,
    lineCount: z.number().int(),
    topRateBp: bpSchema,
    signedOn: daySchema.nullable(),
    createdByName: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'BusinessPlanRow' });

export const planSchema = planRowSchema
  .extend({
    version: z.number().int(),
    baseFrom: daySchema,
    baseTo: daySchema,
    spreadKey: z.enum(planKeys),
    lineIds: z.array(idSchema),
    steps: z.array(stepSchema),
    lineLeast: decimalSchema,
    creditDays: z.number().int().nullable(),
    note: z.string().nullable(),
    request: z.object({ id: idSchema, number: z.string(), state: z.string() }).nullable(),
    signedByName: z.string().nullable(),
    endReason: z.string().nullable(),
    spread: planSpreadSchema.describe('Of a draft as of today, of a signed plan as it was signed'),
    prices: z
      .array(
        z.object({
          product: productRefSchema,
          lineId: idSchema,
          listPrice: decimalSchema,
          price: decimalSchema.describe('Of the highest step: committed'),
          isBelowFloorNow: z.boolean().nullable(),
        }),
      )
      .describe('Empty for a draft'),
    mayChange: z.boolean(),
  })
  .meta({ id: 'BusinessPlan' });

export const planProgressSchema = z.object({
  asOf: daySchema,
  breadth: z.number().int().describe('Product lines bought'),
  volume: moneySchema.describe('Net sales of all members'),
  step: stepSchema.nullable().describe('Earned; null: below the first'),
  next: stepSchema.nullable(),
  missingLines: z.number().int().nullable(),
  missingVolume: moneySchema.nullable(),
  accrued: moneySchema.describe('What the step earned concedes on what was bought: what the plan costs so far'),
  lines: z.array(
    z.object({
      line: lineRefSchema,
      isIn: z.boolean(),
      isBought: z.boolean().describe('Counts for the breadth'),
      net: moneySchema,
      accrued: moneySchema,
    }),
  ),
  members: z
    .array(z.object({ account: accountRefSchema, net: moneySchema, accrued: moneySchema }))
    .describe('Those in reach of the caller'),
  hiddenMembers: z
    .number()
    .int()
    .describe('Members out of reach, who left the group since; the figures of the plan hold them'),
  days: z.number().int().describe('Length of the two times that are compared'),
  contributionBefore: hiddenMoney.describe('In as many days before its first'),
  contributionAfter: hiddenMoney.describe('From its first day on, less what is accrued'),
});
