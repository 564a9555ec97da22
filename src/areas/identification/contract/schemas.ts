import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { daySchema, idSchema, moneySchema } from '#kernel/contract';
import { badgeCodes, gateCodes, keyAccountTypes, refreezeReasons, tiers } from '../domain/index.ts';

export const byId = z.object({ id: idSchema });
export const text = (max: number) => z.string().trim().min(1).max(max);
export const instant = z.iso.datetime();

/** S, A, B, C, or unrated: too little is known, served as C. */
export const ratedTierSchema = z.enum(tiers).meta({ id: 'RatedTier' });
export const keyAccountTypeSchema = z.enum(keyAccountTypes).meta({ id: 'KeyAccountType' });
export const badgeSchema = z.enum(badgeCodes).meta({ id: 'Badge' });
export const gateSchema = z.enum(gateCodes).meta({ id: 'Gate' });
export const unitSchema = z
  .enum(['account', 'group'])
  .meta({ id: 'RatedUnit', description: 'An account, or a group that buys as one' });

/** Percentile in ten-thousandths; null = no data. */
const share = z.number().int().nullable();

export const sharesSchema = z.object({
  contribution: share.describe('Hidden from roles that do not see margins'),
  continuity: share,
  payment: share,
  growth: share.describe('Hidden from roles that do not see margins'),
  relationship: share,
  strategic: share,
});

export const portfolioRowSchema = z
  .object({
    account: accountRefSchema,
    unit: unitSchema,
    rank: z.number().int().nullable().describe('Hidden from roles that do not see margins'),
    score: z.number().nullable().describe('Points, 0 to 100; hidden from roles that do not see margins'),
    coverage: z.number().int().describe('Share of the weights with data, percent'),
    proposedTier: ratedTierSchema,
    tier: ratedTierSchema.describe('What persons have confirmed'),
    tierExpires: daySchema.nullable(),
    type: keyAccountTypeSchema.nullable(),
    proposedTypes: z.array(keyAccountTypeSchema),
    badges: z.array(badgeSchema),
    failedGates: z.array(gateSchema),
    revenue: moneySchema,
    revenueRank: z.number().int(),
    contribution: moneySchema.nullable(),
    expected: moneySchema.nullable().describe('Contribution × probability of being alive'),
    aliveBp: z.number().int().nullable(),
    shares: sharesSchema,
    ownerId: idSchema.nullable(),
    region: z.string().nullable(),
    industry: z.string().nullable(),
  })
  .meta({ id: 'PortfolioRow' });

export const runSchema = z
  .object({
    id: idSchema,
    asOf: daySchema,
    policyVersion: z.number().int(),
    state: z.enum(['running', 'done', 'failed']),
    accounts: z.number().int(),
    prospects: z.number().int(),
    startedByName: z.string(),
    startedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'IdentificationRun' });

export const moveSchema = z.object({
  account: accountRefSchema,
  tierBefore: ratedTierSchema.nullable(),
  tierAfter: ratedTierSchema.nullable(),
  rankBefore: z.number().int().nullable(),
  rankAfter: z.number().int().nullable(),
  scoreChange: z.number().nullable(),
});

export const comparisonSchema = z
  .object({
    enters: z.array(moveSchema).describe('Became key accounts (S or A)'),
    leaves: z.array(moveSchema).describe('Are key accounts no more'),
    shifts: z.array(moveSchema).describe('Other changes of tier'),
    movers: z.array(moveSchema).describe('Largest changes of score'),
    counts: z.object({
      enters: z.number().int(),
      leaves: z.number().int(),
      shifts: z.number().int(),
      unchanged: z.number().int(),
    }),
  })
  .meta({ id: 'RunComparison' });

/** The model of repeat orders that a run trusts, or each account's own rhythm. */
export const modelInUseSchema = z.enum(['mbg-cnbd-k', 'own-rhythm']);

/** Figures of the whole book that a run keeps; shares 0 to 1. */
export const reportSchema = z
  .object({
    basis: z.enum(['contribution', 'revenue']).describe('revenue = the ledger knows no cost, net revenue stands in'),
    windowMonths: z.number().int(),
    frozenOn: daySchema,
    refrozen: z
      .enum(refreezeReasons)
      .nullable()
      .default(null)
      .describe('Why the population of before in this month no longer fitted; null: it did, or there was none'),
    leftOut: z.array(z.string()).describe('Axes that no account has data for; their weight is shared among the rest'),
    tiers: z.record(z.string(), z.number().int()),
    badges: z.record(z.string(), z.number().int()),
    revenueMinor: z.number().int(),
    contributionMinor: z.number().int().nullable(),
    whale: z
      .object({
        peakAccounts: z.number().int(),
        peakShare: z.number(),
        lossAccounts: z.number().int(),
        lossMinor: z.number().int(),
        points: z.array(z.tuple([z.number().int(), z.number()])),
      })
      .nullable(),
    top20Share: z.number().nullable(),
    gini: z.number().nullable(),
    revenueTop20Share: z.number().nullable(),
    revenueGini: z.number().nullable(),
    model: z.object({
      inUse: modelInUseSchema,
      fallback: z.string().nullable().describe('Why the model is not used, such as noDropoutIdentified'),
      regularity: z.number().int(),
      params: z.record(z.string(), z.number()),
      logLikelihood: z.number().nullable(),
      accounts: z.number().int(),
      repeatOrders: z.number().int(),
      calibrationZ: z.number().nullable(),
      holdoutDays: z.number().int().nullable(),
      bgNbd: z.object({
        params: z.record(z.string(), z.number()),
        logLikelihood: z.number().nullable(),
        degenerate: z.string().nullable(),
      }),
    }),
    spend: z.object({
      inUse: z.enum(['gamma-gamma', 'own-mean']),
      fallback: z.string().nullable(),
      params: z.record(z.string(), z.number()),
    }),
  })
  .meta({ id: 'RunReport' });
