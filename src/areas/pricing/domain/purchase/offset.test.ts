import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { nextOffsetEntry, offsetEntryKinds, reciprocalProblemOf, settlingPaymentOf } from './offset.ts';
import type { OffsetEntry } from './offset.ts';

describe('the offset ledger', () => {
  it('goes up with our side and down with theirs', () => {
    const goods = nextOffsetEntry(null, { kind: 'our-goods', valueMinor: 500n });
    assert.deepEqual([goods.entryNo, goods.beforeMinor, goods.amountMinor, goods.balanceMinor], [1, 0n, 500n, 500n]);
    const theirs = nextOffsetEntry(goods, { kind: 'their-goods', valueMinor: 700n });
    assert.deepEqual([theirs.entryNo, theirs.beforeMinor, theirs.balanceMinor], [2, 500n, -200n]);
    assert.deepEqual(settlingPaymentOf(theirs.balanceMinor), { kind: 'payment-out', valueMinor: 200n });
    assert.equal(settlingPaymentOf(0n), null);
  });

  it('nets to zero at settlement, whatever was entered before, and its entries add up', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 300; round += 1) {
      const entries: OffsetEntry[] = [];
      for (let at = 0; at < 1 + Math.floor(random() * 12); at += 1) {
        const kind = offsetEntryKinds[Math.floor(random() * offsetEntryKinds.length)] ?? 'our-goods';
        const valueMinor = BigInt(Math.floor(random() * 2_000_000) - 200_000);
        entries.push(nextOffsetEntry(entries.at(-1) ?? null, { kind, valueMinor }));
      }
      const last = settlingPaymentOf(entries.at(-1)?.balanceMinor ?? 0n);
      if (last !== null) entries.push(nextOffsetEntry(entries.at(-1) ?? null, last));
      assert.equal(entries.at(-1)?.balanceMinor, 0n);
      assert.equal(
        entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
        0n,
      );
      for (const [at, entry] of entries.entries())
        assert.deepEqual([entry.entryNo, entry.beforeMinor], [at + 1, entries[at - 1]?.balanceMinor ?? 0n]);
    }
  });

  it('has both sides: goods for goods, bills against bills', () => {
    assert.equal(reciprocalProblemOf('exchange', { ours: 1, theirs: 1 }), null);
    assert.equal(reciprocalProblemOf('exchange', { ours: 0, theirs: 1 }), 'no-lines');
    assert.equal(reciprocalProblemOf('offset', { ours: 0, theirs: 1 }), null);
    assert.equal(reciprocalProblemOf('offset', { ours: 1, theirs: 0 }), 'their-side-missing');
  });
});
