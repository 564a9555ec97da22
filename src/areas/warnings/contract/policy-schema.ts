import { z } from 'zod';

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
    capitalRateBp: z.number().int().min(0).max(5_000),
    promiseGraceDays: z.number().int().min(0).max(30),
  })
  .meta({ id: 'WarningPolicy' });
