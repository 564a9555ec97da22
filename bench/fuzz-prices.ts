import { testApp } from '#tests/app';
import { breachesOf } from '#tests/price-breaches';
import { fuzzPrices } from '#tests/price-fuzz';
import { pricedBook } from '#tests/priced-book';

/** Promises 10,000 seeded prices on every path, or as many as the first argument says, and counts what stands against the rules. */
const tries = Number(process.argv[2] ?? 10_000);
const app = await testApp();
try {
  const book = await pricedBook(app);
  const start = performance.now();
  const outcomes = await fuzzPrices(app, book, { tries, seed: 1 });
  const ended = Map.groupBy(outcomes, ({ path, ended: word }) => `${path}: ${word}`);
  const counts = Object.fromEntries([...ended].map(([key, rows]) => [key, rows.length]));
  const seconds = Math.round((performance.now() - start) / 1000);
  const breaches = await breachesOf(app, book);
  process.stdout.write(`${JSON.stringify({ tries, seconds, counts, breaches }, null, 2)}\n`);
} finally {
  await app.close();
}
