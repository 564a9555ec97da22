/** A probability that was stated and whether the event came. */
export type Forecast = { readonly probability: number; readonly happened: boolean };

export type ReliabilityBin = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean stated probability and share of events; null in an empty bin. */
  readonly stated: number | null;
  readonly observed: number | null;
};

export type Calibration = {
  readonly count: number;
  /** Mean squared error. */
  readonly brier: number;
  /** Mean −ln of the probability given to what came; probabilities are held 1e-15 away from 0 and 1. */
  readonly logLoss: number;
  /** Expected calibration error: Σ bin share × |stated − observed|, ten bins of equal width. */
  readonly expectedError: number;
  /** Spiegelhalter's Z: standard normal when the probabilities are right; 0 when it cannot be formed. */
  readonly spiegelhalterZ: number;
  readonly reliability: readonly ReliabilityBin[];
};

const binCount = 10;
const edge = 1e-15;
/** Beyond this |Z| probabilities are not shown, ranks are (docs/methods.md 3.10). */
export const largestShownZ = 3;

const binOf = (probability: number): number => Math.min(binCount - 1, Math.max(0, Math.floor(probability * binCount)));

const reliabilityOf = (forecasts: readonly Forecast[]): readonly ReliabilityBin[] => {
  const bins = Array.from({ length: binCount }, () => ({ count: 0, stated: 0, events: 0 }));
  for (const { probability, happened } of forecasts) {
    const bin = bins[binOf(probability)];
    if (!bin) continue;
    bin.count += 1;
    bin.stated += probability;
    bin.events += happened ? 1 : 0;
  }
  return bins.map(({ count, stated, events }, i) => ({
    from: i / binCount,
    to: (i + 1) / binCount,
    count,
    stated: count > 0 ? stated / count : null,
    observed: count > 0 ? events / count : null,
  }));
};

/**
 * How well stated probabilities agree with what came (docs/methods.md 3.10); null without forecasts.
 * Example: .5 stated twice, one event → Brier .25, log loss ln 2, expected error 0, Z 0.
 */
export const calibrationOf = (given: readonly Forecast[]): Calibration | null => {
  // One canonical order, so that the sums do not depend on the order of input.
  const forecasts = given.toSorted(
    (left, right) => left.probability - right.probability || +left.happened - +right.happened,
  );
  const count = forecasts.length;
  if (count === 0) return null;
  let brier = 0;
  let logLoss = 0;
  let excess = 0;
  let variance = 0;
  for (const { probability, happened } of forecasts) {
    const event = happened ? 1 : 0;
    brier += (event - probability) ** 2;
    const held = Math.min(1 - edge, Math.max(edge, probability));
    logLoss -= Math.log(happened ? held : 1 - held);
    excess += (event - probability) * (1 - 2 * probability);
    variance += (1 - 2 * probability) ** 2 * probability * (1 - probability);
  }
  const reliability = reliabilityOf(forecasts);
  const expectedError = reliability.reduce(
    (sum, bin) => sum + (bin.count / count) * Math.abs((bin.stated ?? 0) - (bin.observed ?? 0)),
    0,
  );
  return {
    count,
    brier: brier / count,
    logLoss: logLoss / count,
    expectedError,
    spiegelhalterZ: variance > 0 ? excess / Math.sqrt(variance) : 0,
    reliability,
  };
};

/** May the last back-test's probabilities be shown as such, or only as ranks? */
export const mayShowProbabilities = ({ spiegelhalterZ }: Calibration): boolean =>
  Math.abs(spiegelhalterZ) <= largestShownZ;
