import type { BuyerPopulation } from './buyer-population.ts';
import type { Buyer } from './dropout-scores.ts';
import { fitWithoutDropout } from './dropout-fit.ts';
import { bgNbd } from './dropout-variant.ts';
import { dropoutDegenerateReasonOf } from './fit-result.ts';
import type { Fit } from './fit-result.ts';
import { searchMaximum } from './likelihood-search.ts';
import { logDeathOddsOf, paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import type { ParetoNbdParams } from './pareto-nbd-likelihood.ts';

/**
 * Pareto/NBD by maximum likelihood (Schmittlein, Morrison, Colombo 1987), always finite.
 * Example: CDNOW → r .5534, α 10.5802, s .6061, β 11.6562, LL −9594.976.
 */
export const fitParetoNbd = (population: BuyerPopulation): Fit<ParetoNbdParams> => {
  if (population.accounts === 0) {
    const params = { r: 1, alpha: 1, s: 1, beta: 1 };
    return { params, logLikelihood: 0, iterations: 0, converged: false, degenerate: 'tooFewAccounts' };
  }
  const weeks = population.T.reduce((sum, T, i) => sum + T * (population.weight[i] ?? 0), 0);
  const age = (weeks + 1) / population.accounts;
  const rate = (population.repeatOrders + 0.5) / (weeks + 0.5);
  const { point, value, iterations, converged } = searchMaximum({
    population,
    objectiveOf:
      (sample) =>
      ([r = 0, alpha = 0, s = 0, beta = 0], gradient) => {
        const params = { r: Math.exp(r), alpha: Math.exp(alpha), s: Math.exp(s), beta: Math.exp(beta) };
        const { logLikelihood, slopes } = paretoNbdLikelihood(sample, params);
        gradient.set(slopes.map((slope) => -slope / sample.accounts));
        return -logLikelihood / sample.accounts;
      },
    startGroups: [0.5, 0.05, 5].map((s) =>
      [0.1, 0.5, 3].flatMap((r) =>
        [1, 4].map((haste) => [r, r / (rate * haste), s, s * age].map((start) => Math.log(start))),
      ),
    ),
  });
  const [r = 0, alpha = 0, s = 0, beta = 0] = point;
  const logLikelihood = -value * population.accounts;
  const degenerate = dropoutDegenerateReasonOf({
    accounts: population.accounts,
    repeaters: population.repeaters,
    converged,
    shapes: [r, s],
    gain: logLikelihood - fitWithoutDropout(population, bgNbd).logLikelihood,
  });
  return {
    params: { r: Math.exp(r), alpha: Math.exp(alpha), s: Math.exp(s), beta: Math.exp(beta) },
    logLikelihood,
    iterations,
    converged,
    degenerate,
  };
};

/**
 * Probability that the account is alive at the cut-off.
 * Example: x 26, tx 30.86, T 31 at CDNOW's parameters → .9979.
 */
export const paretoNbdAliveOf = (params: ParetoNbdParams, buyer: Buyer): number =>
  1 / (1 + Math.exp(logDeathOddsOf(params, buyer)));

/** ∫ of ((β+T)/(β+T+u))^s du over the coming weeks, without a pole at s = 1. */
const weeksAlive = (s: number, age: number, weeks: number): number => {
  const decay = Math.log1p(weeks / age);
  const power = (s - 1) * decay;
  return Math.abs(power) < 1e-12 ? age * decay : (-age * Math.expm1(-power)) / (s - 1);
};

/**
 * Expected orders of an account in the coming weeks.
 * Example: x 26, tx 30.86, T 31, 52 weeks at CDNOW's parameters → 25.46.
 */
export const paretoNbdOrdersOf = (params: ParetoNbdParams, buyer: Buyer, weeks: number): number => {
  const rate = (params.r + buyer.x) / (params.alpha + buyer.T);
  return paretoNbdAliveOf(params, buyer) * rate * weeksAlive(params.s, params.beta + buyer.T, weeks);
};

/** Expected repeat orders within `weeks` of the first order of an account about which nothing else is known. */
export const paretoNbdUnconditionalOf = (params: ParetoNbdParams, weeks: number): number =>
  (params.r / params.alpha) * weeksAlive(params.s, params.beta, weeks);

/**
 * Orders of the whole future, each discounted at a continuous weekly rate (DERT of Fader, Hardie, Lee 2005).
 * ∫ e^(−δu) ((β+T)/(β+T+u))^s du by the double-exponential rule u = e^(y − e^(−y))/δ.
 */
export const paretoNbdDiscountedOrdersOf = (params: ParetoNbdParams, buyer: Buyer, weeklyRate: number): number => {
  const age = (params.beta + buyer.T) * weeklyRate;
  const step = 1 / 32;
  let weeks = 0;
  for (let y = -4; y <= 4; y += step) {
    const time = Math.exp(y - Math.exp(-y));
    weeks += step * (1 + Math.exp(-y)) * time * Math.exp(-time - params.s * Math.log1p(time / age));
  }
  const rate = (params.r + buyer.x) / (params.alpha + buyer.T);
  return (paretoNbdAliveOf(params, buyer) * rate * weeks) / weeklyRate;
};
