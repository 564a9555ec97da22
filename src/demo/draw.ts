import { seededRandom } from '#kernel/random';

/** Draws from the usual laws, all fed by one seeded source. */
export type Draw = {
  readonly uniform: () => number;
  readonly between: (low: number, high: number) => number;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly normal: () => number;
  /** Median 1; `sigma` is the spread of its logarithm. */
  readonly logNormal: (sigma: number) => number;
  /** Mean 1; regular for a large shape, clumped for one below 1. */
  readonly gamma: (shape: number) => number;
  readonly exponential: (mean: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly shuffled: <T>(items: readonly T[]) => T[];
};

/** Each stream of draws has its own seed, so that one more draw in one account moves nothing in another. */
export const drawOf = (seed: number, ...stream: readonly number[]): Draw => {
  const uniform = seededRandom(stream.reduce(mixed, mixed(seed, 0x9e3779b9)));
  const between = (low: number, high: number): number => low + (high - low) * uniform();
  const whole = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const exponential = (mean: number): number => -mean * Math.log(1 - uniform());
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(uniform() * items.length)];
    if (item === undefined) throw new RangeError('pick needs a list with items');
    return item;
  };
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: uniform() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item);
  return {
    uniform,
    between,
    whole,
    chance: (probability) => uniform() < probability,
    normal,
    logNormal: (sigma) => Math.exp(sigma * normal()),
    gamma: (shape) => gammaOf(shape, normal, uniform) / shape,
    exponential,
    pick,
    shuffled,
  };
};

const mixed = (state: number, value: number): number => {
  let bits = Math.imul(state ^ value, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35) + value;
  return (bits ^ (bits >>> 16)) >>> 0;
};

/** Marsaglia and Tsang (2000); shapes below 1 by the usual power of a uniform. */
const gammaOf = (shape: number, normal: () => number, uniform: () => number): number => {
  if (shape < 1) return gammaOf(shape + 1, normal, uniform) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
};
