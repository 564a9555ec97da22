import { gammaQuantile, gammaShareBelow } from './gamma-distribution.ts';
import { medianOf, segmentRegularities } from './regularity.ts';
import { commonGroundOf, shrunkOf } from './shrinkage.ts';

/** Gaps between orders ~ Gamma with shape `regularity` and mean `meanDays`. */
export type GapLaw = { readonly regularity: number; readonly meanDays: number };

/** With fewer gaps the segment's law stands in for the account's own. */
const minimumGapsForLaw = 3;

/** Chance that a gap would have ended by now: 1 − P(gap > t). Example: mean 30, k 1, 69.1 days → .9. */
export const overdueProbabilityOf = ({ regularity, meanDays }: GapLaw, daysSinceLast: number): number =>
  gammaShareBelow(regularity, (regularity * daysSinceLast) / meanDays);

/** Days within which a gap ends with the given probability. Example: mean 30, .9: k 1 → 69.1, k 4 → 50.1. */
export const gapQuantileOf = ({ regularity, meanDays }: GapLaw, probability: number): number =>
  (meanDays * gammaQuantile(regularity, probability)) / regularity;

export type AccountGapLaw = GapLaw & { readonly basis: 'own' | 'segment' };

/**
 * The gap law of every account of a segment (docs/methods.md 3.9): mean gap from three gaps on and regularity from five
 * gaps on, each drawn to the segment's median; else the segment's. null when nobody in the segment has three gaps.
 */
export const segmentGapLaws = (gapsOfAccounts: readonly (readonly number[])[]): readonly (AccountGapLaw | null)[] => {
  const regularities = segmentRegularities(gapsOfAccounts);
  const estimates = gapsOfAccounts.map((gaps, i) => {
    if (gaps.length < minimumGapsForLaw) return null;
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    return { value: Math.log(mean), standardError: 1 / Math.sqrt(gaps.length * (regularities[i]?.regularity ?? 1)) };
  });
  const known = estimates.filter((estimate) => estimate !== null);
  const center = medianOf(known.map(({ value }) => value));
  if (center === null) return gapsOfAccounts.map(() => null);
  const { betweenVariance } = commonGroundOf(known);
  return estimates.map((estimate, i) => ({
    regularity: regularities[i]?.regularity ?? 1,
    meanDays: Math.exp(estimate ? shrunkOf(estimate, center, betweenVariance) : center),
    basis: estimate ? 'own' : 'segment',
  }));
};

/** "Usual gap 30 ± 9 days, now 58: later than 90 % of its own history", as facts. */
export type OverdueFacts = {
  readonly usualGapDays: number;
  readonly spreadDays: number;
  readonly daysSinceLast: number;
  /** Chance that a gap of this law would have ended by now. */
  readonly overdueProbability: number;
  /** Share of the account's own past gaps that were shorter; null without any. */
  readonly laterThanShare: number | null;
  readonly q90Days: number;
  readonly q95Days: number;
  readonly basis: 'own' | 'segment';
};

/** What to say about the silence of one account; spread is that of its law, mean/√k. */
export const overdueFactsOf = (
  law: AccountGapLaw,
  gapDays: readonly number[],
  daysSinceLast: number,
): OverdueFacts => ({
  usualGapDays: law.meanDays,
  spreadDays: law.meanDays / Math.sqrt(law.regularity),
  daysSinceLast,
  overdueProbability: overdueProbabilityOf(law, daysSinceLast),
  laterThanShare: gapDays.length > 0 ? gapDays.filter((gap) => gap < daysSinceLast).length / gapDays.length : null,
  q90Days: gapQuantileOf(law, 0.9),
  q95Days: gapQuantileOf(law, 0.95),
  basis: law.basis,
});
