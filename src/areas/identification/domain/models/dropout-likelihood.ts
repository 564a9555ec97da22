import type { BuyerPopulation } from './buyer-population.ts';
import { at } from './column.ts';
import type { DropoutParams, DropoutVariant } from './dropout-variant.ts';
import { risingTableOf, survivalTableOf } from './rising-factorial.ts';

/** Slopes of the log-likelihood in ln r, ln α, ln a, ln b. */
type LogSlopes = { r: number; alpha: number; a: number; b: number };

type Likelihood = { readonly logLikelihood: number; readonly slopes: LogSlopes };

/** ln Γ(k) of a whole k ≥ 1. */
const logFactorialBelow = (k: number): number => {
  let sum = 0;
  for (let i = 2; i < k; i += 1) sum += Math.log(i);
  return sum;
};

/**
 * Log-likelihood of a BG/NBD, MBG/NBD, BG/CNBD-k or MBG/CNBD-k over a population, with its exact slopes
 * (docs/methods.md 3.2, 3.3). a = 0 is allowed and means that nobody ever drops out.
 * Example: CDNOW at r .2426, α 4.4136, a .7929, b 2.4259 gives −9582.429.
 */
export const dropoutLikelihood = (
  population: BuyerPopulation,
  variant: DropoutVariant,
  { r, alpha, a, b }: DropoutParams,
): Likelihood => {
  const { regularity: k, firstDropout: d } = variant;
  const { x: orders, tx: recency, T: ages, weight: weights } = population;
  const rising = risingTableOf(r, k * population.maxX);
  const survival = survivalTableOf(a, b, population.maxX + d);
  const logA = Math.log(a);
  const logAlpha = Math.log(alpha);
  const orderConstant = logFactorialBelow(k);
  let total = (k - 1) * population.littTotal - orderConstant * population.repeatOrders;
  let slopeR = 0;
  let slopeAlpha = 0;
  let slopeA = 0;
  let slopeB = 0;
  for (let i = 0; i < orders.length; i += 1) {
    const x = at(orders, i);
    const weight = at(weights, i);
    const start = alpha + at(recency, i);
    const end = alpha + at(ages, i);
    const silence = at(ages, i) - at(recency, i);
    const shape = r + k * x;
    const draws = x + d;
    const logEnd = Math.log(end);

    // Sum over the unfinished gap: j of its k phases have passed since the last order.
    let alive = 1;
    let aliveByR = 0;
    let aliveByAlpha = 0;
    if (k > 1) {
      const share = silence / end;
      let term = 1;
      let harmonic = 0;
      for (let j = 1; j < k; j += 1) {
        const factor = shape + j - 1;
        term *= (factor * share) / j;
        harmonic += 1 / factor;
        alive += term;
        aliveByR += term * harmonic;
        aliveByAlpha -= (term * j) / end;
      }
    }

    let logBracket = k > 1 ? Math.log(alive) : 0;
    let gone = 0;
    let logRatio = 0;
    if (draws > 0) {
      logRatio = Math.log1p(silence / start);
      const excess = logA - Math.log(b + draws - 1) + shape * logRatio - logBracket;
      gone = 1 / (1 + Math.exp(-excess));
      logBracket += excess > 0 ? excess + Math.log1p(Math.exp(-excess)) : Math.log1p(Math.exp(excess));
    }
    const stays = (1 - gone) / alive;
    total += weight * (at(rising.log, k * x) + at(survival.log, draws) + r * logAlpha - shape * logEnd + logBracket);
    slopeR += weight * (at(rising.reciprocal, k * x) + logAlpha - logEnd + gone * logRatio + stays * aliveByR);
    slopeAlpha += weight * (r / alpha - shape / end + gone * shape * (1 / end - 1 / start) + stays * aliveByAlpha);
    slopeA += weight * (a * at(survival.byA, draws) + gone);
    slopeB += weight * (at(survival.byB, draws) - (draws > 0 ? gone / (b + draws - 1) : 0));
  }
  return {
    logLikelihood: total,
    slopes: { r: r * slopeR, alpha: alpha * slopeAlpha, a: slopeA, b: b * slopeB },
  };
};
