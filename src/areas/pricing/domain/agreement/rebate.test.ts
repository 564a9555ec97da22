import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rebateOf, rebateSpansOf, tierReached, topRebateBp } from './rebate.ts';

const tiers = [
  { fromMinor: 10_000n, rateBp: 200 },
  { fromMinor: 20_000n, rateBp: 500 },
];

describe('rebateOf', () => {
  it('is the worked example, the bound of a tier included', () => {
    assert.equal(rebateOf('retroactive', tiers, 25_000n), 1_250n);
    assert.equal(rebateOf('incremental', tiers, 25_000n), 450n);
    assert.equal(rebateOf('retroactive', tiers, 9_999n), 0n);
    assert.equal(rebateOf('retroactive', tiers, 10_000n), 200n);
    assert.equal(rebateOf('incremental', tiers, 10_000n), 0n);
    assert.equal(rebateOf('retroactive', tiers, 20_000n), 1_000n);
  });
  it('cuts the part of a cent once, at the end', () => {
    const thirds = [
      { fromMinor: 0n, rateBp: 33 },
      { fromMinor: 101n, rateBp: 66 },
    ];
    assert.equal(rebateOf('incremental', thirds, 202n), 0n);
    assert.equal(rebateOf('incremental', thirds, 304n), 1n);
  });
  it('gives nothing on returns, and never more than the top rate', () => {
    assert.equal(rebateOf('retroactive', tiers, -5n), 0n);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -1_000n, max: 10n ** 14n }),
        fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 3_000 })), {
          maxLength: 5,
          selector: ([from]) => from,
        }),
        (volume, made) => {
          const rates = made.map(([, rateBp]) => rateBp).toSorted((a, b) => a - b);
          const rising = made
            .map(([from]) => from)
            .toSorted((a, b) => a - b)
            .map((from, at) => ({ fromMinor: BigInt(from), rateBp: rates[at] ?? 0 }));
          const [whole, steps] = [rebateOf('retroactive', rising, volume), rebateOf('incremental', rising, volume)];
          assert.ok(steps <= whole);
          assert.ok(whole * 10_000n <= (volume > 0n ? volume : 0n) * BigInt(topRebateBp(rising)));
        },
      ),
    );
  });
});

describe('tierReached', () => {
  it('is the highest whose bound the volume meets', () => {
    assert.equal(tierReached(tiers, 9_999n), null);
    assert.equal(tierReached(tiers, 19_999n)?.rateBp, 200);
    assert.equal(tierReached(tiers, 20_000n)?.rateBp, 500);
  });
});

describe('rebateSpansOf', () => {
  it('cuts the time of an agreement without gaps, the last period short', () => {
    assert.deepEqual(rebateSpansOf('2026-02-01', '2026-08-15', 'quarter'), [
      { from: '2026-02-01', to: '2026-04-30' },
      { from: '2026-05-01', to: '2026-07-31' },
      { from: '2026-08-01', to: '2026-08-15' },
    ]);
    assert.equal(rebateSpansOf('2024-02-29', '2026-02-28', 'year').length, 3);
    assert.deepEqual(rebateSpansOf('2026-01-01', '2027-12-31', 'term'), [{ from: '2026-01-01', to: '2027-12-31' }]);
  });
});
