import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { assertClose, assertNear } from '#tests/assert-close';
import { gammaOf } from '#tests/simulated-buyers';
import { ownRegularityOf, populationRegularityOf, regularityErrorOf, segmentRegularities } from './regularity.ts';

const gapsOf = (seed: number, regularity: number, count: number): number[][] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const mean = 5 + 60 * random();
    return Array.from({ length: 12 }, () => (gammaOf(random, regularity) * mean) / regularity);
  });
};

describe('populationRegularityOf', () => {
  it('finds k of 1, 3 and 8 whatever the rates of the accounts', () => {
    for (const k of [1, 3, 8]) assertClose(populationRegularityOf(gapsOf(k, k, 20_000)) ?? 0, k, 0.04);
  });

  it('does not depend on which of the two gaps came first', () => {
    const gaps = gapsOf(4, 2, 50).map((own) => own.slice(-2));
    assert.equal(populationRegularityOf(gaps), populationRegularityOf(gaps.map((own) => own.toReversed())));
    assert.equal(populationRegularityOf(gaps), populationRegularityOf(gaps.toReversed()));
  });

  it('is unknown below two accounts with two gaps', () => {
    assert.equal(populationRegularityOf([[3], [4, 5]]), null);
  });
});

describe('ownRegularityOf', () => {
  it('needs five gaps', () => {
    assert.equal(ownRegularityOf([30, 31, 29, 30]), null);
    assert.notEqual(ownRegularityOf([30, 31, 29, 30, 30]), null);
  });

  it('tells a clock from a jumble', () => {
    assert.equal(ownRegularityOf([28, 31, 30, 29, 32]), 200);
    assertNear(ownRegularityOf([5, 60, 12, 90, 3]) ?? 0, 0.766, 0.001);
    assert.equal(ownRegularityOf([30, 30, 30, 30, 30]), 200);
  });

  it('scatters as its standard error says', () => {
    const own = gapsOf(6, 4, 3_000).map((gaps) => Math.log(ownRegularityOf(gaps) ?? 1));
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const sd = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length);
    assertClose(sd, regularityErrorOf(4, 12), 0.15);
  });
});

describe('segmentRegularities', () => {
  it('draws own figures to the median and gives newcomers the median', () => {
    const gaps = [...gapsOf(9, 4, 300), [10, 20]];
    const own = gaps.flatMap((given) => ownRegularityOf(given) ?? []);
    const shrunk = segmentRegularities(gaps);
    const errorOf = (figures: readonly number[]): number =>
      figures.reduce((sum, k) => sum + Math.log(k / 4) ** 2, 0) / figures.length;
    assert.equal(shrunk.at(-1)?.basis, 'segment');
    assertClose(shrunk.at(-1)?.regularity ?? 0, 4.6, 0.15);
    assert.ok(errorOf(shrunk.map(({ regularity }) => regularity)) < errorOf(own) / 2);
  });

  it('takes 1 where nobody has five gaps', () => {
    assert.deepEqual(segmentRegularities([[3, 4], []]), [
      { regularity: 1, basis: 'segment' },
      { regularity: 1, basis: 'segment' },
    ]);
  });
});
