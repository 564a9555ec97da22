import { minimise } from './bfgs.ts';
import type { Minimum } from './bfgs.ts';
import type { BuyerPopulation } from './buyer-population.ts';
import { dropoutLikelihood } from './dropout-likelihood.ts';
import { bgCnbdK, bgNbd, mbgCnbdK, mbgNbd } from './dropout-variant.ts';
import type { DropoutParams, DropoutVariant } from './dropout-variant.ts';
import { dropoutDegenerateReasonOf, lowerLog, upperLog } from './fit-result.ts';
import type { Fit } from './fit-result.ts';
import { searchMaximum } from './likelihood-search.ts';

export type DropoutFit = Fit<DropoutParams> & { readonly variant: DropoutVariant };

const largestRegularity = 12;
const fallsBeforeStop = 2;

const rateOf = (population: BuyerPopulation): number => {
  const weeks = population.T.reduce((sum, T, i) => sum + T * (population.weight[i] ?? 0), 0);
  return (population.repeatOrders + 0.5) / (weeks + 0.5);
};

/** Places to start from: how rates differ, how fast alive accounts buy, and how dropout is spread. */
const startGroupsOf = (perPhase: number): number[][][] =>
  [
    [0.5, 2],
    [0.05, 0.1],
    [0.2, 20],
    [5, 5],
  ].map((dropout) =>
    [0.1, 0.5, 3].flatMap((r) =>
      [1, 4].map((haste) => [r, r / (perPhase * haste), ...dropout].map((value) => Math.log(value))),
    ),
  );

const search = (population: BuyerPopulation, variant: DropoutVariant): Minimum =>
  searchMaximum({
    population,
    objectiveOf:
      (sample) =>
      ([r = 0, alpha = 0, a = 0, b = 0], gradient) => {
        const params = { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) };
        const { logLikelihood, slopes } = dropoutLikelihood(sample, variant, params);
        gradient.set([slopes.r, slopes.alpha, slopes.a, slopes.b].map((slope) => -slope / sample.accounts));
        return -logLikelihood / sample.accounts;
      },
    startGroups: startGroupsOf(variant.regularity * rateOf(population)),
  });

type WithoutDropout = { readonly r: number; readonly alpha: number; readonly logLikelihood: number };

/** The same model when nobody ever drops out (NBD for k = 1): what dropout has to beat. CDNOW: r .3848, α 12.072. */
export const fitWithoutDropout = (population: BuyerPopulation, variant: DropoutVariant): WithoutDropout => {
  const { point, value } = minimise({
    objective: ([r = 0, alpha = 0], gradient) => {
      const params = { r: Math.exp(r), alpha: Math.exp(alpha), a: 0, b: 1 };
      const { logLikelihood, slopes } = dropoutLikelihood(population, variant, params);
      gradient.set([-slopes.r / population.accounts, -slopes.alpha / population.accounts]);
      return -logLikelihood / population.accounts;
    },
    start: [Math.log(0.5), Math.log(0.5 / (variant.regularity * rateOf(population)))],
    lower: lowerLog,
    upper: upperLog,
  });
  const [r = 0, alpha = 0] = point;
  return { r: Math.exp(r), alpha: Math.exp(alpha), logLikelihood: -value * population.accounts };
};

type Candidate = { readonly variant: DropoutVariant; readonly minimum: Minimum };

const judged = (population: BuyerPopulation, { variant, minimum }: Candidate): DropoutFit => {
  const { point, value, iterations, converged } = minimum;
  const [r = 0, alpha = 0, a = 0, b = 0] = point;
  const logLikelihood = -value * population.accounts;
  const degenerate = dropoutDegenerateReasonOf({
    accounts: population.accounts,
    repeaters: population.repeaters,
    converged,
    shapes: [r, a, b],
    gain: logLikelihood - fitWithoutDropout(population, variant).logLikelihood,
  });
  return {
    params: { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) },
    variant,
    logLikelihood,
    iterations,
    converged,
    degenerate,
  };
};

const emptyFitOf = (variant: DropoutVariant): DropoutFit => ({
  params: { r: 1, alpha: 1, a: 1, b: 1 },
  variant,
  logLikelihood: 0,
  iterations: 0,
  converged: false,
  degenerate: 'tooFewAccounts',
});

/**
 * Maximum-likelihood fit of one variant; always finite, with the reason when it must not be trusted
 * (docs/methods.md 3.4).
 * Example: CDNOW, bgNbd → r .2426, α 4.4136, a .7929, b 2.4259, LL −9582.429.
 */
export const fitDropout = (population: BuyerPopulation, variant: DropoutVariant): DropoutFit =>
  population.accounts > 0 ? judged(population, { variant, minimum: search(population, variant) }) : emptyFitOf(variant);

const fitRegular = (population: BuyerPopulation, variantOf: (regularity: number) => DropoutVariant): DropoutFit => {
  if (population.accounts === 0) return emptyFitOf(variantOf(1));
  const candidateOf = (k: number): Candidate => ({ variant: variantOf(k), minimum: search(population, variantOf(k)) });
  let best = candidateOf(1);
  let previous = best;
  let falls = 0;
  for (let k = 2; k <= largestRegularity && falls < fallsBeforeStop; k += 1) {
    const next = candidateOf(k);
    falls = next.minimum.value > previous.minimum.value ? falls + 1 : 0;
    if (next.minimum.value < best.minimum.value) best = next;
    previous = next;
  }
  return judged(population, best);
};

export const fitBgNbd = (population: BuyerPopulation): DropoutFit => fitDropout(population, bgNbd);

export const fitMbgNbd = (population: BuyerPopulation): DropoutFit => fitDropout(population, mbgNbd);

/** BG/CNBD-k with the whole k of 1..12 that fits best; stops after two falls. */
export const fitBgCnbdK = (population: BuyerPopulation): DropoutFit => fitRegular(population, bgCnbdK);

/** MBG/CNBD-k with the whole k of 1..12 that fits best; stops after two falls. */
export const fitMbgCnbdK = (population: BuyerPopulation): DropoutFit => fitRegular(population, mbgCnbdK);
