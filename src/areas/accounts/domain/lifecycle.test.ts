import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from '#kernel/day';
import { isLostByHand, lifecycleByTrade } from './lifecycle.ts';

describe('the lifecycle by trade', () => {
  const monthly = { firstOrderOn: '2024-01-10', lastOrderOn: '2025-10-10', orders: 22 };
  const after = (days: number) => lifecycleByTrade(monthly, addDays(monthly.lastOrderOn, days));

  it('is prospect until the first order', () => {
    assert.equal(lifecycleByTrade({ firstOrderOn: null, lastOrderOn: null, orders: 0 }, '2026-11-30'), 'prospect');
  });

  it('is active for a year, dormant for two more, then lost', () => {
    assert.deepEqual([0, 365, 366, 1_095, 1_096].map(after), ['active', 'active', 'dormant', 'dormant', 'lost']);
  });

  it('waits for two usual gaps of an account that orders seldom', () => {
    const seldom = { firstOrderOn: '2023-01-01', lastOrderOn: '2024-08-23', orders: 3 };
    const on = (days: number) => lifecycleByTrade(seldom, addDays(seldom.lastOrderOn, days));
    assert.deepEqual([600, 601, 1_800, 1_801].map(on), ['active', 'dormant', 'dormant', 'lost']);
  });

  it('keeps a lost account lost until it orders again', () => {
    assert.deepEqual(
      [isLostByHand('2026-05-01', '2026-05-01'), isLostByHand('2026-05-01', '2026-05-02'), isLostByHand(null, null)],
      [true, false, false],
    );
  });
});
