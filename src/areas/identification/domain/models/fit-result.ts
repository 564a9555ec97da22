/**
 * Why a fit must not be read as it stands.
 * - tooFewAccounts, tooFewRepeaters: the sample is below minimumAccounts or minimumRepeaters, parameters are the search's best guess;
 * - noDropoutIdentified: a model without dropout explains the data as well, P(alive) carries no information;
 * - noSpreadIdentified: a parameter ran off to a bound: accounts are all alike in that respect, or wholly polar;
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

/** Box for every positive parameter of a fit: wide enough to hold any real population, narrow enough to stay in range. */
export const lowerLog = Math.log(1e-5);
export const upperLog = Math.log(1e6);

/** A gamma or beta shape of ten thousand is a spread of one per cent: none that data could show. */
const largestShapeLog = Math.log(1e4);

/** Has a shape, given as its ln, run off to where accounts do not differ or differ without limit? */
export const isWithoutSpread = (shapeLog: number): boolean => shapeLog > largestShapeLog || shapeLog < lowerLog + 1e-6;

/** What a fitted dropout model is judged by. */
type DropoutEvidence = {
  readonly accounts: number;
  readonly repeaters: number;
  readonly converged: boolean;
  /** ln of the parameters that say how much accounts differ. */
  readonly shapes: readonly number[];
  /** Log-likelihood gained over the same model in which nobody ever drops out. */
  readonly gain: number;
};

/** Half the 95 % point of χ² with one degree of freedom: dropout must explain at least this much. */
const identifiedGain = 1.92;

/** Below these a four-parameter likelihood has no firm maximum. */
const minimumAccounts = 20;
export const minimumRepeaters = 10;

/** The first reason not to trust a dropout model; null when there is none. */
export const dropoutDegenerateReasonOf = (evidence: DropoutEvidence): DegenerateReason | null => {
  if (evidence.accounts < minimumAccounts) return 'tooFewAccounts';
  if (evidence.repeaters < minimumRepeaters) return 'tooFewRepeaters';
  if (!Number.isFinite(evidence.gain)) return 'notConverged';
  if (evidence.gain < identifiedGain) return 'noDropoutIdentified';
  if (evidence.shapes.some(isWithoutSpread)) return 'noSpreadIdentified';
  return evidence.converged ? null : 'notConverged';
};
