import { z } from 'zod';
import type { JudgedCase } from '../domain/index.ts';
import type { AssessedLine, Assessment } from './assess.ts';
import { storedTermsOf } from '../store/stored-terms.ts';

/** What a request was judged by, kept with it: enough to compute the same numbers again. */
export const judgedOf = (assessment: Assessment) => ({
  policyVersion: assessment.policy.version,
  tier: assessment.tier,
  creditDays: assessment.creditDays,
  amountE4: assessment.amountE4.toString(),
  totalBp: assessment.totalBp,
  window: assessment.window.grants.map(({ kind, documentId, on, bp }) => ({ kind, documentId, on, bp })),
  lines: assessment.lines.map((line, at) => ({
    lineNo: at + 1,
    productId: line.product.id,
    terms: storedTermsOf(line.terms, assessment.credit),
    standing: line.standing.papers.map(({ number }) => number),
    standingBp: line.standing.rebateBp,
    standingPlanE4: line.standing.planE4.toString(),
    unitCostE4: line.parts.unitCostE4?.toString() ?? null,
    freightServiceE4: line.parts.freightServiceE4.toString(),
    expectedLossBp: line.parts.expectedLossBp,
    floorE4: line.floor.kind === 'known' ? line.floor.floorE4.toString() : null,
    pocketPriceE4: line.pocketPriceE4.toString(),
    creditE4: line.creditE4.toString(),
    quantityE4: line.terms.quantityE4.toString(),
    judgedBp: line.judgedBp,
    ruleNo: line.ruleNo,
    authorityBp: line.authorityBp,
  })),
});

/** A line as the matrix reads it. */
export const judgedCaseOf = ({ ruleNo, bands, judgedBp, authorityBp }: AssessedLine): JudgedCase => ({
  ruleNo,
  bands,
  concessionBp: judgedBp ?? 0,
  authorityBp,
});

/** The part of it that a decision is made of. */
export const judgedLinesSchema = z.object({
  policyVersion: z.number().int(),
  lines: z.array(
    z.object({
      lineNo: z.number().int(),
      productId: z.string(),
      pocketPriceE4: z.string(),
      // Judged before credit was kept: none of it is approved.
      creditE4: z.string().default('0'),
      quantityE4: z.string(),
      judgedBp: z.number().int(),
      // Judged before it was kept: the band was that of one rule.
      ruleNo: z.number().int().nullable().default(null),
      authorityBp: z.number().int().default(0),
    }),
  ),
});

/** The part that a list of requests shows. */
export const judgedAmountSchema = z.object({ amountE4: z.string(), totalBp: z.number().nullable().default(null) });
