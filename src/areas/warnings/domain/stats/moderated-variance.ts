import digamma from '@stdlib/math-base-special-digamma';
import { trigamma } from '#domain/identification';

/** A variance with the degrees of freedom that it rests on. */
export type SampleVariance = { readonly variance: number; readonly degrees: number };

/** What the variances of many series have in common: a scaled inverse chi-square. */
export type VariancePrior = { readonly variance: number; readonly degrees: number };

/** Series whose variances do not differ beyond chance get this many prior degrees of freedom, not infinitely many. */
const mostDegrees = 1_000;
const fewestSeries = 3;

/**
 * Prior of the variances by moments of ln s² (limma: Smyth 2004; docs/methods.md 9.4). null with fewer than three
 * usable series. A series without any variation (variance 0) does not count.
 */
export const variancePriorOf = (samples: readonly SampleVariance[]): VariancePrior | null => {
  const usable = samples.filter(({ variance, degrees }) => variance > 0 && degrees > 0);
  if (usable.length < fewestSeries) return null;
  const logs = usable.map(({ variance, degrees }) => Math.log(variance) - digamma(degrees / 2) + Math.log(degrees / 2));
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const spread = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1);
  const chance = usable.reduce((sum, { degrees }) => sum + trigamma(degrees / 2), 0) / usable.length;
  const degrees = spread > chance ? Math.min(mostDegrees, 2 * inverseTrigamma(spread - chance)) : mostDegrees;
  return { variance: Math.exp(mean + digamma(degrees / 2) - Math.log(degrees / 2)), degrees };
};

/** (d0·s0² + d·s²)/(d0 + d), with d0 + d degrees of freedom. */
export const moderated = (prior: VariancePrior, sample: SampleVariance): SampleVariance => {
  const degrees = prior.degrees + sample.degrees;
  return { variance: (prior.degrees * prior.variance + sample.degrees * sample.variance) / degrees, degrees };
};

/** The x with ψ′(x) = value, by bisection on ln x; ψ′ falls. */
const inverseTrigamma = (value: number): number => {
  let [low, high] = [-20, 20];
  for (let round = 0; round < 100; round += 1) {
    const middle = (low + high) / 2;
    if (trigamma(Math.exp(middle)) > value) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
};
