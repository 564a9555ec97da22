import { z } from 'zod';
import { defaultWarningPolicy } from '../domain/index.ts';

const bp = z.number().int().min(0).max(10_000);
const creditDays = z.number().int().min(-365).max(365);
const promises = z.number().int().min(0).max(100);
/** Bounds that a policy of earlier days does not name keep the product's. */
const own = defaultWarningPolicy.credit;
const limitUse = z.number().int().min(0).max(100_000);

/** Bounds that do not rise would leave a grade that nobody gets. */
const rises = (first: number, second: number, third: number): boolean => first <= second && second <= third;

const creditRule = z
  .strictObject({
    chanceABp: bp,
    chanceBBp: bp,
    chanceCBp: bp,
    chanceDBp: bp,
    lossBp: bp,
    daysA: creditDays,
    daysB: creditDays,
    daysC: creditDays,
    limitABp: limitUse,
    limitBBp: limitUse,
    limitCBp: limitUse,
    over60ABp: bp.default(own.over60ABp),
    over60BBp: bp.default(own.over60BBp),
    over60CBp: bp.default(own.over60CBp),
    lateABp: bp.default(own.lateABp),
    lateBBp: bp.default(own.lateBBp),
    promisesA: promises.default(own.promisesA),
    promisesB: promises.default(own.promisesB),
  })
  .refine((rule) => rises(rule.daysA, rule.daysB, rule.daysC), { path: ['daysB'] })
  .refine((rule) => rises(rule.limitABp, rule.limitBBp, rule.limitCBp), { path: ['limitBBp'] })
  .refine((rule) => rises(rule.over60ABp, rule.over60BBp, rule.over60CBp), { path: ['over60BBp'] })
  .refine((rule) => rule.lateABp <= rule.lateBBp, { path: ['lateBBp'] })
  .refine((rule) => rule.promisesA <= rule.promisesB, { path: ['promisesB'] });

const runLength = z.number().int().min(60).max(100_000);

/** A policy as it is stored and edited; the ranges are its law. */
export const warningPolicySchema = z
  .strictObject({
    erosion: z
      .strictObject({ margin: runLength, price: runLength, warmUp: z.number().int().min(6).max(24) })
      .describe('Watched months per false alarm of each chart in one account; months that only teach what is usual'),
    leastStakeMinor: z.number().int().min(0).max(1_000_000_000_000),
    concentrationMostBp: z.number().int().min(100).max(10_000),
    oddOrderDays: z.number().int().min(1).max(180),
    driftLeastDays: z.number().int().min(1).max(90),
    promiseGraceDays: z.number().int().min(0).max(30),
    credit: creditRule
      .default(defaultWarningPolicy.credit)
      .describe('Chances of default by grade, loss given default, and the bounds of the grades'),
  })
  .meta({ id: 'WarningPolicy' });
