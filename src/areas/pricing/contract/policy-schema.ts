import { z } from 'zod';
import { policyVersionOf } from '#platform/policies/contract';
import { tiers } from '#domain/identification';
import { idSchema } from '#kernel/contract';
import { approverRoles } from '../domain/index.ts';

const share = z.number().int().describe('Basis points: 300 = 3 %');
const days = z.number().int();
const tier = z.enum(tiers);

export const authorityBandSchema = z
  .strictObject({
    uptoBp: share.positive().nullable().describe('Included; null: any concession'),
    needs: z.array(z.enum(approverRoles)).max(4).describe('One signature of each role, by different people'),
    needsExpiry: z.boolean(),
  })
  .meta({ id: 'AuthorityBand' });

const bands = z.array(authorityBandSchema).min(1).max(20);

/** A policy as it is stored and edited; pricingPolicyRefusalsOf says whether it may be saved. */
export const pricingPolicySchema = z
  .strictObject({
    capitalRateBp: share.describe('Cost of capital a year: the one that prices credit everywhere'),
    standardCreditDays: days.describe('Credit days that the list price includes'),
    expectedLossBp: share,
    freightServiceBp: share.describe('Direct freight and service of a unit, as a share of its cost'),
    freightServiceByFamily: z.record(idSchema, share),
    standardDiscountBp: z.record(tier, share),
    prices: z.record(tier, z.strictObject({ startBp: share, targetBp: share })),
    concessionWindowDays: days,
    clockHours: z.number().int(),
    approvalDays: days,
    quoteDays: days,
    bands,
    rules: z
      .array(
        z.strictObject({
          tier: tier.nullable(),
          familyId: idSchema.nullable(),
          fromMinor: z.number().int().nonnegative().nullable(),
          bands,
        }),
      )
      .max(50),
  })
  .meta({ id: 'PricingPolicy' });

export const pricingPolicyVersionSchema = policyVersionOf(pricingPolicySchema).meta({ id: 'PricingPolicyVersion' });
