import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertClose, assertNear } from '#tests/assert-close';
import { gapQuantileOf, overdueFactsOf, overdueProbabilityOf, segmentGapLaws } from './gap-law.ts';

describe('gap law', () => {
  it('equals the published q90 of a mean of 30 days', () => {
    for (const [regularity, days] of [
      [1, 69.1],
      [2, 58.3],
      [3, 53.2],
      [4, 50.1],
      [8, 44.1],
    ] as const) {
      assertNear(gapQuantileOf({ regularity, meanDays: 30 }, 0.9), days, 0.05);
      assertNear(overdueProbabilityOf({ regularity, meanDays: 30 }, days), 0.9, 1e-3);
    }
  });

  it('states the usual gap, its spread and how late the account is', () => {
    const gaps = [21, 39, 25, 36, 30, 58.5, 22, 33, 27, 29];
    const facts = overdueFactsOf({ regularity: 11.1, meanDays: 30, basis: 'own' }, gaps, 58);
    assertNear(facts.spreadDays, 9, 0.05);
    assert.equal(facts.laterThanShare, 0.9);
    assert.ok(facts.overdueProbability > 0.99);
    assert.ok(facts.q90Days < facts.q95Days && facts.q95Days < 58);
  });

  it('uses an account’s own mean from three gaps on and the segment’s before', () => {
    const laws = segmentGapLaws([[30, 30, 31, 29, 30, 30], [90, 92, 88, 91, 90, 89], [7, 7, 8, 6, 7], [400, 500], []]);
    assertClose(laws[0]?.meanDays ?? 0, 30, 0.02);
    assertClose(laws[1]?.meanDays ?? 0, 90, 0.02);
    assert.deepEqual(
      laws.map((law) => law?.basis),
      ['own', 'own', 'own', 'segment', 'segment'],
    );
    assertClose(laws[4]?.meanDays ?? 0, 30, 0.02);
    assert.deepEqual(segmentGapLaws([[3], []]), [null, null]);
  });

  it('is 0 right after an order and grows with silence', () => {
    const law = { regularity: 3, meanDays: 30 };
    assert.equal(overdueProbabilityOf(law, 0), 0);
    assert.ok(overdueProbabilityOf(law, 20) < overdueProbabilityOf(law, 21));
    assert.ok(overdueProbabilityOf(law, 5_000) <= 1);
  });
});
