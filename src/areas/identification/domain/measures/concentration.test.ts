import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertNear } from '#tests/assert-close';
import { cdnowCutoff, cdnowMissing, readCdnow } from '#tests/cdnow';
import { miscVectors } from '#tests/misc-vectors';
import { abcClassesOf, giniOf, paretoShareOf, whaleCurveOf } from './concentration.ts';

const { gini } = miscVectors;

describe('concentration', () => {
  it('reproduces Gini .69 and a top fifth of .75', () => {
    assertNear(giniOf(gini.values) ?? 0, gini.gini, 1e-9);
    assertNear(paretoShareOf(gini.values, 0.2) ?? 0, gini.top20share, 1e-9);
  });

  it('reproduces CDNOW revenue of weeks 1 to 39', { skip: cdnowMissing('sample') }, () => {
    const revenue = readCdnow('sample').map(({ days, values }) =>
      values.reduce((sum, value, i) => ((days[i] ?? 0) <= cdnowCutoff ? sum + value : sum), 0),
    );
    assertNear(giniOf(revenue) ?? 0, gini.cdnowRevenueWeeks1to39, 1e-9);
    assertNear(paretoShareOf(revenue, 0.2) ?? 0, gini.cdnowTop20, 1e-3);
  });

  it('gives no Gini as soon as one account is below zero', () => {
    assert.equal(giniOf([5, -1]), null);
  });

  it('agrees with the mean absolute difference', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 40 }), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        fc.pre(total > 0);
        const differences = values
          .flatMap((a) => values.map((b) => Math.abs(a - b)))
          .reduce((sum, gap) => sum + gap, 0);
        assertNear(giniOf(values) ?? Number.NaN, differences / (2 * values.length * total), 1e-9);
      }),
    );
  });

  it('draws the whale: peak above the total where the tail destroys value', () => {
    const curve = whaleCurveOf([6, -2, 4]);
    assert.deepEqual(curve?.peak, { accounts: 2, share: 1.25 });
    assert.equal(curve?.lossAccounts, 1);
    assert.equal(curve?.lossTotal, -2);
    assert.equal(whaleCurveOf([1, -1]), null);
  });

  it('sorts into A, B and C with ties together and losses in C', () => {
    assert.deepEqual(abcClassesOf([90, 6, 4]), ['A', 'B', 'C']);
    assert.deepEqual(abcClassesOf([-5, 10, 0]), ['C', 'A', 'C']);
    assert.deepEqual(abcClassesOf([50, 25, 25]), ['A', 'A', 'A']);
    assert.deepEqual(abcClassesOf([60, 20, 20]), ['A', 'B', 'B']);
  });
});
