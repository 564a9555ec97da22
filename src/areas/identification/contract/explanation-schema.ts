import { z } from 'zod';
import { daySchema } from '#kernel/contract';
import type { Explanation, SeenExplanation } from '../domain/index.ts';

const measure = z.union([z.tuple([z.number(), z.number(), z.number()]), z.string()]);
const outcome = z
  .tuple([z.enum(['passed', 'failed', 'not-checked', 'replaced'])])
  .rest(z.number())
  .nullable();

/** An explanation as a run stores it; explanation.ts of the domain says what each figure means. */
export const explanationSchema = z.object({
  v: z.literal(1),
  unit: z.enum(['account', 'group']),
  account: z.string(),
  asOf: daySchema,
  policy: z.number(),
  months: z.number(),
  basis: z.enum(['contribution', 'revenue']),
  reference: daySchema,
  score: z.number(),
  median: z.number(),
  coverage: z.number(),
  tier: z.string(),
  types: z.array(z.string()),
  axes: z.record(
    z.string(),
    z.tuple([z.number(), z.number().nullable(), z.number(), z.number(), z.record(z.string(), measure)]),
  ),
  beside: z.record(z.string(), z.number()),
  waterfall: z.array(z.number()),
  model: z.record(z.string(), z.union([z.number(), z.string()])),
  gates: z.record(z.string(), z.tuple([z.array(z.number().nullable()), outcome, outcome])),
  badges: z.record(z.string(), z.record(z.string(), z.number())),
  rows: z.record(z.string(), daySchema),
}) satisfies z.ZodType<Explanation>;

/** An explanation as it is answered: without what the reader may not see. */
export const seenExplanationSchema = explanationSchema.extend({
  score: z.number().nullable(),
  median: z.number().nullable(),
  costKnown: z
    .number()
    .optional()
    .describe('Share of the revenue with a known cost, where the contribution is an estimate for the rest'),
}) satisfies z.ZodType<SeenExplanation>;
