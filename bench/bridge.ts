import { bookBridgeOf, bridgeOf } from '#domain/warnings';
import type { BookColumns } from '#domain/warnings';
import { seededRandom } from '#kernel/random';
import { randomPeriod } from '#tests/random-book';

/**
 * The bridge of a whole book in memory: 1,000,000 account × product rows, and the ratio to a bare pass that reads the same
 * columns once, which stays comparable between machines. Budget 60 ms. Run: node bench/bridge.ts
 */
const rows = 1_000_000;
const productsPerAccount = 20;
const random = seededRandom(20_261_128);
const column = (value: () => number): Float64Array => Float64Array.from({ length: rows }, value);
const net = (): number => Math.round(random() * 5e8);

const netBefore = column(net);
const netAfter = Float64Array.from(netBefore, (value) => Math.round(value * (0.8 + 0.4 * random())));
const columns: BookColumns = {
  account: Uint32Array.from({ length: rows }, (_, i) => Math.floor(i / productsPerAccount)),
  family: Uint32Array.from({ length: rows }, (_, i) => Math.floor((i % productsPerAccount) / 5)),
  quantityBefore: column(() => (random() < 0.1 ? 0 : 10_000 * Math.ceil(random() * 400))),
  quantityAfter: column(() => (random() < 0.1 ? 0 : 10_000 * Math.ceil(random() * 400))),
  listBefore: Float64Array.from(netBefore, (value) => Math.round(value * 1.15)),
  listAfter: Float64Array.from(netAfter, (value) => Math.round(value * 1.17)),
  netBefore,
  netAfter,
  knownNetBefore: netBefore,
  knownNetAfter: netAfter,
  costBefore: Float64Array.from(netBefore, (value) => Math.round(value * 0.7)),
  costAfter: Float64Array.from(netAfter, (value) => Math.round(value * 0.72)),
};

/** Least processor time of many runs: the wall clock of a shared machine measures its neighbours. */
const best = (work: () => unknown): number =>
  Math.min(
    ...Array.from({ length: 25 }, () => {
      const start = process.cpuUsage();
      work();
      return process.cpuUsage(start).user / 1000;
    }),
  );

const amounts = Object.values(columns).filter((read) => read instanceof Float64Array);
const sumOf = (read: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < rows; i += 1) sum += read[i] ?? 0;
  return sum;
};
const barePass = (): number => amounts.reduce((sum, read) => sum + sumOf(read), 0);

const accounts = rows / productsPerAccount;
const bare = best(barePass);
const took = best(() => bookBridgeOf(columns, accounts));
console.log(`bare pass over the columns          ${bare.toFixed(1).padStart(8)} ms`);
console.log(
  `bridge of 1,000,000 rows            ${took.toFixed(1).padStart(8)} ms  ${(took / bare).toFixed(1)} × bare pass, budget 60 ms`,
);

const traits = { products: productsPerAccount, unknownCost: 0, foreign: 0 };
const pairs = Array.from({ length: 500 }, () => ({
  before: randomPeriod(random, traits),
  after: randomPeriod(random, traits),
}));
const exact = best(() => pairs.map(bridgeOf));
console.log(
  `one account in bigint, with details ${((exact / pairs.length) * 1000).toFixed(0).padStart(8)} µs (${productsPerAccount} products)`,
);
