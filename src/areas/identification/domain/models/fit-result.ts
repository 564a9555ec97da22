/**
 * Why a fit must not be read as it stands.
 * - tooFewAccounts, tooFewRepeaters: the sample is below minimumAccounts or minimumRepeaters, parameters are the search's best guess;
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

/** What a fitted dropout model is judged by. */
export type DropoutEvidence = {
  readonly accounts: number;
  readonly repeaters: number;
  readonly converged: boolean;
  readonly isAtBound: boolean;
  /** Log-likelihood gained over the same model in which nobody ever drops out. */
  readonly gain: number;
};

/** Half the 95 % point of χ² with one degree of freedom: dropout must explain at least this much. */
const identifiedGain = 1.92;

/** Below these a four-parameter likelihood has no firm maximum. */
export const minimumAccounts = 20;
export const minimumRepeaters = 10;

/** Box for every positive parameter of a fit: wide enough to hold any real population, narrow enough to stay in range. */
export const lowerLog = Math.log(1e-5);
export const upperLog = Math.log(1e6);

/** The first reason not to trust a dropout model; null when there is none. */
export const dropoutDegenerateReasonOf = (evidence: DropoutEvidence): DegenerateReason | null => {
  if (evidence.accounts < minimumAccounts) return 'tooFewAccounts';
  if (evidence.repeaters < minimumRepeaters) return 'tooFewRepeaters';
  if (!Number.isFinite(evidence.gain)) return 'notConverged';
  if (evidence.gain < identifiedGain) return 'noDropoutIdentified';
  if (evidence.isAtBound) return 'noSpreadIdentified';
  return evidence.converged ? null : 'notConverged';
};
