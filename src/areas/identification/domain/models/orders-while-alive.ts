/** Expected orders in the time ahead of an account known to be alive now. */
export type OrdersWhileAlive = (shape: number, stays: number, horizon: number) => number;

const rounding = 1e-17;
const maxTerms = 2_000;
/** A sum this much smaller than its largest part has lost too many digits: another way is taken. */
const lostDigits = 1e-3;

/**
 * −C Σ (A)ₙ (a)ₙ₋₁ / ((C)ₙ n!) (−w)ⁿ: the 2F1 of the published form after Pfaff's transformation, its pole at a = 1
 * divided out. For an alternating sum of this kind the error is below the first term left out, also where it diverges
 * later.
 */
const byAlternatingSum =
  (a: number): OrdersWhileAlive =>
  (shape, stays, horizon) => {
    const order = a + stays - 1;
    let term = shape * horizon;
    let sum = term;
    for (let n = 1; n < maxTerms; n += 1) {
      const ratio = ((shape + n) * (a + n - 1) * horizon) / ((order + n) * (n + 1));
      if (ratio > 0.9) return Number.NaN;
      term *= -ratio;
      sum += term;
      if (Math.abs(term) <= rounding * sum) return sum;
    }
    return Number.NaN;
  };

/** C h − (1−z)^(a−1) Σ (C−A)ₙ (a)ₙ₋₁ C / ((C)ₙ n!) zⁿ: Euler's transformation; large x makes it converge faster. */
const byEulerSum =
  (a: number): OrdersWhileAlive =>
  (shape, stays, horizon) => {
    const z = horizon / (1 + horizon);
    const decay = Math.log1p(horizon);
    const power = (a - 1) * decay;
    if (z > 0.95 || Math.abs(power) > 20) return Number.NaN;
    const order = a + stays - 1;
    const distance = order - shape;
    const head = Math.abs(power) < 1e-12 ? decay : -Math.expm1(-power) / (a - 1);
    let term = distance * z;
    let sum = term;
    let largest = Math.abs(term);
    for (let n = 1; n < maxTerms; n += 1) {
      term *= ((distance + n) * (a + n - 1) * z) / ((order + n) * (n + 1));
      sum += term;
      const size = Math.abs(term);
      if (size > largest) largest = size;
      else if (size <= rounding * Math.abs(sum) || size === 0) break;
    }
    const tail = Math.exp(-power) * sum;
    const value = order * head - tail;
    return value > lostDigits * (Math.abs(order * head) + Math.exp(-power) * largest) ? value : Number.NaN;
  };

/**
 * ∫ Beta(p; a, b) (1 − (1+pw)^−A)/p dp by the trapezoid rule over ln(p/(1−p)), where the rule converges exponentially.
 * The tails are geometric and summed in closed form. Good everywhere, slower than the sums.
 */
const byQuadrature =
  (a: number): OrdersWhileAlive =>
  (shape, stays, horizon) => {
    const spread = Math.sqrt(1 / a + 1 / stays);
    const step = Math.min(0.25, 0.4 * spread);
    const center = Math.log(a / stays);
    const logWeight = (y: number): number =>
      y > 0
        ? -a * Math.log1p(Math.exp(-y)) - stays * (y + Math.log1p(Math.exp(-y)))
        : a * (y - Math.log1p(Math.exp(y))) - stays * Math.log1p(Math.exp(y));
    const peak = logWeight(center);
    const yieldOf = (y: number): number => {
      const p = y > 0 ? 1 / (1 + Math.exp(-y)) : Math.exp(y) / (1 + Math.exp(y));
      return p === 0 ? shape * horizon : -Math.expm1(-shape * Math.log1p(p * horizon)) / p;
    };
    const lowest = Math.min(center, -40 - Math.max(0, Math.log(shape * horizon)));
    const highest = Math.max(center, 40);
    let weights = 0;
    let orders = 0;
    const add = (y: number): number => {
      const weight = Math.exp(logWeight(y) - peak);
      weights += weight;
      orders += weight * yieldOf(y);
      return weight;
    };
    let y = center;
    let weight = add(y);
    while (y > lowest && weight > 1e-20) weight = add((y -= step));
    const below = (weight * Math.exp(-a * step)) / -Math.expm1(-a * step);
    weights += below;
    orders += below * shape * horizon;
    y = center;
    weight = 1;
    while (y < highest && weight > 1e-20) weight = add((y += step));
    const above = (weight * Math.exp(-stays * step)) / -Math.expm1(-stays * step);
    weights += above;
    orders += above * yieldOf(highest + 1);
    return orders / weights;
  };

/**
 * E[(1 − (1+pw)^−A)/p] with p ~ Beta(a, stays): orders to come while alive, of an account with rate ~ Gamma(A, ·) and
 * horizon w in units of that Gamma's scale. Equals (a+b+x−1)/(a−1)·[1 − (…)·2F1(…)] of docs/methods.md 3.5, without its
 * pole at a = 1 and without overflow for x in the thousands.
 * Example: a .793, A 2.243, stays 4.426, w 39/(4.414+38.86) gives 1.6874; times P(alive) .7266 is 1.2260 orders.
 */
export const ordersWhileAliveOf = (a: number): OrdersWhileAlive => {
  const alternatingSum = byAlternatingSum(a);
  const eulerSum = byEulerSum(a);
  const quadrature = byQuadrature(a);
  return (shape, stays, horizon) => {
    if (!(horizon > 0)) return 0;
    if (horizon < 0.35 || shape * horizon < 1e-3 * (a + stays)) {
      const alternating = alternatingSum(shape, stays, horizon);
      if (Number.isFinite(alternating)) return alternating;
    }
    const euler = eulerSum(shape, stays, horizon);
    return Number.isFinite(euler) ? euler : quadrature(shape, stays, horizon);
  };
};
