import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertClose, assertNear } from '#tests/assert-close';
import { spcVectors } from '#tests/spc-vectors';
import { ewmaOf, ewmaRunLength } from './ewma.ts';
import {
  alarmChances,
  averageRunLength,
  falseAlarmsAYear,
  thresholdFor,
  twoSidedHeadStartRunLength,
  twoSidedRunLength,
} from './run-length.ts';
import { tabularCusum } from './self-starting-cusum.ts';

const { shifts, oneSided, montgomery, ewmaLucasSaccucci, montgomeryExample } = spcVectors;

describe('average run length of the one-sided chart', () => {
  for (const [name, k, h] of [
    ['k0.5_h4', 0.5, 4],
    ['k0.5_h5', 0.5, 5],
    ['k0.25_h8', 0.25, 8],
    ['k1_h2.5', 1, 2.5],
  ] as const)
    it(`equals the integral equation of R's spc: ${name}`, () => {
      for (const [i, shift] of shifts.entries())
        assertClose(averageRunLength({ k, h }, shift), oneSided[name][i] ?? 0, 1e-8);
    });

  it('gives the published two-sided table and its fast initial response', () => {
    for (const [h, exact, printed] of [
      [4, montgomery.h4, montgomery.h4_printed],
      [5, montgomery.h5, montgomery.h5_printed],
    ] as const) {
      for (const [i, shift] of shifts.entries()) {
        const length = twoSidedRunLength({ k: 0.5, h }, shift);
        assertClose(length, exact[i] ?? 0, 1e-7);
        assertNear(length, printed[i] ?? 0, (printed[i] ?? 0) >= 100 ? 0.51 : (printed[i] ?? 0) >= 10 ? 0.051 : 0.0051);
      }
    }
    const ahead = (h: number, mean: number): number => twoSidedHeadStartRunLength({ k: 0.5, h }, mean, h / 2);
    assertNear(ahead(4, 0), 149, 0.5);
    assertNear(ahead(4, 1), 5.29, 0.005);
    assertNear(ahead(5, 0), 430, 0.5);
    assertNear(ahead(5, 1), 6.35, 0.005);
  });

  it('finds the threshold of a wanted run length', () => {
    assertNear(thresholdFor(0.5, 500), 4.389, 5e-4);
    assertNear(thresholdFor(0.5, 1_000), 5.071, 5e-4);
    assertClose(averageRunLength({ k: 0.25, h: thresholdFor(0.25, 2_000) }, 0), 2_000, 1e-6);
  });

  it('has chances of an alarm that add up to it', () => {
    const design = { k: 0.5, h: 4 };
    const chances = alarmChances(
      design,
      Array.from({ length: 400 }, () => 1),
    );
    const length = chances.reduce((sum, _, i) => sum + 1 - (i === 0 ? 0 : (chances[i - 1] ?? 0)), 0);
    assertClose(length, averageRunLength(design, 1), 1e-7);
    assert.ok((alarmChances(design, [3, 3])[1] ?? 0) > (alarmChances(design, [0, 0])[1] ?? 1));
  });

  it('says how many false alarms a book of accounts gives a year', () => {
    assertNear(falseAlarmsAYear(2_000, averageRunLength({ k: 0.5, h: 5 }, 0)), 25.8, 0.05);
  });
});

describe('textbook charts', () => {
  it('repeat Montgomery’s thirty points and their first signal at period 29', () => {
    const { up, down } = tabularCusum(montgomeryExample.x, { target: 10, sigma: 1, k: 0.5 });
    for (const [i, value] of montgomeryExample.Cplus.entries()) assertNear(up[i] ?? 0, value, 0.0051);
    for (const [i, value] of montgomeryExample.Cminus.entries()) assertNear(down[i] ?? 0, value, 0.0051);
    assert.equal(up.findIndex((value) => value > 5) + 1, montgomeryExample.firstSignalPeriod);
  });

  it('give the run lengths of Lucas and Saccucci’s EWMA schemes', () => {
    for (const { lambda, L, arl } of ewmaLucasSaccucci.schemes)
      for (const [i, shift] of shifts.entries())
        assertClose(ewmaRunLength({ lambda, limit: L }, shift), arl[i] ?? 0, 1e-6);
  });

  it('draw an EWMA whose limits widen to their final width', () => {
    const { level, limit } = ewmaOf([1, Number.NaN, ...Array.from({ length: 80 }, () => 1)], {
      lambda: 0.1,
      limit: 2.7,
    });
    assertNear(level[0] ?? 0, 0.1, 1e-12);
    assert.equal(level[1], level[0]);
    assertNear(limit[0] ?? 0, 0.27, 1e-12);
    assertNear(limit.at(-1) ?? 0, 2.7 * Math.sqrt(0.1 / 1.9), 1e-6);
    assertNear(level.at(-1) ?? 0, 1, 1e-3);
  });
});
