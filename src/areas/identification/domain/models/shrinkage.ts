/** An estimate of one account with its standard error, in any one unit. */
export type Estimate = { readonly value: number; readonly standardError: number };

/** What many estimates have in common (docs/methods.md 1.5). */
export type CommonGround = {
  /** Precision-weighted mean without spread between accounts. */
  readonly pooled: number;
  readonly pooledStandardError: number;
  /** Variance of the true values between accounts, DerSimonian–Laird; 0 when chance explains all differences. */
  readonly betweenVariance: number;
};

/** DerSimonian–Laird over estimates. Example: eight schools → pooled 7.686, s.e. 4.072, between 0. */
export const commonGroundOf = (given: readonly Estimate[]): CommonGround => {
  // One canonical order, so that the sums do not depend on the order of input.
  const estimates = given.toSorted(
    (left, right) => left.value - right.value || left.standardError - right.standardError,
  );
  let weights = 0;
  let squares = 0;
  let weighted = 0;
  for (const { value, standardError } of estimates) {
    const weight = 1 / standardError ** 2;
    weights += weight;
    squares += weight * weight;
    weighted += weight * value;
  }
  const pooled = weights > 0 ? weighted / weights : 0;
  const heterogeneity = estimates.reduce(
    (sum, { value, standardError }) => sum + ((value - pooled) / standardError) ** 2,
    0,
  );
  const divisor = weights - squares / weights;
  const betweenVariance = divisor > 0 ? Math.max(0, (heterogeneity - (estimates.length - 1)) / divisor) : 0;
  return { pooled, pooledStandardError: weights > 0 ? 1 / Math.sqrt(weights) : 0, betweenVariance };
};

/**
 * Draws an estimate towards a centre, the more the less it is known: (b/se² + m/τ²)/(1/se² + 1/τ²).
 * Example: value 2, s.e. 1, centre 0, between variance 1 → 1.
 */
export const shrunkOf = ({ value, standardError }: Estimate, center: number, betweenVariance: number): number => {
  const noise = standardError ** 2;
  return noise + betweenVariance > 0 ? (value * betweenVariance + center * noise) / (noise + betweenVariance) : value;
};
