import { gaussLegendreOf } from '#domain/identification';
import { normalBelow, normalDensity } from '../stats/normal.ts';
import { solve } from '../stats/solve.ts';

/** A one-sided chart in units of the noise: C = max(0, C + z − k), alarm above h. */
export type CusumDesign = { readonly k: number; readonly h: number };

const points = 80;
const rule = gaussLegendreOf(points);

/**
 * Average run length when the watched score has the given mean (0: until a false alarm), by Fredholm's integral
 * equation L(z) = 1 + L(0)Φ(k − z − μ) + ∫₀ʰ L(x)φ(x + k − z − μ)dx over 80 Gauss–Legendre points
 * (docs/methods.md 9.5).
 * Example: k ½, h 5, mean 0 → 930.887. `start` is the head start.
 */
export const averageRunLength = ({ k, h }: CusumDesign, mean: number, start = 0): number => {
  const [nodes, weights] = [rule.nodes.map((node) => h * node), rule.weights.map((weight) => h * weight)];
  const stepFrom = (from: number): readonly number[] => [
    normalBelow(k - from - mean),
    ...Array.from(nodes, (to, j) => (weights[j] ?? 0) * normalDensity(to + k - from - mean)),
  ];
  const rows = [0, ...nodes].map((from, i) => stepFrom(from).map((chance, j) => (i === j ? 1 : 0) - chance));
  const lengths = solve(
    rows,
    rows.map(() => 1),
  );
  return 1 + stepFrom(start).reduce((sum, chance, j) => sum + chance * (lengths[j] ?? 0), 0);
};

/** Both directions watched at once: 1/L = 1/L(μ) + 1/L(−μ). Example: k ½, h 4, mean 0 → 167.68. */
export const twoSidedRunLength = (design: CusumDesign, mean: number): number =>
  1 / (1 / averageRunLength(design, mean) + 1 / averageRunLength(design, -mean));

/**
 * Both directions with a head start (fast initial response; Lucas & Crosier 1982). Example: k ½, h 4, start 2 → 149.
 */
export const twoSidedHeadStartRunLength = (design: CusumDesign, mean: number, start: number): number => {
  const [up, down] = [averageRunLength(design, mean), averageRunLength(design, -mean)];
  const [upAhead, downAhead] = [averageRunLength(design, mean, start), averageRunLength(design, -mean, start)];
  return (upAhead * down + up * downAhead - up * down) / (up + down);
};

/** The h whose chart gives a false alarm once in so many steps. Example: k ½: 500 → 4.389, 1,000 → 5.071. */
export const thresholdFor = (k: number, runLength: number): number => {
  let [low, high] = [0, 1];
  while (averageRunLength({ k, h: high }, 0) < runLength) [low, high] = [high, high * 2];
  for (let round = 0; round < 60 && high - low > 1e-9; round += 1) {
    const middle = (low + high) / 2;
    if (averageRunLength({ k, h: middle }, 0) < runLength) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * Chance of an alarm within 1, 2, … steps when step i has the given mean, from C = 0: the density of C carried forward
 * over the same points. The step from y to x has the density φ(x − y + c), c = k − mean, which is
 * φ(x − y)·e^(−cx − c²/2)·e^(cy): the pairs are tabulated once for all steps.
 */
export const alarmChances = (design: CusumDesign, means: readonly number[]): Float64Array =>
  Float64Array.from(alarmChanceByStep(design, means));

/** The same, step by step for those who stop early. */
export const alarmChanceByStep = function* ({ k, h }: CusumDesign, means: Iterable<number>): Generator<number> {
  const [nodes, weights] = [rule.nodes.map((node) => h * node), rule.weights.map((weight) => h * weight)];
  const still = stillKernelOf(nodes);
  let atZero = 1;
  let density = new Float64Array(points);
  for (const mean of means) {
    const shift = k - mean;
    const next = new Float64Array(points);
    const tilted = new Float64Array(points);
    let nextAtZero = atZero * normalBelow(shift);
    for (let j = 0; j < points; j += 1) {
      const node = nodes[j] ?? 0;
      const mass = (density[j] ?? 0) * (weights[j] ?? 0);
      if (mass > 0) nextAtZero += mass * normalBelow(shift - node);
      tilted[j] = mass * Math.exp(shift * node);
    }
    let survived = nextAtZero;
    for (let i = 0; i < points; i += 1) {
      const node = nodes[i] ?? 0;
      let sum = 0;
      for (let j = 0; j < points; j += 1) sum += (tilted[j] ?? 0) * (still[i * points + j] ?? 0);
      next[i] = atZero * normalDensity(node + shift) + sum * Math.exp(-shift * node - (shift * shift) / 2);
      survived += (next[i] ?? 0) * (weights[i] ?? 0);
    }
    atZero = nextAtZero;
    density = next;
    yield Math.min(1, Math.max(0, 1 - survived));
  }
};

/** φ(x − y) for every pair of points. */
const stillKernelOf = (nodes: Float64Array): Float64Array => {
  const kernel = new Float64Array(points * points);
  for (let i = 0; i < points; i += 1)
    for (let j = 0; j < points; j += 1) kernel[i * points + j] = normalDensity((nodes[i] ?? 0) - (nodes[j] ?? 0));
  return kernel;
};

/** "About n false alarms a year in this book": accounts × steps a year / run length (docs/methods.md 9.5). */
export const falseAlarmsAYear = (accounts: number, runLength: number, stepsAYear = 12): number =>
  (accounts * stepsAYear) / runLength;
