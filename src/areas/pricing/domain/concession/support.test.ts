import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { promisesSupport } from './support.ts';

describe('support that a line promises', () => {
  it('is free goods or a share of a marketing support', () => {
    assert.equal(promisesSupport({ freeQuantityE4: 0n, supportE4: 0n }), false);
    assert.equal(promisesSupport({ freeQuantityE4: 1n, supportE4: 0n }), true);
    assert.equal(promisesSupport({ freeQuantityE4: 0n, supportE4: 1n }), true);
  });
});
