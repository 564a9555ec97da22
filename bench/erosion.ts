import { erosionOf } from '#domain/warnings';
import { seededRandom } from '#kernel/random';
import { normalOf } from '#tests/simulated-buyers';
import { isTenth, oneInTen, seriesOf, simulateErosion, usualNoise } from '#tests/simulated-erosion';
import type { SimulatedAccount } from '#tests/simulated-erosion';
import { ratesOf } from '#tests/erosion-rates';

/**
 * Silent erosion on simulated books at full size: false alarms, what is found and when, the error of the onset, and the time
 * for 100,000 accounts × 36 months. Run: node bench/erosion.ts [seed]
 */
const seed = Number(process.argv[2] ?? 20_261_128);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const say = (name: string, figure: string, wanted: string): void =>
  console.log(`${name.padEnd(66)} ${figure.padStart(10)}   ${wanted}`);

const usual = ratesOf({ accounts: 2_000, months: 36, seed, noise: usualNoise, erosion: oneInTen });
say('false alarms, share of clean accounts a year', percent(usual.falseAlarmsAYear), 'at most 1.2 %');
say('drifts of 0.1 sigma a month found within 24 months', percent(usual.driftsFound), 'at least 90 %');
say('steps of 2 sigma found within 12 months', percent(usual.stepsFound), 'at least 80 %');
say('onset, median error in months', usual.onsetError.toFixed(1), 'at most 3');
say('   of drifts, of steps', `${usual.driftOnsetError.toFixed(1)}, ${usual.stepOnsetError.toFixed(1)}`, '');
say('confidence 90 % and more: share that is true', percent(usual.precision), 'at least 90 %');
for (const [noise, within, wanted] of [
  [0.003, 3, 'at least 80 %'],
  [0.01, 6, 'at least 70 %'],
] as const) {
  const { foundWithin } = ratesOf({
    accounts: 2_000,
    months: 36,
    seed: seed + within,
    noise: () => noise,
    erosion: (account) =>
      isTenth(account) ? { leak: 'price', shape: 'drift', start: 24, size: 0.005, unit: 'share' } : null,
  });
  say(
    `half a point a month after 24 clean, noise ${noise * 100} points, within ${within} months`,
    percent(foundWithin(within)),
    wanted,
  );
}

const accounts = 100_000;
const months = 36;
const random = seededRandom(seed);
const value = (): number => 0.006 * normalOf(random);
const draw = () => ({ values: Float64Array.from({ length: accounts * months }, value), months });
const book = {
  markup: draw(),
  price: draw(),
  burden: draw(),
  costShare: new Float64Array(accounts).fill(0.7),
  groups: Array.from({ length: accounts }, (_, i) => `group ${i % 40}`),
};
const cpu = process.cpuUsage();
const report = erosionOf(book);
const detection = process.cpuUsage(cpu).user / 1e6;
say('findings in 100,000 accounts × 36 months, processor time', `${detection.toFixed(2)} s`, 'at most 10 s');
say('   findings (all false here), said: a year', String(report.findings.length), report.falseAlarmsAYear.toFixed(0));

let spent = 0;
let rows = 0;
let batch: SimulatedAccount[] = [];
for (const account of simulateErosion({ accounts: 10_000, months, seed, noise: usualNoise, erosion: () => null })) {
  rows += account.history.month.length;
  batch.push(account);
  if (batch.length < 500) continue;
  const start = process.cpuUsage();
  batch.map(seriesOf);
  spent += process.cpuUsage(start).user / 1e6;
  batch = [];
}
say(
  `series of 10,000 accounts from ${rows} rows, processor time`,
  `${spent.toFixed(2)} s`,
  `× 10 = ${(10 * spent).toFixed(1)} s`,
);
