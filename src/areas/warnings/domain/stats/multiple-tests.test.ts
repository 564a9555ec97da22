import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { assertClose, assertNear } from '#tests/assert-close';
import { gammaOf, normalOf } from '#tests/simulated-buyers';
import { moderated, variancePriorOf } from './moderated-variance.ts';
import { benjaminiHochberg, eBenjaminiHochberg, eShiryaevRoberts, holm } from './multiple-tests.ts';

describe('many tests at once', () => {
  it('adjusts p-values by Benjamini–Hochberg and by Holm as published', () => {
    const adjusted = benjaminiHochberg([0.898, 0.138, 0.007, 0.964, 0.538, 0.006, 0.138]);
    for (const [i, value] of [0.964, 0.2415, 0.0245, 0.964, 0.7532, 0.0245, 0.2415].entries())
      assertNear(adjusted[i] ?? 0, value, 1e-12);
    const held = holm([0.01, 0.04, 0.03, 0.005, 0.55, 0.6]);
    for (const [i, value] of [0.05, 0.12, 0.12, 0.03, 1, 1].entries()) assertNear(held[i] ?? 0, value, 1e-12);
    assert.deepEqual([benjaminiHochberg([]), holm([])], [[], []]);
  });

  it('chooses by e-values with the step of Wang and Ramdas', () => {
    // K = 5, α = .1: one needs 50, two need 25 each, three 16.7.
    assert.deepEqual(eBenjaminiHochberg([17, 60, 3, 17.5, 24], 0.1), [0, 1, 3, 4]);
    assert.deepEqual(eBenjaminiHochberg([49, 24, 16, 1, 1], 0.1), []);
    assert.deepEqual(eBenjaminiHochberg([24, 51, 16, 1, 1], 0.1), [1]);
  });

  it('gathers evidence for a fall that keeps its run length without one', () => {
    const random = seededRandom(3);
    let alarms = 0;
    const runs = 4_000;
    for (let run = 0; run < runs; run += 1) {
      const path = eShiryaevRoberts(
        Float64Array.from({ length: 50 }, () => normalOf(random)),
        0.5,
      );
      if (path.some((evidence) => evidence >= 500)) alarms += 1;
    }
    assert.ok(alarms / runs < 50 / 500, `${alarms}`);
    const falling = eShiryaevRoberts([-1, -1, Number.NaN, -1], 0.5);
    assert.equal(falling[2], falling[1]);
    assertClose(falling[0] ?? 0, Math.exp(0.375), 1e-12);
    assert.ok((falling[3] ?? 0) > (falling[1] ?? 0));
  });
});

describe('moderated variance', () => {
  it('recovers the prior that the variances came from', () => {
    const random = seededRandom(12);
    const samples = Array.from({ length: 20_000 }, () => {
      const truth = (4 * 8) / (2 * gammaOf(random, 4));
      return { variance: (truth * 2 * gammaOf(random, 5.5)) / 11, degrees: 11 };
    });
    const prior = variancePriorOf(samples);
    assertClose(prior?.degrees ?? 0, 8, 0.06);
    assertClose(prior?.variance ?? 0, 4, 0.02);
  });

  it('takes equal variances for one, and says nothing of too few', () => {
    const same = Array.from({ length: 30 }, () => ({ variance: 2, degrees: 11 }));
    assert.equal(variancePriorOf(same)?.degrees, 1_000);
    assert.equal(variancePriorOf(same.slice(0, 2)), null);
    assert.deepEqual(moderated({ variance: 1, degrees: 10 }, { variance: 4, degrees: 20 }), {
      variance: 3,
      degrees: 30,
    });
  });
});
