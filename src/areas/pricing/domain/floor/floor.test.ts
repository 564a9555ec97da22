import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { miscVectors } from '#tests/misc-vectors';
import { floorPrice, freightServiceOf } from './floor.ts';

const parts = {
  unitCostE4: 800_000n,
  freightServiceE4: 50_000n,
  capitalRateBp: 800,
  creditDays: 75,
  expectedLossBp: 50,
};

describe('floorPrice', () => {
  it('is the published case, rounded up to 1/10,000', () => {
    const { vc, cts, wacc, DSO, el, floor } = miscVectors.priceFloor.case;
    const found = floorPrice({
      unitCostE4: BigInt(vc * 10_000),
      freightServiceE4: BigInt(cts * 10_000),
      capitalRateBp: wacc * 10_000,
      creditDays: DSO,
      expectedLossBp: el * 10_000,
    });
    assert.deepEqual(found, { kind: 'known', floorE4: BigInt(Math.ceil(floor * 10_000)) });
    assert.deepEqual(floorPrice(parts), { kind: 'known', floorE4: 868_622n });
  });

  it('is unknown while the cost is', () => {
    assert.deepEqual(floorPrice({ ...parts, unitCostE4: null }), { kind: 'unknown', reason: 'cost-unknown' });
  });

  it('is unknown when credit and loss take the whole price', () => {
    const found = floorPrice({ ...parts, creditDays: 4_600 });
    assert.deepEqual(found, { kind: 'unknown', reason: 'terms-eat-price' });
  });

  it('is never understated and never more than 1/10,000 above the exact figure', () => {
    const figures = fc.record({
      unitCostE4: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      freightServiceE4: fc.bigInt({ min: 0n, max: 10n ** 11n }),
      capitalRateBp: fc.integer({ min: 0, max: 3_000 }),
      creditDays: fc.integer({ min: 0, max: 365 }),
      expectedLossBp: fc.integer({ min: 0, max: 2_000 }),
    });
    fc.assert(
      fc.property(figures, (made) => {
        const floor = floorPrice(made);
        assert.ok(floor.kind === 'known');
        const kept = 3_650_000n - BigInt(made.capitalRateBp * made.creditDays + made.expectedLossBp * 365);
        const needed = (made.unitCostE4 + made.freightServiceE4) * 3_650_000n;
        assert.ok(floor.floorE4 * kept >= needed);
        assert.ok((floor.floorE4 - 1n) * kept < needed);
      }),
    );
  });
});

describe('freightServiceOf', () => {
  it('is a share of the cost, rounded up', () => {
    assert.equal(freightServiceOf(800_000n, 625), 50_000n);
    assert.equal(freightServiceOf(1n, 1), 1n);
    assert.equal(freightServiceOf(0n, 625), 0n);
  });
});
