import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { assertNear } from '#tests/assert-close';
import { normalOf } from '#tests/simulated-buyers';
import { normalScoreTables } from '../stats/normal-scores.ts';
import { changePointAlarm, changePointThresholds, largestFallOf } from './change-point.ts';
import { defaultErosionChart, selfStartingCusum } from './self-starting-cusum.ts';
import type { ErosionChart } from './self-starting-cusum.ts';

const scoreOf = normalScoreTables();
const runs = 4_000;

/** Share of simulated series with an alarm, and the series' fall at each step in sigma. */
const alarmShare = (chart: ErosionChart, length: number, fallAt: (step: number) => number): number => {
  const random = seededRandom(2_026);
  let alarms = 0;
  for (let run = 0; run < runs; run += 1) {
    const series = Float64Array.from({ length }, (_, step) => 7 + 3 * (normalOf(random) - fallAt(step)));
    if (selfStartingCusum(series, { chart, scoreOf }).alarms.length > 0) alarms += 1;
  }
  return alarms / runs;
};
const stepAfter = (from: number, size: number) => (step: number) => (step < from ? 0 : size);
const pooled: ErosionChart = { ...defaultErosionChart, prior: { variance: 9, degrees: 1_000 } };

describe('self-starting chart', () => {
  it('holds the false alarms of a year below one in a hundred from twelve months of history', () => {
    assertNear(
      alarmShare(defaultErosionChart, 24, () => 0),
      0.008,
      0.004,
    );
  });

  it('hears steps and drifts as often as the theory says', () => {
    assertNear(alarmShare(defaultErosionChart, 24, stepAfter(12, 1)), 0.22, 0.03);
    assertNear(alarmShare(pooled, 24, stepAfter(12, 1)), 0.36, 0.03);
    assertNear(alarmShare(defaultErosionChart, 36, stepAfter(24, 1)), 0.48, 0.04);
    assert.ok(alarmShare(defaultErosionChart, 36, (step) => Math.max(0, step - 11) * 0.1) > 0.9);
    assert.ok(alarmShare(defaultErosionChart, 36, stepAfter(24, 2)) > 0.9);
  });

  it('has scores that do not depend on mean and scale, and skips months without data', () => {
    const random = seededRandom(9);
    const base = Float64Array.from({ length: 30 }, () => normalOf(random));
    const trace = () => ({ scores: new Float64Array(31), path: new Float64Array(31) });
    const [plain, moved] = [trace(), trace()];
    const gap = [...base.slice(0, 20), Number.NaN, ...base.slice(20)];
    selfStartingCusum(gap, { chart: { ...defaultErosionChart, h: 99 }, scoreOf, trace: plain });
    selfStartingCusum(
      gap.map((x) => 1_000 - 40 + 0.5 * x),
      { chart: { ...defaultErosionChart, h: 99 }, scoreOf, trace: moved },
    );
    for (const [i, score] of plain.scores.entries())
      if (!Number.isNaN(score)) assertNear(moved.scores[i] ?? 0, score, 1e-8);
    assert.ok(Number.isNaN(plain.scores[20] ?? 0));
    assert.equal(plain.path[20], plain.path[19]);
  });

  it('dates the change, and one wild month is no alarm', () => {
    const quiet = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 1 : -1));
    const broken = [...quiet, ...Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? -3 : -5))];
    const found = selfStartingCusum(broken, { chart: defaultErosionChart, scoreOf });
    assertNear(found.since ?? 0, 24, 1);
    assert.ok(found.alarmAt !== null && found.alarmAt <= 27);
    assertNear(found.usual, 0, 0.1);
    const wild = [...quiet, -60, ...quiet];
    assert.equal(selfStartingCusum(wild, { chart: defaultErosionChart, scoreOf }).alarmAt, null);
  });

  it('tells a fall that was made good once, ends it two months later, and hears the next one', () => {
    const random = seededRandom(17);
    const fallAt = (step: number): number => ((step >= 24 && step < 29) || step >= 40 ? 4 : 0);
    const series = Array.from({ length: 50 }, (_, step) => normalOf(random) - fallAt(step));
    const { alarms, alarmAt } = selfStartingCusum(series, { chart: defaultErosionChart, scoreOf });
    const [dip, fall] = alarms;
    assert.equal(alarms.length, 2);
    assert.ok(dip && dip.at >= 24 && dip.at < 29 && dip.until !== null && dip.until <= 31, JSON.stringify(dip));
    assert.ok(fall && fall.at >= 40 && fall.at <= 43 && fall.until === null, JSON.stringify(fall));
    assert.equal(alarmAt, fall.at);
    // No month alone makes a fall good, and what a shorter series told stays told.
    const spiked = series.slice(0, 29).with(28, 9);
    assert.equal(selfStartingCusum(spiked, { chart: defaultErosionChart, scoreOf }).alarmAt, dip.at);
    for (let length = 20; length <= series.length; length += 1) {
      const shorter = selfStartingCusum(series.slice(0, length), { chart: defaultErosionChart, scoreOf });
      assert.deepEqual(
        shorter.alarms.map(({ at }) => at),
        alarms.map(({ at }) => at).filter((at) => at < length),
      );
    }
  });

  it('goes on telling a step that stays, for years', () => {
    const random = seededRandom(3);
    let stands = 0;
    for (let run = 0; run < 200; run += 1) {
      const series = Array.from({ length: 60 }, (_, step) => normalOf(random) - (step >= 24 ? 2 : 0));
      const { alarms } = selfStartingCusum(series, { chart: defaultErosionChart, scoreOf });
      if (alarms.at(-1)?.until === null && (alarms.at(-1)?.at ?? 60) < 40) stands += 1;
    }
    assert.ok(stands >= 180, `${stands}`);
  });

  it('takes a series without variation as it is', () => {
    const flat = selfStartingCusum(
      Array.from({ length: 40 }, () => 5),
      { chart: defaultErosionChart, scoreOf },
    );
    assert.deepEqual([flat.alarmAt, flat.peak], [null, 0]);
  });
});

describe('change-point model', () => {
  it('finds the split of the largest fall', () => {
    const found = largestFallOf([5, 5.2, 4.9, Number.NaN, 5.1, 5, 3, 3.1, 2.9, 3]);
    assert.equal(found?.at, 6);
    assert.equal(found?.degrees, 7);
    assert.ok((found?.t ?? 0) > 20);
    assert.equal(largestFallOf([1, 1, 1]), null);
    assert.ok((largestFallOf([1, 1, 1.1, 2, 2, 2.1])?.t ?? 0) < 0);
  });

  it('alarms at its wanted rate in quiet and soon after a step', () => {
    const hazard = 0.01;
    const thresholds = changePointThresholds(seededRandom(1), { hazard, from: 24, to: 36, runs: 5_000 });
    const random = seededRandom(2);
    const shareOf = (fall: number): number => {
      let alarms = 0;
      for (let run = 0; run < 1_500; run += 1) {
        const series = Float64Array.from({ length: 36 }, (_, i) => normalOf(random) - (i >= 26 ? fall : 0));
        if (changePointAlarm(series, thresholds) !== null) alarms += 1;
      }
      return alarms / 1_500;
    };
    assertNear(shareOf(0), 1 - (1 - hazard) ** 13, 0.03);
    assert.ok(shareOf(2) > 0.9);
  });
});
