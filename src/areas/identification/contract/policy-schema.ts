import { z } from 'zod';
import { gateCodes, ladderSteps, measureCodes, upgradeLevers, weightedAxes } from '../domain/index.ts';

const figure = z.number().finite();
const whole = z.number().int().min(0).max(100_000);
const gates = z.strictObject({
  orderRhythm: z.strictObject({ orderDays: whole, withinMonths: whole, spanDays: whole }).nullable(),
  overdue: z.strictObject({ maxDays: whole }).nullable(),
  exposure: z.strictObject({ maxShareOfLimit: figure.min(0).max(100) }).nullable(),
  contribution: z.strictObject({ aboveMinor: figure }).nullable(),
});
const replaces = z.array(z.enum(gateCodes));

/** A policy as it is stored and edited; policyRefusalsOf says whether it may be saved. */
export const policySchema = z
  .strictObject({
    windowMonths: z.number().int(),
    weights: z.record(z.enum(weightedAxes), figure),
    measures: z.record(z.enum(weightedAxes), z.array(z.enum(measureCodes))),
    cutoffs: z.strictObject({ S: figure, A: figure, B: figure }),
    minCoveragePercent: figure,
    minCostKnownPercent: figure,
    creditRateBp: figure.describe('Cost of capital of the pricing policy; another one that is sent here is not kept'),
    gates: z.strictObject({ S: gates, A: gates }),
    institutionPass: z.strictObject({ replaces }),
    studyPass: z.strictObject({ replaces, maxAgeDays: whole }),
    badges: z.strictObject({
      oneOff: z.strictObject({ largestShare: figure, maxOrderDays: whole, dominantShare: figure.default(0.8) }),
      squeezing: z.strictObject({ revenueQuantile: figure, marginFall: figure, trendZ: figure }),
      slowPayer: z.strictObject({ daysBeyond: figure, over60Share: figure }),
      lapsing: z.strictObject({ minOrderDays: whole, gapQuantile: figure, aliveBelow: figure }),
      tomorrow: z.strictObject({
        revenueQuantile: figure,
        daysBeyond: figure,
        over60Share: figure,
        minSpecialOrders: whole,
        maxAgeYears: figure,
        productEvidence: z.enum(['asked', 'not-asked']),
      }),
      dealer: z.strictObject({ minOrderDays: whole, withinMonths: whole }),
    }),
    ladderWeights: z.record(z.enum(ladderSteps), figure),
    leverEffort: z.record(z.enum(upgradeLevers), figure.positive()),
    upgradeReach: figure,
  })
  .meta({ id: 'IdentificationPolicy' });
