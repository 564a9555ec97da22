import assert from 'node:assert/strict';
import { it } from 'node:test';
import { settledLaterE4 } from './rebate-settlement.ts';

it('settles what was left open, and no more', () => {
  assert.equal(settledLaterE4(150n, 180n), 150n);
  assert.equal(settledLaterE4(150n, 90n), 90n);
  assert.equal(settledLaterE4(0n, 90n), 0n);
  assert.equal(settledLaterE4(-10n, 90n), 0n);
  assert.equal(settledLaterE4(150n, -90n), 0n);
});
