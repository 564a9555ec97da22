import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { divideHalfEven } from '#kernel/decimal';
import { wholeShareOf } from './whole-share.ts';

const exact = (amount: number, part: number, whole: number): number =>
  Number(divideHalfEven(BigInt(amount) * BigInt(part), BigInt(whole)));

describe('a share of a whole number', () => {
  it('rounds halves to the even neighbour', () => {
    assert.deepEqual(
      [wholeShareOf(5, 1, 2), wholeShareOf(7, 1, 2), wholeShareOf(-5, 1, 2), wholeShareOf(5, -3, -6)],
      [2, 4, -2, 2],
    );
  });

  it('equals the bigint quotient for small, halved and very large numbers', () => {
    const sizes = fc.constantFrom(9, 1_000, 1e7, 1e11, 2 ** 52);
    const whole = sizes.chain((size) => fc.integer({ min: -size, max: size }));
    fc.assert(
      fc.property(whole, whole, whole, (amount, part, divisor) => {
        const by = divisor === 0 ? 2 : divisor;
        // A quotient beyond 2^53 has no exact float at all.
        if (Math.abs((amount * part) / by) >= 2 ** 53) return;
        assert.equal(wholeShareOf(amount, part, by) + 0, exact(amount, part, by) + 0);
        assert.equal(wholeShareOf(amount, part, 2 * Math.sign(by)) + 0, exact(amount, part, 2 * Math.sign(by)) + 0);
      }),
      { numRuns: 5_000, seed: 4 },
    );
  });
});
