import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { returnedUnits, takeBack } from './return-price.ts';
import type { PricedUnits } from './return-price.ts';

const at = (priceE4: bigint, quantityE4: bigint): PricedUnits => ({ priceE4, quantityE4 });

const above = (...asked: Parameters<typeof takeBack>) => takeBack(...asked).above;

describe('the price of a return', () => {
  const sold = [at(300n, 100n), at(1_000n, 1n)];

  it('is at most what was paid for as many units', () => {
    assert.deepEqual([...above(sold, [at(1_000n, 1n), at(300n, 99n)])], []);
    assert.deepEqual([...above(sold, [at(1_000n, 2n)])], [0]);
    assert.deepEqual([...above(sold, [at(301n, 1n), at(1_000n, 1n)])], [0]);
    assert.deepEqual([...above(sold, [at(1_001n, 1n)])], [0]);
  });
  it('takes cheap units for a cheap return, whatever comes first', () => {
    assert.deepEqual([...above(sold, [at(300n, 100n), at(1_000n, 1n)])], []);
    assert.deepEqual([...above(sold, [at(0n, 101n)])], []);
  });
  it('leaves what nobody brought back', () => {
    assert.deepEqual(takeBack(sold, [at(200n, 40n), at(2_000n, 9n)]).left, [at(300n, 60n), at(1_000n, 1n)]);
  });
  it('fits exactly when at every price no more comes back than was sold at it or above', () => {
    const units = fc.array(
      fc.record({ priceE4: fc.bigInt({ min: 0n, max: 6n }), quantityE4: fc.bigInt({ min: 1n, max: 9n }) }),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(units, units, (one, other) => {
        const from = (rows: readonly PricedUnits[], price: bigint): bigint =>
          rows.reduce((sum, { priceE4, quantityE4 }) => (priceE4 >= price ? sum + quantityE4 : sum), 0n);
        const fits = other.every(({ priceE4 }) => from(other, priceE4) <= from(one, priceE4));
        assert.equal(takeBack(one, other).above.size === 0, fits);
      }),
    );
  });
});

describe('the units of a return', () => {
  const units = (...quantities: readonly bigint[]) => quantities.map((quantityE4) => ({ quantityE4 }));

  it('are at most what the account bought and still has', () => {
    assert.deepEqual(returnedUnits(100n, units(-100n)), { isBeyond: false, leftE4: 100n });
    assert.deepEqual(returnedUnits(100n, units(-101n)), { isBeyond: true, leftE4: 100n });
    assert.deepEqual(returnedUnits(0n, units(-1n)), { isBeyond: true, leftE4: 0n });
  });
  it('are judged together, with what the same order sells', () => {
    assert.equal(returnedUnits(100n, units(-60n, -41n)).isBeyond, true);
    assert.deepEqual(returnedUnits(100n, units(-60n, 10n, -50n)), { isBeyond: false, leftE4: 110n });
  });
});
