import { trigamma } from './gamma-distribution.ts';
import { commonGroundOf, shrunkOf } from './shrinkage.ts';

/** Fewer gaps than this say nothing about an account's own rhythm. */
const minimumGapsForRhythm = 5;

/** Above this an account counts as a clock; the estimate itself has no upper end. */
const largestRegularity = 200;
const smallestRegularity = 0.1;

/**
 * Regularity k of a whole population from the last two gaps of each account (Wheat & Morrison 1990;
 * docs/methods.md 3.8): k = (1 − 4V)/(8V), V the variance of gap1/(gap1+gap2) around one half. 1 = no rhythm, larger = steadier. null
 * below two accounts.
 * NOTE taking the variance around ½ is the mean over both orders of the two gaps, so no random order is drawn.
 */
export const populationRegularityOf = (gapsOfAccounts: Iterable<readonly number[]>): number | null => {
  const squares: number[] = [];
  for (const gaps of gapsOfAccounts) {
    const last = gaps.at(-1);
    const before = gaps.at(-2);
    if (last !== undefined && before !== undefined) squares.push(((last - before) / (last + before) / 2) ** 2);
  }
  if (squares.length < 2) return null;
  const variance =
    squares.sort((left, right) => left - right).reduce((sum, square) => sum + square, 0) / squares.length;
  return variance > 0 ? Math.min(largestRegularity, (1 - 4 * variance) / (8 * variance)) : largestRegularity;
};

/**
 * Regularity of one account from its gaps (Minka's closed form of the gamma shape); null below five gaps.
 * Example: gaps 28, 31, 30, 29, 32 give 200 (the cap: a clock); 5, 60, 12, 90, 3 give .766.
 */
export const ownRegularityOf = (gaps: readonly number[]): number | null => {
  if (gaps.length < minimumGapsForRhythm) return null;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const s = Math.log(mean) - gaps.reduce((sum, gap) => sum + Math.log(gap), 0) / gaps.length;
  const k = s > 0 ? (3 - s + Math.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s) : largestRegularity;
  return Math.min(largestRegularity, Math.max(smallestRegularity, k));
};

/** Standard error of ln k from n gaps, the mean being unknown too. */
export const regularityErrorOf = (k: number, gaps: number): number => 1 / Math.sqrt(gaps * k * (k * trigamma(k) - 1));

export const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
};

export type Regularity = {
  readonly regularity: number;
  /** own: from at least five gaps, drawn to the segment's median; segment: the median itself. */
  readonly basis: 'own' | 'segment';
};

/**
 * Regularity of every account of a segment: its own where five gaps are known, drawn towards the segment's median by
 * what the segment's spread warrants (docs/methods.md 1.5, on ln k); else the median. Without any rhythm known: 1.
 */
export const segmentRegularities = (gapsOfAccounts: readonly (readonly number[])[]): readonly Regularity[] => {
  const own = gapsOfAccounts.map(ownRegularityOf);
  const estimates = own.flatMap((k, i) =>
    k === null ? [] : [{ value: Math.log(k), standardError: regularityErrorOf(k, gapsOfAccounts[i]?.length ?? 0) }],
  );
  const center = medianOf(estimates.map(({ value }) => value)) ?? 0;
  const { betweenVariance } = commonGroundOf(estimates);
  return own.map((k, i) => {
    if (k === null) return { regularity: Math.exp(center), basis: 'segment' };
    const standardError = regularityErrorOf(k, gapsOfAccounts[i]?.length ?? 0);
    return {
      regularity: Math.exp(shrunkOf({ value: Math.log(k), standardError }, center, betweenVariance)),
      basis: 'own',
    };
  });
};
