import lnGamma from '@stdlib/math-base-special-gammaln';

const rounding = 1e-16;
const maxTerms = 10_000;

/** Lower tail by its series, for x below shape + 1. */
const lowerBySeries = (shape: number, x: number): number => {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < maxTerms && term > rounding * sum; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum * Math.exp(shape * Math.log(x) - x - lnGamma(shape));
};

/** Upper tail by Lentz's continued fraction, for x above shape + 1. */
const upperByFraction = (shape: number, x: number): number => {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < maxTerms; n += 1) {
    const a = n * (shape - n);
    b += 2;
    d = a * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + a / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < rounding) break;
  }
  return value * Math.exp(shape * Math.log(x) - x - lnGamma(shape));
};

/** P(G ≤ x) of a gamma variable of scale 1. Example: shape 1, x ln 2 → .5. */
export const gammaShareBelow = (shape: number, x: number): number => {
  if (!(x > 0)) return 0;
  return x < shape + 1 ? Math.min(1, lowerBySeries(shape, x)) : 1 - upperByFraction(shape, x);
};

/** The x below which a gamma variable of scale 1 falls with the given probability. Example: shape 1, .5 → ln 2. */
export const gammaQuantile = (shape: number, probability: number): number => {
  if (!(probability > 0)) return 0;
  if (probability >= 1) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = shape + 1;
  while (gammaShareBelow(shape, high) < probability) {
    low = high;
    high *= 2;
  }
  let guess = (low + high) / 2;
  for (let round = 0; round < 200; round += 1) {
    const miss = gammaShareBelow(shape, guess) - probability;
    if (miss > 0) high = guess;
    else low = guess;
    const density = Math.exp((shape - 1) * Math.log(guess) - guess - lnGamma(shape));
    const newton = guess - miss / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - guess) <= 1e-14 * guess) return next;
    guess = next;
  }
  return guess;
};

/** ψ′(x), the variance of ln of a gamma variable of shape x. Example: 1 → π²/6. */
export const trigamma = (x: number): number => {
  let sum = 0;
  let place = x;
  for (; place < 15; place += 1) sum += 1 / (place * place);
  const square = 1 / (place * place);
  const series = 1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - (square * 5) / 66)));
  return sum + 1 / place + square / 2 + (series * square) / place;
};
