import { alarmChances } from '../detect/run-length.ts';
import { benjaminiHochberg } from '../stats/multiple-tests.ts';

const step = 0.25;
const heights = 60;

/** P(a chart of a quiet account reaches this height within so many steps). */
export type HeightChance = (height: number, steps: number) => number;

/**
 * Chances of heights by the chart's own run lengths, from a table over heights and steps, geometric between heights.
 */
export const heightChances = (k: number, steps: number): HeightChance => {
  const quiet = Array.from({ length: Math.max(1, steps) }, () => 0);
  const rows = Array.from({ length: heights }, (_, i) => alarmChances({ k, h: (i + 1) * step }, quiet));
  return (height, watched) => {
    if (watched <= 0 || height <= 0) return 1;
    const place = height / step - 1;
    const at = Math.min(watched, steps) - 1;
    const low = Math.min(heights - 2, Math.max(0, Math.floor(place)));
    const share = Math.min(1, Math.max(0, place - low));
    const [p, q] = [rows[low]?.[at] ?? 1, rows[low + 1]?.[at] ?? 1];
    return Math.min(1, Math.max(1e-12, p) ** (1 - share) * Math.max(1e-12, q) ** share);
  };
};

/** 1 − the Benjamini–Hochberg adjusted chance of each account, over the whole book. */
export const surenessOf = (chances: readonly number[]): readonly number[] =>
  benjaminiHochberg(chances).map((adjusted) => 1 - adjusted);

/**
 * Confidence of each account's warning: 1 − its Benjamini–Hochberg adjusted p over the whole book
 * (docs/methods.md 9.6), so that of the warnings shown with confidence .9 or more at most a tenth are expected to be false. p is twice
 * the smaller chance of the account's two charts (Bonferroni).
 */
export const confidencesOf = (pairs: readonly (readonly [number, number])[]): readonly number[] =>
  surenessOf(pairs.map(([a, b]) => Math.min(1, 2 * Math.min(a, b))));
