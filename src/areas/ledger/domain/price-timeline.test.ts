import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { amountOn, isLowered } from './price-timeline.ts';

const from = (...pairs: readonly (readonly [string, bigint])[]) =>
  pairs.map(([validFrom, amountE4]) => ({ validFrom, amountE4 }));

describe('dated amounts', () => {
  it('hold from their day until the next, in whatever order they come', () => {
    const dated = from(['2026-06-01', 80n], ['2026-01-01', 90n]);
    const days = ['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'];
    assert.deepEqual(
      days.map((day) => amountOn(dated, day)),
      [null, 90n, 90n, 80n],
    );
  });

  it('are lowered when one that holds is, or goes so that an older one holds again', () => {
    const today = '2026-11-21';
    const old = from(['2026-01-01', 70n]);
    const dearer = from(['2026-01-01', 70n], ['2026-06-01', 86n]);
    const ahead = from(['2026-01-01', 70n], ['2026-12-01', 86n]);
    const over = from(['2026-01-01', 90n], ['2026-06-01', 70n]);
    assert.equal(isLowered(dearer, old, today), true);
    assert.equal(isLowered(ahead, old, today), true);
    assert.equal(isLowered(old, dearer, today), false);
    assert.equal(isLowered(over, old, today), false, 'what is over is history');
    assert.equal(isLowered(dearer, [], today), false);
    assert.equal(isLowered(old, old, today), false);
  });
});
