import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agreedWithin, missedTierOf } from './missed-tier.ts';

const tiers = [
  { fromMinor: 1_000n, rateBp: 100 },
  { fromMinor: 2_000n, rateBp: 200 },
];
const to = '2026-12-31';

describe('missedTierOf', () => {
  it('is the tier that was agreed and is out of reach', () => {
    const missed = missedTierOf(tiers, { agreedMinor: 2_100n, highMinor: 1_400n, to }, '2026-12-01');
    assert.deepEqual([missed?.tier.rateBp, missed?.missingMinor, missed?.daysLeft], [200, 600n, 30]);
  });
  it('is none where the forecast may reach it, or where nothing so high was agreed', () => {
    assert.equal(missedTierOf(tiers, { agreedMinor: 2_100n, highMinor: 2_000n, to }, '2026-12-01'), null);
    assert.equal(missedTierOf(tiers, { agreedMinor: 1_999n, highMinor: 1_000n, to }, '2026-12-01'), null);
    assert.equal(missedTierOf(tiers, { agreedMinor: 900n, highMinor: 0n, to }, '2026-12-01'), null);
  });
});

describe('agreedWithin', () => {
  it('takes the part of the days', () => {
    const term = { from: '2026-01-01', to: '2026-12-31' };
    assert.equal(agreedWithin(36_500n, term, term), 36_500n);
    assert.equal(agreedWithin(36_500n, { from: '2026-01-01', to: '2026-03-31' }, term), 9_000n);
  });
});
