import { z } from 'zod';
import { rankingNames } from '#domain/identification';

const percent = z.number().nullable();
const share = z.number().nullable();

/** A cut of a back-test in plain figures, as plainVerdictsOf of the domain makes it. */
export const verdictSchema = z.object({
  asOf: z.string(),
  through: z.string(),
  accounts: z.number(),
  chosen: z.number(),
  ourPercent: percent,
  ourLapsed: z.number(),
  against: z.array(
    z.object({
      ranking: z.enum(rankingNames),
      percent,
      lapsed: z.number(),
      verdict: z.enum(['better', 'worse', 'no-clear-difference']),
    }),
  ),
});

const interval = z.object({ low: z.number(), high: z.number() }).nullable();

/** All figures of a back-test with the intervals of their differences, one cut after the other. */
export const backTestReportSchema = z.object({
  ndcgAt: z.number(),
  resamples: z.number(),
  cuts: z.array(
    z.object({
      asOf: z.string(),
      through: z.string(),
      figures: z.partialRecord(
        z.enum(rankingNames),
        z.object({
          capture5: share,
          capture10: share,
          capture20: share,
          ndcg: share,
          spearman: z.number(),
          hit10: z.number(),
        }),
      ),
      differences: z.partialRecord(
        z.enum(rankingNames),
        z.object({ capture5: interval, capture10: interval, capture20: interval, ndcg: interval }),
      ),
    }),
  ),
});
