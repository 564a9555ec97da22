import lnBeta from '@stdlib/math-base-special-betaln';
import { normalCentralQuantile, normalUpperQuantile } from './normal.ts';

const maxTerms = 10_000;

/** Regularised incomplete beta over its prefactor, by the continued fraction of DiDonato & Morris, by Lentz. */
const betaFraction = (a: number, b: number, x: number): number => {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let value = d;
  for (let m = 1; m < maxTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < 2e-16) break;
  }
  return value;
};

/** Above zero: P(T > t), and P(0 < T ≤ t) where that is the more exact of the two. */
const tailAndCentre = (t: number, degrees: number): { readonly upper: number; readonly centre: number | null } => {
  const a = degrees / 2;
  const ratio = (t * t) / degrees;
  const x = 1 / (1 + ratio);
  const y = ratio / (1 + ratio);
  const front = Math.exp(-a * Math.log1p(ratio) + 0.5 * Math.log(y) - lnBeta(a, 0.5));
  if (x < (a + 1) / (a + 2.5)) return { upper: (front * betaFraction(a, 0.5, x)) / a / 2, centre: null };
  const centre = front * betaFraction(0.5, a, y);
  return { upper: 0.5 - centre, centre };
};

/** P(T > t) of Student's t; degrees of freedom need not be whole. Example: t 2.228, 10 degrees → .025. */
export const studentUpper = (t: number, degrees: number): number => {
  if (t === 0) return 0.5;
  const { upper } = tailAndCentre(Math.abs(t), degrees);
  return t > 0 ? upper : 1 - upper;
};

/** Φ⁻¹(F_t(t)): the normal score with the same tail. Example: t 2.228, 10 degrees → 1.96. */
export const normalScoreOfT = (t: number, degrees: number): number => {
  if (t === 0) return 0;
  const { upper, centre } = tailAndCentre(Math.abs(t), degrees);
  const score = centre !== null && centre < 0.35 ? normalCentralQuantile(centre) : normalUpperQuantile(upper);
  return t > 0 ? score : -score;
};

/** ln of the density of t. */
export const studentLogDensity = (t: number, degrees: number): number =>
  -((degrees + 1) / 2) * Math.log1p((t * t) / degrees) - Math.log(degrees) / 2 - lnBeta(degrees / 2, 0.5);
