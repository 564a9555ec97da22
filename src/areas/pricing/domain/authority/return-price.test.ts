import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isReturnedAtPaid, returnedUnits } from './return-price.ts';

describe('the price of a return', () => {
  const unsold = { paidE4: null, orderedE4: null, listPriceE4: 500_000n };

  it('is at most what the account paid', () => {
    const sold = { ...unsold, paidE4: 480_000n };
    assert.equal(isReturnedAtPaid(480_000n, sold), true);
    assert.equal(isReturnedAtPaid(480_001n, sold), false);
  });
  it('is at most what the same order asks', () => {
    const sold = { ...unsold, orderedE4: 485_000n };
    assert.equal(isReturnedAtPaid(485_000n, sold), true);
    assert.equal(isReturnedAtPaid(500_000n, sold), false);
    assert.equal(isReturnedAtPaid(490_000n, { ...sold, paidE4: 490_000n }), true);
  });
  it('is at most the list price where nothing was sold on record', () => {
    assert.equal(isReturnedAtPaid(500_000n, unsold), true);
    assert.equal(isReturnedAtPaid(500_001n, unsold), false);
    assert.equal(isReturnedAtPaid(1n, { ...unsold, listPriceE4: null }), false);
    assert.equal(isReturnedAtPaid(0n, { ...unsold, listPriceE4: null }), true);
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
