import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fullShare, midRankOf, midRankTableOf } from './mid-rank.ts';

const countedShare = (values: readonly number[], wanted: number): number => {
  const below = values.filter((value) => value < wanted).length;
  const equal = values.filter((value) => value === wanted).length;
  return Math.round((fullShare * (below + equal / 2)) / values.length);
};

describe('mid-rank percentile', () => {
  it('puts 3 among 1, 3, 3, 9 in the middle', () => {
    assert.equal(midRankOf(midRankTableOf([1, 3, 3, 9], 'plain'))(3), 5_000);
  });

  it('agrees with naive counting, inside and outside the population', () => {
    const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: -25, max: 25 }), (population, wanted) => {
        assert.equal(midRankOf(midRankTableOf(population, 'plain'))(wanted), countedShare(population, wanted));
      }),
    );
  });

  it('does not count missing readings and stays missing for one', () => {
    const rank = midRankOf(midRankTableOf([Number.NaN, 1, 2], 'plain'));
    assert.equal(rank(1), 2_500);
    assert.ok(Number.isNaN(rank(Number.NaN)));
    assert.ok(Number.isNaN(midRankOf(midRankTableOf([Number.NaN], 'plain'))(1)));
  });

  it('clips currency at q01 and q99, so that giants share their place', () => {
    const population = Array.from({ length: 1_000 }, (_, i) => i);
    const rank = midRankOf(midRankTableOf([...population, 1e9], 'currency'));
    assert.equal(rank(1e9), rank(995));
    assert.ok(rank(980) < rank(1e9));
  });

  it('is the same after a trip through JSON', () => {
    const table = midRankTableOf([5, -2.25, 5, 7], 'currency');
    assert.deepEqual(JSON.parse(JSON.stringify(table)), table);
  });
});
