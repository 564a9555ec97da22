import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { assertClose, assertNear } from '#tests/assert-close';
import { calibrationOf, mayShowProbabilities } from './calibration.ts';
import type { Forecast } from './calibration.ts';

const simulated = (seed: number, eventChanceOf: (probability: number) => number): Forecast[] => {
  const random = seededRandom(seed);
  return Array.from({ length: 4_000 }, () => {
    const probability = random();
    return { probability, happened: random() < eventChanceOf(probability) };
  });
};

describe('calibrationOf', () => {
  it('computes Brier, log loss and expected error of a hand-made case', () => {
    const measured = calibrationOf([
      { probability: 0.9, happened: true },
      { probability: 0.8, happened: false },
      { probability: 0.1, happened: false },
      { probability: 1, happened: true },
    ]);
    assert.ok(measured);
    assertNear(measured.brier, (0.01 + 0.64 + 0.01 + 0) / 4, 1e-12);
    assertNear(measured.logLoss, -(Math.log(0.9) + Math.log(0.2) + Math.log(0.9)) / 4, 1e-12);
    assertNear(measured.expectedError, 0.5 * 0.05 + 0.25 * 0.8 + 0.25 * 0.1, 1e-12);
    assert.deepEqual(measured.reliability[9], { from: 0.9, to: 1, count: 2, stated: 0.95, observed: 1 });
    assert.equal(measured.reliability[5]?.stated, null);
  });

  it('has Z near 0 for honest probabilities and far from it for overstated ones', () => {
    const zs = [1, 2, 3, 4, 5].map((seed) => calibrationOf(simulated(seed, (p) => p))?.spiegelhalterZ ?? 9);
    assert.ok(zs.every((z) => Math.abs(z) < 3));
    const overstated = calibrationOf(simulated(1, (p) => 0.5 + (p - 0.5) * 0.6));
    assert.ok(overstated);
    assert.ok(!mayShowProbabilities(overstated));
  });

  it('does not break on certainty that fails, on one half alone, or on nothing', () => {
    const failed = calibrationOf([{ probability: 1, happened: false }]);
    assertClose(failed?.logLoss ?? 0, -Math.log(1e-15), 1e-3);
    assert.equal(failed?.spiegelhalterZ, 0);
    assert.equal(calibrationOf([{ probability: 0.5, happened: true }])?.spiegelhalterZ, 0);
    assert.equal(calibrationOf([]), null);
  });
});
