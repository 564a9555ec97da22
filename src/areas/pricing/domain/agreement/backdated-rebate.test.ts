import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { earliestRebateDay, netAfterRebateE4 } from './backdated-rebate.ts';

describe('a rebate on sales of the past', () => {
  it('reaches back a year at most', () => {
    assert.equal(earliestRebateDay('2026-11-21'), '2025-11-21');
    assert.equal(earliestRebateDay('2024-02-29'), '2023-02-28');
  });
  it('leaves a net price per unit, rounded down', () => {
    assert.equal(netAfterRebateE4({ netE4: 97_000_000n, quantityE4: 1_000_000n }, 300), 940_900n);
    assert.equal(netAfterRebateE4({ netE4: 10n, quantityE4: 30_000n }, 0), 3n);
  });
});
