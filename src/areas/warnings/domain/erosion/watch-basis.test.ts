import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { normalOf } from '#tests/simulated-buyers';
import { oneInTen, seriesOf, simulatedBookOf, simulateErosion, usualNoise } from '#tests/simulated-erosion';
import { selfStartingCusum } from '../detect/self-starting-cusum.ts';
import type { ErosionChart } from '../detect/self-starting-cusum.ts';
import { normalScoreTables } from '../stats/normal-scores.ts';
import { erosionOf } from './erosion.ts';
import { heardWithin } from './heard-shares.ts';
import { monthsNeededTable, promisedDrift } from './months-needed.ts';
import { noiseBeside } from './watch-basis.ts';

const bookWith = (months: number) =>
  [...simulateErosion({ accounts: 200, months, seed: 12, noise: usualNoise, erosion: oneInTen })].map(seriesOf);

describe('the noise of one account', () => {
  const months = 36;
  const series = bookWith(months);
  const book = simulatedBookOf(series, months);
  const report = erosionOf(book);

  it('is the same watched alone as in the watch of the whole book', () => {
    const alone = series.slice(0, 40).map((own, account) => noiseBeside(own, book.groups[account] ?? '', report.basis));
    assert.deepEqual(alone, report.noises.slice(0, 40));
    assert.ok(report.noises.every(({ known, since }) => known > 30 && (since ?? 0) >= 12));
  });

  it('takes the whole book for a group that is too small, and is unknown for a group that the book did not have', () => {
    const [own] = series;
    assert.ok(own);
    assert.equal(noiseBeside(own, 'of nobody', report.basis), null);
    const few = { ...book, groups: book.groups.map((group, account) => (account < 3 ? 'few' : group)) };
    const { basis, noises } = erosionOf(few);
    assert.deepEqual(noiseBeside(own, 'few', basis), noises[0]);
    assert.deepEqual(noiseBeside(own, 'of nobody', basis), noises[0]);
  });

  it('is told by prices where no cost is known, and not before the months to learn are there', () => {
    const [own] = series;
    assert.ok(own);
    const costless = { ...own, markup: own.markup.map(() => Number.NaN), costShare: Number.NaN };
    const priced = noiseBeside(costless, 'group 0', report.basis);
    assert.deepEqual([priced?.chart, priced?.since], ['price', 12]);
    assert.ok((priced?.monthsNeeded ?? 0) >= 2);
    const begun = (values: Float64Array, from: number) =>
      values.map((value, month) => (month < from ? Number.NaN : value));
    for (const [known, since] of [
      [5, null],
      [12, null],
      [13, 35],
    ] as const) {
      const young = {
        ...own,
        markup: begun(own.markup, months - known),
        price: begun(own.price, months - known),
        offInvoice: begun(own.offInvoice, months - known),
        service: begun(own.service, months - known),
      };
      const noise = noiseBeside(young, 'group 0', report.basis);
      assert.deepEqual([noise?.known, noise?.since, noise?.monthsNeeded === null], [known, since, since === null]);
    }
  });
});

describe('months needed, counted on the chart itself', () => {
  const chart: ErosionChart = { k: 0.5, h: 4.75, warmUp: 12, winsor: 3, prior: null };
  const scoreOf = normalScoreTables();
  const [calmMonths, driftMonths, histories] = [240, 40, 600];

  /** Months after which four of five charts have heard a drift that begins when C is 0 and the usual is well known. */
  const countedAt = (sigma: number): number => {
    const random = seededRandom(7);
    const heard: number[] = [];
    while (heard.length < histories) {
      const series = Array.from(
        { length: calmMonths + driftMonths },
        (_, month) => sigma * normalOf(random) - promisedDrift * Math.max(0, month - calmMonths + 1),
      );
      const trace = { scores: new Float64Array(series.length), path: new Float64Array(series.length) };
      selfStartingCusum(series.slice(0, calmMonths), { chart, scoreOf, trace });
      if (trace.path[calmMonths - 1] !== 0) continue;
      const { alarms } = selfStartingCusum(series, { chart, scoreOf });
      const at = alarms.find((alarm) => alarm.at >= calmMonths)?.at ?? Number.POSITIVE_INFINITY;
      heard.push(at - calmMonths + 1);
    }
    return heard.toSorted((a, b) => a - b)[Math.ceil(0.8 * histories) - 1] ?? Number.NaN;
  };

  for (const sigma of [0.003, 0.006, 0.012, 0.02])
    it(`at a noise of ${sigma * 100} points`, (test) => {
      const [told, counted] = [monthsNeededTable(chart)(sigma), countedAt(sigma)];
      test.diagnostic(`told ${told}, counted ${counted}`);
      assert.ok(told !== null && Math.abs(told - counted) <= 1, `told ${told}, counted ${counted}`);
    });
});

describe('how soon a book hears a drift', () => {
  const noise = (monthsNeeded: number | null, since: number | null = 12) =>
    ({ chart: 'margin', known: 36, since, noise: 0.01, monthsNeeded }) as const;

  it('counts by contribution: what earns nothing has nothing to leak', () => {
    assert.deepEqual(
      heardWithin([
        { contribution: 300, noise: noise(4) },
        { contribution: 100, noise: noise(9) },
        { contribution: -50, noise: noise(2) },
        { contribution: 900, noise: noise(null, null) },
        { contribution: 900, noise: null },
      ]),
      { watched: 3, within3Bp: 0, within6Bp: 7_500, within12Bp: 10_000 },
    );
  });

  it('counts an account that needs over five years as watched and never heard', () => {
    assert.deepEqual(
      heardWithin([
        { contribution: 1, noise: noise(3) },
        { contribution: 1, noise: noise(null) },
      ]),
      { watched: 2, within3Bp: 5_000, within6Bp: 5_000, within12Bp: 5_000 },
    );
    assert.equal(heardWithin([{ contribution: 0, noise: noise(3) }]), null);
  });
});
