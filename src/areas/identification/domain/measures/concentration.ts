import { descendingOrderOf } from '../stats/rank.ts';

/** One step of the whale curve: after so many accounts, that share of the total. */
export type CurvePoint = { readonly accounts: number; readonly share: number };

export type WhaleCurve = {
  readonly total: number;
  /** The highest point: more than 1 when the rest destroys value. */
  readonly peak: CurvePoint;
  /** Accounts below zero and what they cost, zero or negative. */
  readonly lossAccounts: number;
  readonly lossTotal: number;
  /** The curve at every hundredth of the accounts. */
  readonly points: readonly CurvePoint[];
};

const curveSteps = 100;

/**
 * Cumulative value, best account first, over the total (鲸鱼曲线, docs/methods.md 2.2). Null when the total is not
 * positive.
 * Example: [6, 4, −2] → peak 1.25 after 2 accounts, loss tail −2.
 */
export const whaleCurveOf = (values: ArrayLike<number>): WhaleCurve | null => {
  const sorted = Float64Array.from(values).sort().toReversed();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  const points: CurvePoint[] = [];
  let peak: CurvePoint = { accounts: 0, share: 0 };
  let cumulative = 0;
  let [lossAccounts, lossTotal] = [0, 0];
  for (const [i, value] of sorted.entries()) {
    cumulative += value;
    const point = { accounts: i + 1, share: cumulative / total };
    if (point.share > peak.share) peak = point;
    if (value < 0) {
      lossAccounts += 1;
      lossTotal += value;
    }
    const isStep =
      Math.floor((point.accounts * curveSteps) / sorted.length) > Math.floor((i * curveSteps) / sorted.length);
    if (isStep) points.push(point);
  }
  return { total, peak, lossAccounts, lossTotal, points };
};

/**
 * Share of the total that the best `share` of the accounts bring (Pareto share); null when the total is not positive.
 */
export const paretoShareOf = (values: ArrayLike<number>, share: number): number | null => {
  const sorted = Float64Array.from(values).sort().toReversed();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const chosen = Math.round(sorted.length * share);
  return total > 0 ? sorted.subarray(0, chosen).reduce((sum, value) => sum + value, 0) / total : null;
};

/**
 * Gini of the values; null ("n/a") as soon as one is negative, where it means nothing (docs/methods.md 2.2). Example:
 * [1, 1, 1] → 0.
 */
export const giniOf = (values: ArrayLike<number>): number | null => {
  const sorted = Float64Array.from(values).sort();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if ((sorted[0] ?? -1) < 0 || !(total > 0)) return null;
  const weighted = sorted.reduce((sum, value, i) => sum + (2 * (i + 1) - sorted.length - 1) * value, 0);
  return weighted / (sorted.length * total);
};

export type AbcClass = 'A' | 'B' | 'C';

/**
 * ABC by cumulative value: A until 80 % is reached, B until 95 %. Equal values share a class, the lower one when a
 * border falls between them; nothing at or below zero is above C (docs/methods.md 2.2). Example: [90, 6, 4] → A, B, C.
 */
export const abcClassesOf = (values: ArrayLike<number>): readonly AbcClass[] => {
  const order = descendingOrderOf(values);
  const total = Array.from(values).reduce((sum, value) => sum + Math.max(0, value), 0);
  const classes = Array.from(order, (): AbcClass => 'C');
  let cumulative = 0;
  for (let start = 0; start < order.length;) {
    const value = values[order[start] ?? 0] ?? 0;
    if (value <= 0) break;
    let end = start;
    while (end < order.length && values[order[end] ?? 0] === value) end += 1;
    cumulative += value * (end - start);
    const before = (cumulative - value) / total;
    const found: AbcClass = before < 0.8 ? 'A' : before < 0.95 ? 'B' : 'C';
    for (let i = start; i < end; i += 1) classes[order[i] ?? 0] = found;
    start = end;
  }
  return classes;
};
