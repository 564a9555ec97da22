import { z } from 'zod';
import { productRefSchema } from '#areas/ledger/contract';
import { daySchema, decimalSchema, idSchema, moneySchema } from '#kernel/contract';
import {
  approverRoles,
  commitmentRefusalCodes,
  leverAnswers,
  levers,
  marketConfidences,
  peerCircles,
  purchaseModes,
} from '../domain/index.ts';

export const bpSchema = z.number().int().describe('Basis points: 300 = 3 %');
export const text = (length: number) => z.string().trim().min(1).max(length);
export const hiddenPrice = decimalSchema.nullable().describe('null: not known, or hidden from this role');
const openRiskSchema = z
  .object({
    warningId: idSchema,
    warning: z.string().describe('What the warning is, in words'),
    since: daySchema,
    checks: z.string().describe('What of its risk check is not answered yet, in words'),
  })
  .meta({ id: 'OpenRisk' });
export const stoppedBy = openRiskSchema
  .nullable()
  .describe(
    'The unanswered risk check that stops the free goods or marketing support asked for; null: nothing stops it, or none is asked for',
  );
export const hiddenMoney = moneySchema.nullable().describe('null: not known, or hidden from this role');

/** What is promised on one line; prices are in the company's currency, per unit. */
export const promisedLineSchema = z
  .object({
    productId: idSchema,
    quantity: decimalSchema.describe('Paid units'),
    price: decimalSchema.describe('Net unit price on the invoice'),
    freeQuantity: decimalSchema.optional().describe('Units of the same product given on top'),
    rebateBp: bpSchema.min(0).max(10_000).optional().describe('Rebate promised on the invoice value'),
    freight: decimalSchema.optional().describe('Freight that we pay per unit beyond the usual'),
  })
  .meta({ id: 'PromisedLine' });

export const promise = {
  accountId: idSchema,
  lines: z.array(promisedLineSchema).min(1).max(200),
  marketingSupport: decimalSchema.optional().describe('Lump sum promised beside the lines; spread by list value'),
  creditDays: z.coerce.number().int().min(0).max(365).optional().describe('The terms of the account when left out'),
};

export const leverSchema = z
  .object({ lever: z.enum(levers), answer: z.enum(leverAnswers), note: z.string().trim().max(500).nullable() })
  .meta({ id: 'OfferedLever' });

export const verdictSchema = z
  .enum(['allowed', ...commitmentRefusalCodes])
  .describe('What this caller may do alone: promise it, or why not');

export const peerBandSchema = z
  .object({
    circle: z.enum(peerCircles).describe('How wide the peers had to be taken'),
    peers: z.number().int(),
    low: decimalSchema.describe('Tenth percentile of pocket price per unit'),
    median: decimalSchema,
    high: decimalSchema,
    ownPrice: decimalSchema.nullable(),
    robustZ: z.number().nullable(),
  })
  .meta({ id: 'PeerBand' });

export const marketSchema = z
  .object({
    low: decimalSchema,
    high: decimalSchema,
    latest: decimalSchema,
    latestOn: daySchema,
    count: z.number().int(),
    region: z.string().nullable().describe('null: of all regions'),
    confidence: z.enum(marketConfidences),
  })
  .meta({ id: 'MarketPrice' });

export const checkedLineSchema = z
  .object({
    product: productRefSchema,
    quantity: decimalSchema,
    listPrice: decimalSchema.nullable(),
    startPrice: decimalSchema.nullable(),
    targetPrice: decimalSchema.nullable(),
    pocketPrice: decimalSchema.nullable().describe('Net unit price after everything promised'),
    isCostKnown: z.boolean(),
    estimate: z
      .object({ id: idSchema, number: z.string(), versionNumber: z.number().int() })
      .nullable()
      .describe('Made to order: the signed estimate that the cost rests on'),
    isBelowFloor: z
      .boolean()
      .nullable()
      .describe('null: the cost is not known, or hidden of a price beyond the own authority'),
    floor: hiddenPrice,
    unitCost: hiddenPrice,
    costFrom: daySchema
      .nullable()
      .describe(
        'The day from which that cost holds: of the days of the promise, the dearest; null: hidden, or an estimate',
      ),
    ownBp: bpSchema.nullable().describe('Concession of this line alone; null without a list price'),
    standing: z
      .object({ rebateBp: bpSchema, numbers: z.array(z.string()) })
      .describe(
        'Rebates of agreements and plans in force that the line earns beside its own terms, and whose they are',
      ),
    judgedBp: bpSchema.nullable().describe('With what the account got in the window'),
    authorityBp: bpSchema.describe('What this caller may grant alone'),
    needs: z
      .array(z.enum(approverRoles))
      .describe('Signatures that the concession asks for; empty: none beside the own'),
    verdict: verdictSchema,
    peers: peerBandSchema.nullable().describe('null: fewer than eight peers'),
    market: marketSchema.nullable().describe('null: nobody has seen a price of it within a year'),
    breakEvenGrowth: z
      .number()
      .nullable()
      .describe('Share by which volume must grow to earn the same; hidden without the right to see cost'),
  })
  .meta({ id: 'CheckedLine' });

export const grantSchema = z
  .object({
    kind: z.enum(['quote', 'order', 'agreement', 'plan', ...purchaseModes, 'request']),
    documentId: idSchema,
    number: z.string().nullable().describe('Of the document'),
    on: daySchema,
    concessionBp: bpSchema,
  })
  .meta({ id: 'ConcessionGrant' });

export const windowSchema = z.object({
  days: z.number().int(),
  concessionBp: bpSchema.describe('What the account was granted in the window, added up'),
  grants: z.array(grantSchema),
});

/** A paper is not as its approval saw it. */
export const askedChangedErrors = [
  'pricing.asked-days-changed',
  'pricing.asked-group-changed',
  'pricing.asked-rebate-changed',
  'pricing.asked-ranges-changed',
  'pricing.asked-service-changed',
  'pricing.asked-terms-changed',
] as const;

export const byId = z.object({ id: idSchema });
export const version = z.number().int().positive().describe('The version that was read; a newer one refuses');

/** Days on which prices shall hold, as those of an agreement; today when left out. */
export const holdsSchema = z
  .object({
    from: daySchema,
    to: daySchema,
    coversGroup: z.boolean().default(false).describe('For the accounts below as well'),
    agreementId: idSchema.optional().describe('The draft: neither it nor what it follows counts beside itself'),
  })
  .describe('Days on which the prices shall hold, as those of an agreement; today when left out');
