import { ladderSteps } from '../facts/ladder-answers.ts';
import type { LadderAnswers, LadderStep } from '../facts/ladder-answers.ts';
import type { AccountFacts } from '../facts/account-facts.ts';
import type { Policy } from '../policy/policy.ts';
import { fullShare, midRankOf, midRankTableOf } from '../stats/mid-rank.ts';

/** One rung: its share in ten-thousandths (null when nobody asked) and the points above or below the middle, of 100. */
export type Rung = {
  readonly step: LadderStep;
  readonly weight: number;
  readonly share: number | null;
  readonly points: number;
};

export type ProspectResult = {
  readonly code: string;
  /** 1 is the best; prospects below the coverage come last and are unrated. */
  readonly rank: number;
  /** 0 to 100, two decimals. */
  readonly score: number;
  readonly coveragePercent: number;
  readonly isRated: boolean;
  readonly rungs: readonly Rung[];
  /** The heaviest question without an answer: what to find out next. */
  readonly nextStep: LadderStep | null;
};

const middle = fullShare / 2;
/** A rival's hold counts against a prospect. */
const fromScale = (step: LadderStep, level: number): number => {
  const share = Math.round((Math.min(5, Math.max(1, level)) - 1) * (fullShare / 4));
  return step === 'rival-hold' ? fullShare - share : share;
};

/**
 * Ranks prospects on their own ladder, apart from buyers (docs/methods.md 6.5): yearly need against the other
 * prospects, the other steps on their scale of five. An unasked step takes the middle and lowers the coverage.
 */
export const rankProspects = (prospects: readonly AccountFacts[], policy: Policy): readonly ProspectResult[] => {
  const needs = prospects.map((prospect) => prospect.ladder?.['yearly-need'] ?? Number.NaN);
  const needRank = midRankOf(midRankTableOf(needs, 'plain'));
  const shareOf = (step: LadderStep, answers: LadderAnswers): number | null => {
    const answer = answers[step];
    if (answer === undefined) return null;
    return step === 'yearly-need' ? needRank(answer) : fromScale(step, answer);
  };
  const results = prospects.map((prospect) => climb(prospect, policy, shareOf));
  const order = results.map((_, i) => i).toSorted((a, b) => compareResults(results[a], results[b]) || a - b);
  const rankOf = new Map(order.map((place, i) => [place, i + 1]));
  return results.map((result, place) => ({ ...result, rank: rankOf.get(place) ?? 0 }));
};

const climb = (
  prospect: AccountFacts,
  { ladderWeights, minCoveragePercent }: Policy,
  shareOf: (step: LadderStep, answers: LadderAnswers) => number | null,
): ProspectResult => {
  const rungs = ladderSteps.map((step): Rung => {
    const weight = ladderWeights[step];
    const share = shareOf(step, prospect.ladder ?? {});
    return { step, weight, share, points: (weight * ((share ?? middle) - middle)) / fullShare };
  });
  const coveragePercent = rungs.reduce((sum, rung) => sum + (rung.share === null ? 0 : rung.weight), 0);
  const hundredths = rungs.reduce((sum, rung) => sum + rung.weight * (rung.share ?? middle), 0);
  const open = rungs.filter((rung) => rung.share === null).toSorted((a, b) => b.weight - a.weight)[0];
  return {
    code: prospect.code,
    rank: 0,
    score: Math.round(hundredths / 100) / 100,
    coveragePercent,
    isRated: coveragePercent >= minCoveragePercent,
    rungs,
    nextStep: open?.step ?? null,
  };
};

const compareResults = (a: ProspectResult | undefined, b: ProspectResult | undefined): number => {
  if (a === undefined || b === undefined) return 0;
  return Number(b.isRated) - Number(a.isRated) || b.score - a.score;
};
