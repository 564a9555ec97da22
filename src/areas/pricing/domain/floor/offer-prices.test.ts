import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { breakEvenVolumeOf, offerPricesOf } from './offer-prices.ts';

describe('offerPricesOf', () => {
  it('takes the shares of the tier from the list price', () => {
    assert.deepEqual(offerPricesOf(1_000_000n, { startBp: 200, targetBp: 500 }, 800_000n), {
      startE4: 980_000n,
      targetE4: 950_000n,
    });
  });
  it('stays at list where a share would go under the floor, and gives none where list does', () => {
    assert.deepEqual(offerPricesOf(1_000_000n, { startBp: 200, targetBp: 500 }, 960_000n), {
      startE4: 980_000n,
      targetE4: 1_000_000n,
    });
    assert.equal(offerPricesOf(1_000_000n, { startBp: 0, targetBp: 0 }, 1_000_001n), null);
  });
});

describe('breakEvenVolumeOf', () => {
  it('is cut ÷ (margin − cut)', () => {
    assert.equal(breakEvenVolumeOf(0.05, 0.25), 0.25);
    assert.equal(breakEvenVolumeOf(0, 0.25), 0);
  });
  it('has no answer when nothing of the margin is left', () => {
    assert.equal(breakEvenVolumeOf(0.25, 0.25), null);
  });
});
