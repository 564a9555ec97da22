import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertNear } from '#tests/assert-close';
import { mannKendallOf } from './mann-kendall.ts';
import { quantileOfSorted, medianOf } from './quantile.ts';
import { theilSenOf } from './theil-sen.ts';

const series = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 4, maxLength: 24 });

describe('Theil–Sen slope', () => {
  it('ignores one wild month', () => {
    assert.equal(theilSenOf([0, 1, 2, 3, 4], [1, 3, 5, 7, 99])?.slope, 2);
  });

  it('equals the median of all pairwise slopes', () => {
    fc.assert(
      fc.property(series, (values) => {
        const slopes = values.flatMap((later, j) =>
          values.slice(0, j).map((earlier, i) => (later - earlier) / (j - i)),
        );
        assertNear(
          theilSenOf(
            values.map((_, i) => i),
            values,
          )?.slope ?? Number.NaN,
          medianOf(slopes),
          1e-9,
        );
      }),
    );
  });

  it('says nothing below four points and has an error above zero on a straight line', () => {
    assert.equal(theilSenOf([0, 1, 2], [1, 2, 3]), null);
    assert.ok((theilSenOf([0, 1, 2, 3], [1, 2, 3, 4])?.standardError ?? 0) > 0);
  });
});

describe('Mann–Kendall test', () => {
  it('gives −2.2045 for five falling values', () => {
    assertNear(mannKendallOf([5, 4, 3, 2, 1]), -2.2045, 1e-4);
  });

  it('is 0 without a trend and turns its sign with the series', () => {
    assert.equal(mannKendallOf([3, 3, 3, 3, 3]), 0);
    fc.assert(
      fc.property(series, (values) => {
        assertNear(mannKendallOf(values), -mannKendallOf(values.toReversed()), 1e-12);
      }),
    );
  });
});

describe('quantile', () => {
  it('interpolates between neighbours', () => {
    assert.equal(quantileOfSorted([1, 2, 4, 8], 0.5), 3);
    assert.ok(Number.isNaN(quantileOfSorted([], 0.5)));
  });
});
