import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { priceWarOf } from './price-war.ts';
import { squeezeOf } from './squeeze.ts';

const side = (supportMinor: bigint, contributionMinor: bigint) => ({ supportMinor, contributionMinor });

describe('squeeze', () => {
  it('needs both: support up and contribution down by a tenth', () => {
    assert.deepEqual(squeezeOf(side(100n, 400n), side(130n, 340n)), {
      supportUpMinor: 30n,
      contributionDownMinor: 60n,
    });
    assert.notEqual(squeezeOf(side(100n, 400n), side(110n, 360n)), null);
    assert.equal(squeezeOf(side(100n, 400n), side(109n, 300n)), null);
    assert.equal(squeezeOf(side(100n, 400n), side(200n, 361n)), null);
    assert.notEqual(squeezeOf(side(0n, -50n), side(10n, -70n)), null);
  });
});

describe('price war', () => {
  const claim = (day: number, isProven = false) => ({
    day,
    rival: day % 2 === 0 ? 'Nord' : 'West',
    isProven,
    grantedBp: 200,
    grantedMinor: 50n,
  });
  it('is three claims in ninety days and more than before', () => {
    assert.equal(priceWarOf([claim(10), claim(20)], 90), null);
    assert.deepEqual(priceWarOf([claim(11), claim(20), claim(90, true)], 90), {
      claims: 3,
      claimsBefore: 0,
      proven: 1,
      grantedBp: 600,
      grantedMinor: 150n,
      sinceDay: 11,
      lastDay: 90,
      rivals: ['Nord', 'West'],
    });
    assert.equal(
      priceWarOf(
        [100, 120, 140, 190, 200, 210].map((day) => claim(day)),
        270,
      ),
      null,
    );
  });
});
