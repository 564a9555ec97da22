import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { e4OfMinor, minorOf, minorPartsOf } from './money.ts';
import { seededRandom } from './random.ts';

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

describe('parts in minor units', () => {
  it('add up to the rounded whole, each less than one unit from its exact value, whole units and zero as they are', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 3_000; round += 1) {
      const currency = ['CNY', 'JPY', 'KWD'][round % 3] ?? 'CNY';
      const unit = e4OfMinor(1n, currency);
      const parts = Array.from({ length: Math.floor(random() * 12) }, () =>
        random() < 0.3 ? BigInt(Math.floor(random() * 5)) * unit : BigInt(Math.floor((random() - 0.5) * 100_000)),
      );
      const whole = minorOf(sumOf(parts), currency);
      const shown = minorPartsOf(parts, whole, currency);
      assert.equal(sumOf(shown), whole);
      for (const [at, part] of parts.entries()) {
        const off = (shown[at] ?? 0n) * unit - part;
        assert.ok(off < unit && off > -unit, `${part}`);
        if (part % unit === 0n) assert.equal(off, 0n);
      }
    }
  });

  it('add up to a difference of two rounded sums too', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 3_000; round += 1) {
      const [before, ...parts] = Array.from({ length: 6 }, () => BigInt(Math.floor((random() - 0.5) * 2_000)) * 25n);
      if (before === undefined) continue;
      const change = minorOf(before + sumOf(parts), 'CNY') - minorOf(before, 'CNY');
      const shown = minorPartsOf(parts, change, 'CNY');
      assert.equal(sumOf(shown), change);
      for (const [at, part] of parts.entries()) {
        const off = (shown[at] ?? 0n) * 100n - part;
        assert.ok(off <= 100n && off >= -100n);
      }
    }
  });

  it('raises the largest remainder first, the earlier of two', () => {
    assert.deepEqual(minorPartsOf([50n, 50n, 0n], 1n, 'CNY'), [1n, 0n, 0n]);
    assert.deepEqual(minorPartsOf([-130n, 230n, 160n], 3n, 'CNY'), [-1n, 2n, 2n]);
    assert.deepEqual(minorPartsOf([-100n, 0n], -2n, 'CNY'), [-2n, 0n]);
    assert.deepEqual(minorPartsOf([], 0n, 'CNY'), []);
  });
});
