import { gaussLegendreOf } from '#domain/identification';
import { normalDensity } from '../stats/normal.ts';
import { solve } from '../stats/solve.ts';

export type EwmaDesign = { readonly lambda: number; readonly limit: number };

/** The smoothed scores as a picture for people, with the limits that widen to ±L√(λ/(2−λ)). */
export type EwmaPicture = { readonly level: Float64Array; readonly limit: Float64Array };

/** Exponentially weighted mean of scores (N(0,1) in control); NaN scores (no data) leave it as it is. */
export const ewmaOf = (scores: ArrayLike<number>, { lambda, limit }: EwmaDesign): EwmaPicture => {
  let level = 0;
  let variance = 0;
  const limits = new Float64Array(scores.length);
  const levels = Float64Array.from(scores, (score, i) => {
    if (!Number.isNaN(score)) {
      level = lambda * score + (1 - lambda) * level;
      variance = lambda * lambda + (1 - lambda) ** 2 * variance;
    }
    limits[i] = limit * Math.sqrt(variance);
    return level;
  });
  return { level: levels, limit: limits };
};

const points = 80;
const rule = gaussLegendreOf(points);

/**
 * Average run length of the two-sided chart with fixed limits ±L√(λ/(2−λ)), by its integral equation (Lucas & Saccucci
 * 1990). Example: λ .1, L 2.814: mean 0 → 499.58, mean 1 → 10.33.
 */
export const ewmaRunLength = ({ lambda, limit }: EwmaDesign, mean: number): number => {
  const bound = limit * Math.sqrt(lambda / (2 - lambda));
  const nodes = Array.from(rule.nodes, (node) => bound * (2 * node - 1));
  const stepFrom = (from: number): readonly number[] =>
    nodes.map(
      (to, j) =>
        ((2 * bound * (rule.weights[j] ?? 0)) / lambda) * normalDensity((to - (1 - lambda) * from) / lambda - mean),
    );
  const rows = nodes.map((from, i) => stepFrom(from).map((chance, j) => (i === j ? 1 : 0) - chance));
  const lengths = solve(
    rows,
    rows.map(() => 1),
  );
  return 1 + stepFrom(0).reduce((sum, chance, j) => sum + chance * (lengths[j] ?? 0), 0);
};
