import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertClose, assertNear } from '#tests/assert-close';
import { commonGroundOf, shrunkOf } from './shrinkage.ts';

describe('shrinkage', () => {
  it('reproduces the eight schools: pooled 7.686, s.e. 4.072, no spread between', () => {
    const effects = [28, 8, -3, 7, -1, 1, 18, 12];
    const errors = [15, 10, 16, 11, 9, 11, 10, 18];
    const ground = commonGroundOf(effects.map((value, i) => ({ value, standardError: errors[i] ?? 1 })));
    assertNear(ground.pooled, 7.686, 5e-4);
    assertNear(ground.pooledStandardError, 4.072, 5e-4);
    assert.equal(ground.betweenVariance, 0);
    assertClose(shrunkOf({ value: 28, standardError: 15 }, ground.pooled, 0), ground.pooled, 1e-12);
  });

  it('finds the spread that was put in and shrinks the uncertain most', () => {
    const estimates = Array.from({ length: 400 }, (_, i) => ({
      value: Math.sin(i * 12.9898) * 3 * Math.SQRT2,
      standardError: 0.1,
    }));
    const { betweenVariance } = commonGroundOf(estimates);
    assertClose(betweenVariance, 9, 0.05);
    assertNear(shrunkOf({ value: 2, standardError: 1 }, 0, 1), 1, 1e-12);
    assert.ok(shrunkOf({ value: 2, standardError: 3 }, 0, 1) < shrunkOf({ value: 2, standardError: 0.3 }, 0, 1));
  });

  it('leaves a single or empty set without spread', () => {
    assert.equal(commonGroundOf([]).betweenVariance, 0);
    assert.equal(commonGroundOf([{ value: 3, standardError: 1 }]).betweenVariance, 0);
  });
});
