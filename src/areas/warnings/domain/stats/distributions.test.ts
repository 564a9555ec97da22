import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertClose, assertNear } from '#tests/assert-close';
import { distributionVectors } from '#tests/spc-vectors';
import { normalBelow, normalUpper, normalUpperQuantile } from './normal.ts';
import { normalScoreTables } from './normal-scores.ts';
import { normalScoreOfT, studentUpper } from './student-t.ts';

/** assertClose has an absolute floor; tails of 1e-300 need the ratio itself. */
const assertRatio = (actual: number, expected: number): void => assertNear(actual / expected - 1, 0, 1e-12);

describe('normal distribution', () => {
  it('has tails right to twelve digits, out to 37 sigma', () => {
    for (const [z, upper] of distributionVectors.normalUpper) {
      assertRatio(normalUpper(z), upper);
      assertRatio(normalBelow(-z), upper);
      assertClose(normalBelow(z), 1 - upper, 1e-12);
    }
  });

  it('has quantiles right to twelve digits', () => {
    for (const [upper, z] of distributionVectors.normalUpperQuantile) assertRatio(normalUpperQuantile(upper), z);
    assert.equal(normalUpperQuantile(0.5), 0);
    assertRatio(normalUpperQuantile(0.975), -1.959963984540054);
  });
});

describe('Student’s t', () => {
  it('has tails right to twelve digits, whole degrees or not', () => {
    for (const [t, degrees, upper] of distributionVectors.tUpper) {
      assertRatio(studentUpper(t, degrees), upper);
      assertClose(studentUpper(-t, degrees), 1 - upper, 1e-12);
    }
  });

  it('has normal scores right to eleven digits, and by table to eight', () => {
    const scoreOf = normalScoreTables();
    for (const [t, degrees, score] of distributionVectors.zOfT) {
      assertClose(normalScoreOfT(t, degrees), score, 1e-11);
      assertNear(scoreOf(t, degrees), score, 1e-8);
      assert.equal(scoreOf(-t, degrees), -scoreOf(t, degrees));
    }
    for (let degrees = 2; degrees < 60; degrees += 7.3)
      for (let t = 0.003; t < 5; t += 0.0371) assertNear(scoreOf(t, degrees), normalScoreOfT(t, degrees), 1e-8);
  });
});
