import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeCommitment } from './commitment.ts';

const grounds = {
  floor: { kind: 'known', floorE4: 900_000n },
  authorityBp: 300,
  approval: null,
  today: '2026-11-21',
  tellsFloor: true,
} as const;
const approval = {
  decidedBp: 800,
  decidedPriceE4: 920_000n,
  decidedCreditE4: 5_000n,
  quantityE4: 50_000n,
  validUntil: '2026-11-21',
};
const line = { pocketPriceE4: 970_000n, creditE4: 0n, judgedBp: 300, quantityE4: 10_000n };
const wordOf = (change: Partial<typeof line>, more: Partial<Parameters<typeof judgeCommitment>[1]> = {}): string => {
  const verdict = judgeCommitment({ ...line, ...change }, { ...grounds, ...more });
  return verdict.kind === 'allowed' ? verdict.by : verdict.code;
};

describe('judgeCommitment', () => {
  it('allows up to the own authority, the bound included', () => {
    assert.equal(wordOf({}), 'authority');
    assert.equal(wordOf({ judgedBp: 301 }), 'above-authority');
  });
  it('holds the floor against everybody, the floor itself allowed', () => {
    assert.equal(wordOf({ pocketPriceE4: 900_000n }), 'authority');
    assert.equal(wordOf({ pocketPriceE4: 899_999n }, { authorityBp: 10_000 }), 'below-floor');
    assert.equal(wordOf({ pocketPriceE4: 899_999n }, { approval: { ...approval, decidedPriceE4: 0n } }), 'below-floor');
  });
  it('tells who sees no cost of the floor only where he might promise the price', () => {
    const blind = { tellsFloor: false };
    for (const pocketPriceE4 of [899_999n, 900_000n]) {
      assert.equal(wordOf({ pocketPriceE4, judgedBp: 301 }, blind), 'above-authority');
      assert.equal(wordOf({ pocketPriceE4 }, { ...blind, approval }), 'beyond-approval');
    }
    assert.equal(wordOf({ pocketPriceE4: 899_999n }, blind), 'below-floor');
    assert.equal(
      wordOf({ pocketPriceE4: 899_999n }, { ...blind, approval: { ...approval, decidedPriceE4: 0n } }),
      'below-floor',
    );
    assert.equal(wordOf({}, blind), 'authority');
  });
  it('blocks what has no floor', () => {
    assert.equal(wordOf({}, { floor: { kind: 'unknown', reason: 'cost-unknown' } }), 'cost-unknown');
    assert.equal(wordOf({}, { floor: { kind: 'unknown', reason: 'terms-eat-price' } }), 'terms-eat-price');
  });
  it('lets an approval cover its concession, price, credit, quantity and days, and no more', () => {
    const covered = { pocketPriceE4: 920_000n, creditE4: 5_000n, judgedBp: 800, quantityE4: 50_000n };
    assert.equal(wordOf(covered, { approval }), 'approval');
    assert.equal(wordOf({ ...covered, judgedBp: 801 }, { approval }), 'beyond-approval');
    assert.equal(wordOf({ ...covered, pocketPriceE4: 919_999n }, { approval }), 'beyond-approval');
    assert.equal(wordOf({ ...covered, creditE4: 5_001n }, { approval }), 'beyond-approval');
    assert.equal(wordOf({ ...covered, quantityE4: 50_001n }, { approval }), 'beyond-approval');
    assert.equal(wordOf(covered, { approval, today: '2026-11-22' }), 'approval-expired');
  });
});
