const rootTwo = Math.SQRT2;
const rootTwoPi = Math.sqrt(2 * Math.PI);
const rounding = 1e-17;
const maxTerms = 2_000;

export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / rootTwoPi;

/** erf by its series of positive terms: e^(−x²)·2/√π·Σ 2ⁿx^(2n+1)/(1·3·…·(2n+1)); quick and exact below 2. */
const erfBySeries = (x: number): number => {
  let term = x;
  let sum = x;
  for (let n = 1; n < maxTerms && Math.abs(term) > rounding * Math.abs(sum); n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
};

/** erfc by its continued fraction x + ½/(x + 1/(x + 1½/(x + …))), by Lentz; for x from 2 on. */
const erfcByFraction = (x: number): number => {
  let c = x;
  let d = 0;
  let value = x;
  for (let n = 1; n < maxTerms; n += 1) {
    d = 1 / (x + (n / 2) * d);
    c = x + n / 2 / c;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * value);
};

/** P(Z > z), relative error below 1e-12 out to 37 standard deviations (1 − cdf would lose every digit there). */
export const normalUpper = (z: number): number => {
  if (z < 0) return 1 - normalUpper(-z);
  const x = z / rootTwo;
  return x < 2 ? (1 - erfBySeries(x)) / 2 : erfcByFraction(x) / 2;
};

/** P(Z ≤ z). Example: 1.959964 → .975. */
export const normalBelow = (z: number): number => normalUpper(-z);

/** The z with P(0 < Z ≤ z) = share, for shares up to .4; keeps its relative accuracy at 0. */
export const normalCentralQuantile = (share: number): number => {
  let z = share * rootTwoPi;
  for (let round = 0; round < 60; round += 1) {
    const miss = share - erfBySeries(z / rootTwo) / 2;
    const step = miss / normalDensity(z);
    z += step;
    if (Math.abs(step) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
};

/** The z with P(Z > z) = tail, by Newton's method on ln of the tail. Example: .025 → 1.959964. */
export const normalUpperQuantile = (tail: number): number => {
  if (!(tail > 0)) return Number.POSITIVE_INFINITY;
  if (tail >= 1) return Number.NEGATIVE_INFINITY;
  if (tail > 0.5) return -normalUpperQuantile(1 - tail);
  if (tail > 0.15) return normalCentralQuantile(0.5 - tail);
  const wanted = Math.log(tail);
  let z = Math.sqrt(-2 * wanted) - 1;
  for (let round = 0; round < 60; round += 1) {
    const upper = normalUpper(z);
    const step = ((Math.log(upper) - wanted) * upper) / normalDensity(z);
    z += step;
    if (Math.abs(step) <= 1e-14 * Math.abs(z)) break;
  }
  return z;
};
