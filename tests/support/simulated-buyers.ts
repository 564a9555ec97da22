import { seededRandom } from '#kernel/random';
import type { Random } from '#kernel/random';

export type SimulatedBuyer = {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  readonly litt: number;
  readonly gapDays: readonly number[];
  readonly isAlive: boolean;
  /** Orders in the weeks after T. */
  readonly later: number;
};

export type Simulation = {
  readonly accounts: number;
  readonly seed: number;
  readonly params: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };
  readonly regularity: number;
  readonly firstDropout: 0 | 1;
  /** Weeks observed: from and to, even over accounts. */
  readonly observed: readonly [number, number];
  readonly ahead: number;
};

export const normalOf = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Marsaglia & Tsang's sampler of a gamma variable of scale 1. */
export const gammaOf = (random: Random, shape: number): number => {
  if (shape < 1) return gammaOf(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = normalOf(random);
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return d * v;
  }
};

export const betaOf = (random: Random, a: number, b: number): number => {
  const left = gammaOf(random, a);
  return left / (left + gammaOf(random, b));
};

const simulateBuyer = (
  random: Random,
  { params, regularity, firstDropout, observed, ahead }: Simulation,
): SimulatedBuyer => {
  const rate = gammaOf(random, params.r) / params.alpha;
  const dropout = betaOf(random, params.a, params.b);
  const T = observed[0] + (observed[1] - observed[0]) * random();
  const gapDays: number[] = [];
  let time = 0;
  let isAlive = !(firstDropout === 1 && random() < dropout);
  let x = 0;
  let tx = 0;
  let litt = 0;
  let later = 0;
  let lives = isAlive;
  while (lives) {
    const gap = gammaOf(random, regularity) / rate;
    time += gap;
    if (!(time <= T + ahead)) break;
    lives = random() >= dropout;
    if (time > T) {
      later += 1;
      continue;
    }
    x += 1;
    tx = time;
    litt += Math.log(gap);
    gapDays.push(gap * 7);
    isAlive = lives;
  }
  return { x, tx, T, litt, gapDays, isAlive, later };
};

/** Accounts that behave exactly as a (M)BG/CNBD-k says; seeded. */
export const simulateBuyers = (simulation: Simulation): SimulatedBuyer[] => {
  const random = seededRandom(simulation.seed);
  return Array.from({ length: simulation.accounts }, () => simulateBuyer(random, simulation));
};

export const columnsOf = (buyers: readonly SimulatedBuyer[]) => ({
  x: Float64Array.from(buyers, ({ x }) => x),
  tx: Float64Array.from(buyers, ({ tx }) => tx),
  T: Float64Array.from(buyers, ({ T }) => T),
  litt: Float64Array.from(buyers, ({ litt }) => litt),
});
