import type { BuyerPopulation } from './buyer-population.ts';
import { at } from './column.ts';
import { sixteenPointRule } from './gauss-legendre.ts';
import { risingTableOf } from './rising-factorial.ts';

/** Order rate while alive ~ Gamma(r, α), lifetime rate ~ Gamma(s, β), per week. */
export type ParetoNbdParams = { readonly r: number; readonly alpha: number; readonly s: number; readonly beta: number };

type ParetoLikelihood = {
  readonly logLikelihood: number;
  readonly slopes: readonly [number, number, number, number];
};

/** Stretch of the integral that one 16-point panel takes: in ln time, and in ln of the integrand. */
const panelLength = 1.5;
const panelFall = 8;
/** Below e⁻⁴⁰ of its peak the integrand adds nothing. */
const deepestFall = 40;

/** ln of the chance weight that the account died between tx and T, and its means under that weight. */
type DeathTerm = { log: number; logAlpha: number; logBeta: number; perAlpha: number; perBeta: number };

/**
 * ln ∫ from tx to T of (α+u)^−A (β+u)^−(s+1) du, by panels in ln(min(α, β) + u).
 * It is A₀ of Hardie's note 009 without 2F1: no subtraction, no case α < β, no loss for α ≪ β or x in the thousands.
 */
const deathTermOf = (
  { alpha, s, beta }: ParetoNbdParams,
  shape: number,
  span: readonly [number, number],
): DeathTerm => {
  const [tx, T] = span;
  const shift = Math.min(alpha, beta);
  const start = shift + tx;
  const stretch = Math.log1p((T - tx) / start);
  const peak = -shape * Math.log(alpha + tx) - (s + 1) * Math.log(beta + tx);
  const slopeAt = (place: number): number => {
    const rise = start * Math.exp(place);
    return (shape * rise) / (alpha - shift + rise) + ((s + 1) * rise) / (beta - shift + rise);
  };
  const { nodes, weights } = sixteenPointRule;
  let mass = 0;
  let logAlpha = 0;
  let logBeta = 0;
  let perAlpha = 0;
  let perBeta = 0;
  for (let from = 0, depth = 0; from < stretch && depth > -deepestFall;) {
    const reach = Math.min(panelLength, panelFall / slopeAt(from), stretch - from);
    const length = Math.min(reach, panelFall / slopeAt(from + reach));
    for (let i = 0; i < nodes.length; i += 1) {
      const time = start * Math.exp(from + length * at(nodes, i));
      const byAlpha = alpha - shift + time;
      const byBeta = beta - shift + time;
      const lnAlpha = Math.log(byAlpha);
      const lnBeta = Math.log(byBeta);
      depth = -shape * lnAlpha - (s + 1) * lnBeta - peak;
      const part = at(weights, i) * length * time * Math.exp(depth);
      mass += part;
      logAlpha += part * lnAlpha;
      logBeta += part * lnBeta;
      perAlpha += part / byAlpha;
      perBeta += part / byBeta;
    }
    from += length;
  }
  if (!(mass > 0)) return { log: Number.NEGATIVE_INFINITY, logAlpha: 0, logBeta: 0, perAlpha: 0, perBeta: 0 };
  return {
    log: peak + Math.log(mass),
    logAlpha: logAlpha / mass,
    logBeta: logBeta / mass,
    perAlpha: perAlpha / mass,
    perBeta: perBeta / mass,
  };
};

/** ln of the odds "died before T" against "alive at T" of one account. */
export const logDeathOddsOf = (params: ParetoNbdParams, { x, tx, T }: { x: number; tx: number; T: number }): number => {
  const shape = params.r + x;
  const alive = -shape * Math.log(params.alpha + T) - params.s * Math.log(params.beta + T);
  return Math.log(params.s) + deathTermOf(params, shape, [tx, T]).log - alive;
};

/**
 * Log-likelihood of the Pareto/NBD over a population and its slopes in ln r, ln α, ln s, ln β (docs/methods.md 3.6).
 * Example: CDNOW at .5534, 10.5802, .6061, 11.6562 gives −9594.976.
 */
export const paretoNbdLikelihood = (population: BuyerPopulation, params: ParetoNbdParams): ParetoLikelihood => {
  const { r, alpha, s, beta } = params;
  const rising = risingTableOf(r, population.maxX);
  let total = 0;
  let slopeR = 0;
  let slopeAlpha = 0;
  let slopeS = 0;
  let slopeBeta = 0;
  for (let i = 0; i < population.x.length; i += 1) {
    const x = at(population.x, i);
    const T = at(population.T, i);
    const weight = at(population.weight, i);
    const shape = r + x;
    const lnAlpha = Math.log(alpha + T);
    const lnBeta = Math.log(beta + T);
    const alive = -shape * lnAlpha - s * lnBeta;
    const death = deathTermOf(params, shape, [at(population.tx, i), T]);
    const odds = Math.log(s) + death.log - alive;
    const gone = 1 / (1 + Math.exp(-odds));
    const stays = 1 / (1 + Math.exp(odds));
    const bracket = alive + (odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)));
    total += weight * (at(rising.log, x) + r * Math.log(alpha) + s * Math.log(beta) + bracket);
    slopeR += weight * (at(rising.reciprocal, x) + Math.log(alpha) - stays * lnAlpha - gone * death.logAlpha);
    slopeAlpha += weight * (r / alpha - shape * (stays / (alpha + T) + gone * death.perAlpha));
    slopeS += weight * (Math.log(beta) - stays * lnBeta + gone * (1 / s - death.logBeta));
    slopeBeta += weight * (s / beta - (stays * s) / (beta + T) - gone * (s + 1) * death.perBeta);
  }
  return { logLikelihood: total, slopes: [r * slopeR, alpha * slopeAlpha, s * slopeS, beta * slopeBeta] };
};
