import digamma from '@stdlib/math-base-special-digamma';
import lnGamma from '@stdlib/math-base-special-gammaln';
import { minimise } from './bfgs.ts';
import { at } from './column.ts';
import { isWithoutSpread, lowerLog, minimumRepeaters, upperLog } from './fit-result.ts';
import type { DegenerateReason, Fit } from './fit-result.ts';

/** Value of an order ~ Gamma(p, ν), ν of an account ~ Gamma(q, v); in the unit of the values given. */
export type GammaGammaParams = { readonly p: number; readonly q: number; readonly v: number };

/**
 * Repeat order days and their mean value, one row per account; rows without repeats or without positive value do not
 * count.
 */
export type SpendColumns = {
  readonly x: ArrayLike<number>;
  readonly meanSpend: ArrayLike<number>;
  readonly weight?: ArrayLike<number>;
};

type SpendRows = { readonly x: Float64Array; readonly spend: Float64Array; readonly weight: Float64Array };

/** Accounts with repeats and positive spend, in canonical order. */
const spendRowsOf = (columns: SpendColumns): SpendRows => {
  const xs = Float64Array.from(columns.x);
  const spends = Float64Array.from(columns.meanSpend);
  const kept = Array.from(xs, (_, i) => i)
    .filter((i) => at(xs, i) > 0 && at(spends, i) > 0)
    .sort((left, right) => at(xs, left) - at(xs, right) || at(spends, left) - at(spends, right));
  return {
    x: Float64Array.from(kept, (i) => at(xs, i)),
    spend: Float64Array.from(kept, (i) => at(spends, i)),
    weight: Float64Array.from(kept, (i) => columns.weight?.[i] ?? 1),
  };
};

type SpendLikelihood = { readonly logLikelihood: number; readonly slopes: readonly [number, number, number] };

const likelihoodOf = ({ x, spend, weight }: SpendRows, { p, q, v }: GammaGammaParams): SpendLikelihood => {
  let total = 0;
  let slopeP = 0;
  let slopeQ = 0;
  let slopeV = 0;
  let count = Number.NaN;
  let constant = 0;
  let byP = 0;
  let byQ = 0;
  const lnGammaQ = lnGamma(q);
  const digammaQ = digamma(q);
  for (let i = 0; i < x.length; i += 1) {
    const value = at(spend, i);
    const share = at(weight, i);
    if (at(x, i) !== count) {
      count = at(x, i);
      constant = lnGamma(p * count + q) - lnGamma(p * count) - lnGammaQ;
      byQ = digamma(p * count + q);
      byP = count * (byQ - digamma(p * count));
    }
    // In this form huge q and v (accounts that do not differ) cancel before they are summed.
    const ratio = (count * value) / v;
    const lnSum = Math.log1p(ratio);
    const lnShare = Math.log(ratio) - lnSum;
    total += share * (constant + p * count * lnShare - q * lnSum - Math.log(value));
    slopeP += share * (byP + count * lnShare);
    slopeQ += share * (byQ - digammaQ - lnSum);
    slopeV += share * (q - (p * count + q) / (1 + ratio));
  }
  return { logLikelihood: total, slopes: [p * slopeP, q * slopeQ, slopeV] };
};

/**
 * Log-likelihood of the Gamma-Gamma spend model and its slopes in ln p, ln q, ln v (Fader & Hardie 2013;
 * docs/methods.md 3.7).
 * Example: p 6.25, q 3.74, v 15.44, x 2, z 22.35 → −3.5513.
 */
export const gammaGammaLikelihood = (columns: SpendColumns, params: GammaGammaParams): SpendLikelihood =>
  likelihoodOf(spendRowsOf(columns), params);

/** Gamma-Gamma by maximum likelihood. Example: CDNOW's 946 repeaters → p 6.249, q 3.744, v 15.444, LL −4055.918. */
export const fitGammaGamma = (columns: SpendColumns): Fit<GammaGammaParams> => {
  const rows = spendRowsOf(columns);
  const accounts = rows.weight.reduce((sum, weight) => sum + weight, 0);
  if (accounts === 0) {
    const params = { p: 1, q: 2, v: 1 };
    return { params, logLikelihood: 0, iterations: 0, converged: false, degenerate: 'tooFewRepeaters' };
  }
  // The search runs in units of the mean order, so that its box fits every currency.
  const unit = rows.spend.reduce((sum, spend, i) => sum + spend * at(rows.weight, i), 0) / accounts;
  const scaled = { ...rows, spend: rows.spend.map((spend) => spend / unit) };
  const { point, value, iterations, converged } = minimise({
    objective: ([p = 0, q = 0, v = 0], gradient) => {
      const { logLikelihood, slopes } = likelihoodOf(scaled, { p: Math.exp(p), q: Math.exp(q), v: Math.exp(v) });
      gradient.set(slopes.map((slope) => -slope / accounts));
      return -logLikelihood / accounts;
    },
    start: [Math.log(2), Math.log(3), 0],
    lower: lowerLog,
    upper: upperLog,
  });
  const [p = 0, q = 0, v = 0] = point;
  const params = { p: Math.exp(p), q: Math.exp(q), v: Math.exp(v) * unit };
  const reasonOf = (): DegenerateReason | null => {
    if (accounts < minimumRepeaters) return 'tooFewRepeaters';
    if (!Number.isFinite(value)) return 'notConverged';
    if (isWithoutSpread(p) || isWithoutSpread(q)) return 'noSpreadIdentified';
    if (params.q <= 1) return 'meanUndefined';
    return converged ? null : 'notConverged';
  };
  return {
    params,
    logLikelihood: -value * accounts - accounts * Math.log(unit),
    iterations,
    converged,
    degenerate: reasonOf(),
  };
};

/**
 * Expected value of an account's orders: its own mean drawn towards the population's.
 * Example: p 6.25, q 3.74, v 15.44, x 2, z 22.35 → 24.664. null where the model has no finite mean.
 */
export const expectedSpendOf = ({ p, q, v }: GammaGammaParams, x: number, meanSpend: number): number | null => {
  const divisor = p * x + q - 1;
  return divisor > 0 ? (p * (v + x * meanSpend)) / divisor : null;
};

/** The model's mean order value over all accounts, pv/(q−1); null when infinite. CDNOW: 35.17. */
export const populationSpendOf = (params: GammaGammaParams): number | null => expectedSpendOf(params, 0, 0);

/** Above this correlation of spend with frequency the model must not be used (docs/methods.md 3.7). */
const largestSpendCorrelation = 0.1;

export type SpendIndependence = {
  readonly correlation: number;
  readonly isIndependent: boolean;
  readonly accounts: number;
};

/**
 * Is the value of an order independent of how often the account orders? Pearson correlation over accounts with repeats.
 */
export const spendIndependenceOf = (columns: SpendColumns): SpendIndependence => {
  const { x, spend, weight } = spendRowsOf(columns);
  const accounts = weight.reduce((sum, share) => sum + share, 0);
  const meanOf = (column: Float64Array): number =>
    column.reduce((sum, value, i) => sum + value * at(weight, i), 0) / Math.max(1, accounts);
  const [meanX, meanSpend] = [meanOf(x), meanOf(spend)];
  let covariance = 0;
  let varianceX = 0;
  let varianceSpend = 0;
  for (let i = 0; i < x.length; i += 1) {
    const [dx, dz] = [at(x, i) - meanX, at(spend, i) - meanSpend];
    covariance += at(weight, i) * dx * dz;
    varianceX += at(weight, i) * dx * dx;
    varianceSpend += at(weight, i) * dz * dz;
  }
  const scale = Math.sqrt(varianceX * varianceSpend);
  const correlation = scale > 0 ? covariance / scale : 0;
  return { correlation, isIndependent: Math.abs(correlation) < largestSpendCorrelation, accounts };
};
