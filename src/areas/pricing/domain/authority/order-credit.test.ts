import assert from 'node:assert/strict';
import { it } from 'node:test';
import { overLimitOf } from './order-credit.ts';

it('is what an order takes beyond the limit, the limit itself allowed', () => {
  const facts = { exposureMinor: 80n, waitingMinor: 10n, orderMinor: 30n, limitMinor: 100n };
  assert.equal(overLimitOf(facts), 20n);
  assert.equal(overLimitOf({ ...facts, orderMinor: 10n }), 0n);
  assert.equal(overLimitOf({ ...facts, orderMinor: 11n }), 1n);
  assert.equal(overLimitOf({ ...facts, limitMinor: null }), null);
});
