/**
 * Why a fit must not be read as it stands.
 * - tooFewAccounts, tooFewRepeaters: the sample is below the floor of fit-floor, parameters are the search's best guess;
 * - noDropoutIdentified: a model without dropout explains the data as well, P(alive) carries no information;
 * - noSpreadIdentified: a parameter ran to its bound, the accounts do not differ in that respect;
 * - meanUndefined: the spend model has an infinite population mean;
 * - notConverged: the search stopped early, or met a likelihood that is not finite.
 */
export const degenerateReasons = [
  'tooFewAccounts',
  'tooFewRepeaters',
  'noDropoutIdentified',
  'noSpreadIdentified',
  'meanUndefined',
  'notConverged',
] as const;
export type DegenerateReason = (typeof degenerateReasons)[number];

export type Fit<Params> = {
  readonly params: Params;
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly degenerate: DegenerateReason | null;
};

/** Below these a four-parameter likelihood has no firm maximum. */
export const minimumAccounts = 20;
export const minimumRepeaters = 10;

/** Box for every positive parameter of a fit: wide enough to hold any real population, narrow enough to stay in range. */
export const lowerLog = Math.log(1e-5);
export const upperLog = Math.log(1e6);
