import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concentrationBreaches } from './concentration.ts';

const row = (code: string, revenueMinor: bigint, priorRevenueMinor: bigint) => ({
  code,
  revenueMinor,
  priorRevenueMinor,
  contributionMinor: revenueMinor / 5n,
});

describe('concentration', () => {
  it('allows last year’s share and ten points, at most the policy', () => {
    const rows = [row('grown', 2_400n, 1_200n), row('large', 3_300n, 3_200n), row('rest', 4_300n, 5_600n)];
    const found = concentrationBreaches(rows, 3_000);
    assert.deepEqual(
      found.map(({ code, shareBp, limitBp }) => [code, shareBp, limitBp]),
      [
        ['rest', 4_300, 3_000],
        ['large', 3_300, 3_000],
        ['grown', 2_400, 2_200],
      ],
    );
    assert.equal(found[2]?.contributionMinor, 480n);
    assert.deepEqual(
      concentrationBreaches(rows, 6_000).map(({ code }) => code),
      ['grown'],
    );
  });

  it('gives a newcomer ten points and survives empty totals', () => {
    assert.deepEqual(concentrationBreaches([row('new', 90n, 0n), row('old', 910n, 900n)], 10_000), []);
    assert.deepEqual(concentrationBreaches([row('a', 0n, 0n)], 3_000), []);
    assert.deepEqual(concentrationBreaches([], 3_000), []);
  });
});
