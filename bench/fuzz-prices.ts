import { testApp } from '#tests/app';
import { breachesOf } from '#tests/price-breaches';
import { fuzzPrices } from '#tests/price-fuzz';
import { pricedBook } from '#tests/priced-book';

/** Promises 10,000 seeded prices on every path, or as many as the first argument says, by the seed of the second, and counts what stands against the rules. */
const tries = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
const app = await testApp();
try {
  const book = await pricedBook(app);
  const start = performance.now();
  const outcomes = await fuzzPrices(app, book, { tries, seed });
  const ended = Map.groupBy(outcomes, ({ path, ended: word }) => `${path}: ${word}`);
  const counts = Object.fromEntries([...ended].map(([key, rows]) => [key, rows.length]));
  const seconds = Math.round((performance.now() - start) / 1000);
  const breaches = await breachesOf(app, book);
  process.stdout.write(`${JSON.stringify({ tries, seed, seconds, counts, breaches }, null, 2)}\n`);
} finally {
  await app.close();
}
