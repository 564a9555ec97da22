import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { priceOff, rangeFindingOf, rangeOver, rangePricesOf, rangeProblemOf } from './discount-range.ts';

const line = (lineId: string, fromBp = 500, toBp = 800) => ({ productId: null, lineId, fromBp, toBp });
const product = (productId: string, fromBp = 500, toBp = 800) => ({ productId, lineId: null, fromBp, toBp });

describe('rangeProblemOf', () => {
  it('asks for one place each, forwards and once', () => {
    assert.equal(rangeProblemOf([]), null);
    assert.equal(rangeProblemOf([line('a'), line('b'), product('a1')]), null);
    assert.equal(rangeProblemOf([{ ...line('a'), productId: 'p' }]), 'range-unplaced');
    assert.equal(rangeProblemOf([{ ...line('a'), lineId: null }]), 'range-unplaced');
    assert.equal(rangeProblemOf([line('a', 801, 800)]), 'range-crossed');
    assert.equal(rangeProblemOf([line('a', 800, 800)]), null);
    assert.equal(rangeProblemOf([line('a'), line('a', 100, 200)]), 'range-twice');
  });
});

describe('priceOff', () => {
  it('rounds up, so that no more than the range is conceded', () => {
    assert.equal(priceOff(999_900n, 1_200), 879_912n);
    assert.equal(priceOff(1n, 1), 1n);
    assert.equal(priceOff(1_000_000n, 0), 1_000_000n);
    assert.equal(priceOff(1_000_000n, 10_000), 0n);
  });
  it('never lies under the exact price and less than 1/10,000 above it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.integer({ min: 0, max: 10_000 }), (list, off) => {
        const excess = priceOff(list, off) * 10_000n - list * BigInt(10_000 - off);
        assert.ok(excess >= 0n && excess < 10_000n);
      }),
    );
  });
});

describe('rangeOver', () => {
  const ranges = [line('panels'), line('aluminium'), product('p1')];
  it('is the product’s own before its nearest line', () => {
    assert.equal(rangeOver({ id: 'p1', lineIds: ['aluminium', 'panels'] }, ranges), 2);
    assert.equal(rangeOver({ id: 'p2', lineIds: ['aluminium', 'panels'] }, ranges), 1);
    assert.equal(rangeOver({ id: 'p3', lineIds: ['stone', 'panels'] }, ranges), 0);
    assert.equal(rangeOver({ id: 'p4', lineIds: ['roofs'] }, ranges), null);
    assert.equal(rangeOver({ id: 'p5', lineIds: [] }, ranges), null);
  });
});

describe('rangeFindingOf', () => {
  const prices = rangePricesOf(1_000_000n, { fromBp: 800, toBp: 1_200 });
  it('is within at both bounds, beyond under the deepest and above over the shallowest', () => {
    assert.deepEqual(prices, { deepestE4: 880_000n, shallowestE4: 920_000n });
    assert.deepEqual(rangeFindingOf(880_000n, prices), { finding: 'within-range', nearestE4: 880_000n });
    assert.deepEqual(rangeFindingOf(920_000n, prices), { finding: 'within-range', nearestE4: 920_000n });
    assert.deepEqual(rangeFindingOf(879_999n, prices), { finding: 'beyond-range', nearestE4: 880_000n });
    assert.deepEqual(rangeFindingOf(920_001n, prices), { finding: 'above-agreed', nearestE4: 920_000n });
  });
});
