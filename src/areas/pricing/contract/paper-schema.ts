import { z } from 'zod';
import { daySchema } from '#kernel/contract';
import { askedPaperKinds, rebateBases, rebateKinds, rebatePeriods } from '../domain/index.ts';
import { bpSchema } from './schemas.ts';

/** What the paper behind a request would bind us to beside its lines: the approval covers it as it stands here. */
export const askedPaperSchema = z
  .object({
    kind: z.enum(askedPaperKinds),
    days: z.object({ from: daySchema, to: daySchema }).nullable(),
    coversGroup: z.boolean().describe('Holds for all accounts below'),
    rebate: z
      .object({
        kind: z.enum(rebateKinds),
        period: z.enum(rebatePeriods),
        basis: z.enum(rebateBases),
        tiers: z.array(z.object({ fromMinor: z.string(), rateBp: bpSchema })),
      })
      .nullable(),
    ranges: z.array(
      z.object({
        productId: z.string().nullable(),
        lineId: z.string().nullable(),
        fromBp: bpSchema,
        toBp: bpSchema,
        quantity: z.string(),
      }),
    ),
    service: z.object({
      terms: z.string().nullable(),
      visitsPerYear: z.number().int().nullable(),
      indexClause: z.string().nullable(),
      noticeDays: z.number().int().nullable(),
    }),
    creditDays: z.number().int().nullable(),
    plan: z
      .object({
        from: daySchema,
        to: daySchema,
        spreadKey: z.string(),
        lineIds: z.array(z.string()),
        steps: z.array(z.object({ lines: z.number().int(), leastMinor: z.string(), rateBp: bpSchema })),
        lineLeastMinor: z.string(),
      })
      .nullable(),
    other: z.string().nullable().describe('Terms that only the mode of a purchase has'),
  })
  .meta({ id: 'AskedPaper' });
