import type { Random } from '#kernel/random';
import { ascending, quantileOfSorted } from '../stats/quantile.ts';
import type { Rankings } from './rankings.ts';
import { rankingNames } from './rankings.ts';
import type { RankingName } from './rankings.ts';
import { chosenOf } from './gains.ts';
import { descendingOrderOf } from '../stats/rank.ts';

export const bootstrapMeasures = ['capture5', 'capture10', 'capture20', 'ndcg'] as const;
export type BootstrapMeasure = (typeof bootstrapMeasures)[number];

/**
 * Score less baseline: 95 % interval of the difference over resampled accounts; null when too few resamples had any
 * value.
 */
export type DifferenceInterval = { readonly low: number; readonly high: number } | null;
export type Differences = Readonly<Record<BootstrapMeasure, DifferenceInterval>>;

export type BootstrapInput = {
  readonly rankings: Rankings;
  readonly value: Float64Array;
  /** At least 1,000 (docs/methods.md 7.2). */
  readonly resamples: number;
  readonly k: number;
  readonly random: Random;
};

const shares = { capture5: 0.05, capture10: 0.1, capture20: 0.2 } as const;

/**
 * Paired bootstrap over accounts: every resample draws the same accounts for all rankings. An account drawn m times
 * stands m times in a row, so the rankings are sorted once and only walked.
 */
export const bootstrapDifferences = (input: BootstrapInput): ReadonlyMap<RankingName, Differences> => {
  const { rankings, value, resamples, random } = input;
  const baselines = rankingNames.filter((name) => name !== 'score');
  const ideal = descendingOrderOf(value);
  const drawn = new Uint16Array(value.length);
  const found = new Map(baselines.map((name) => [name, bootstrapMeasures.map((): number[] => [])] as const));
  for (let i = 0; i < resamples; i += 1) {
    drawn.fill(0);
    for (let j = 0; j < drawn.length; j += 1) {
      const place = Math.floor(random() * drawn.length);
      drawn[place] = (drawn[place] ?? 0) + 1;
    }
    const best = discountedGain(ideal, input, drawn);
    const total = totalOf(value, drawn);
    const ours = figuresOf(rankings.score, input, { drawn, best, total });
    for (const [name, series] of found) {
      const theirs = figuresOf(rankings[name], input, { drawn, best, total });
      for (const [m, list] of series.entries()) list.push((ours[m] ?? Number.NaN) - (theirs[m] ?? Number.NaN));
    }
  }
  return new Map(
    [...found].map(([name, [capture5 = [], capture10 = [], capture20 = [], ndcg = []]]) => [
      name,
      {
        capture5: intervalOf(capture5, resamples),
        capture10: intervalOf(capture10, resamples),
        capture20: intervalOf(capture20, resamples),
        ndcg: intervalOf(ndcg, resamples),
      },
    ]),
  );
};

type Resample = { readonly drawn: Uint16Array; readonly best: number; readonly total: number };

/** Capture at 5, 10, 20 % and NDCG of one ranking in one resample; NaN where the resample had nothing to gain. */
const figuresOf = (order: Uint32Array, input: BootstrapInput, { drawn, best, total }: Resample): readonly number[] => {
  const wanted = [shares.capture5, shares.capture10, shares.capture20].map((share) => chosenOf(drawn.length, share));
  const captured: number[] = [];
  let taken = 0;
  let sum = 0;
  for (const place of order) {
    const times = drawn[place] ?? 0;
    const gain = input.value[place] ?? 0;
    let limit = wanted[captured.length];
    while (limit !== undefined && taken + times >= limit) {
      captured.push(sum + (limit - taken) * gain);
      limit = wanted[captured.length];
    }
    if (limit === undefined) break;
    taken += times;
    sum += times * gain;
  }
  const shareOf = (amount: number | undefined): number =>
    total > 0 && amount !== undefined ? amount / total : Number.NaN;
  const ndcg = best > 0 ? discountedGain(order, input, drawn) / best : Number.NaN;
  return [shareOf(captured[0]), shareOf(captured[1]), shareOf(captured[2]), ndcg];
};

const totalOf = (value: Float64Array, drawn: Uint16Array): number => {
  let total = 0;
  for (let i = 0; i < value.length; i += 1) total += (value[i] ?? 0) * (drawn[i] ?? 0);
  return total;
};

const discountedGain = (order: Uint32Array, { value, k }: BootstrapInput, drawn: Uint16Array): number => {
  let place = 0;
  let sum = 0;
  for (const account of order) {
    const gain = Math.max(0, value[account] ?? 0);
    for (let times = drawn[account] ?? 0; times > 0 && place < k; times -= 1) {
      sum += gain / Math.log2(place + 2);
      place += 1;
    }
    if (place >= k) break;
  }
  return sum;
};

const intervalOf = (differences: readonly number[], resamples: number): DifferenceInterval => {
  const sorted = ascending(differences);
  if (sorted.length < resamples / 2) return null;
  return { low: quantileOfSorted(sorted, 0.025), high: quantileOfSorted(sorted, 0.975) };
};
