import { z } from 'zod';
import { daySchema } from '#kernel/contract';
import { rankingNames } from '../domain/index.ts';

const percent = z.number().nullable();
const share = z.number().nullable();
const basis = z
  .enum(['contribution', 'revenue'])
  .default('contribution')
  .describe('What the outcome is made of: revenue where the ledger knew no cost at the cut');

/** A cut of a back-test in plain figures, as plainVerdictsOf of the domain makes it. */
export const verdictSchema = z.object({
  asOf: daySchema,
  through: daySchema,
  basis,
  accounts: z.number().int(),
  chosen: z.number().int(),
  ourPercent: percent,
  ourLapsed: z.number().int(),
  against: z.array(
    z.object({
      ranking: z.enum(rankingNames),
      percent,
      lapsed: z.number().int(),
      verdict: z.enum(['better', 'worse', 'no-clear-difference']),
    }),
  ),
});

const interval = z.object({ low: z.number(), high: z.number() }).nullable();

/** All figures of a back-test with the intervals of their differences, one cut after the other. */
export const backTestReportSchema = z.object({
  ndcgAt: z.number().int(),
  resamples: z.number().int(),
  cuts: z.array(
    z.object({
      asOf: daySchema,
      through: daySchema,
      basis,
      accounts: z.number().int(),
      chosen20: z.number().int(),
      figures: z.record(
        z.enum(rankingNames),
        z.object({
          capture5: share,
          capture10: share,
          capture20: share,
          ndcg: share,
          spearman: z.number(),
          hit10: z.number(),
          lapsed20: z.number().int(),
        }),
      ),
      differences: z.partialRecord(
        z.enum(rankingNames),
        z.object({ capture5: interval, capture10: interval, capture20: interval, ndcg: interval }),
      ),
      leak: z.object({ meanCapture20: share, standardError: share, passes: z.boolean() }),
    }),
  ),
});
