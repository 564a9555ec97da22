import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bpAbove } from '../rational.ts';
import { backdatedShareOf, netAfterRebateE4 } from './backdated-rebate.ts';

const sold = (listE4: bigint, listedNetE4: bigint) => ({ listE4, listedNetE4 });

describe('a rebate on sales of the past', () => {
  it('comes on top of what they conceded already, as a share of list', () => {
    assert.equal(bpAbove(backdatedShareOf([sold(100n, 95n)], 300)), 785);
    assert.equal(bpAbove(backdatedShareOf([sold(100n, 95n), sold(1_000n, 880n)], 300)), 1_464);
    assert.equal(bpAbove(backdatedShareOf([sold(100n, 100n)], 300)), 300);
  });
  it('is nothing where nothing was sold at a known list value, or above it by more than the rebate', () => {
    assert.equal(bpAbove(backdatedShareOf([], 300)), 0);
    assert.equal(bpAbove(backdatedShareOf([sold(0n, 0n)], 300)), 0);
    assert.equal(bpAbove(backdatedShareOf([sold(100n, 110n)], 300)), 0);
  });
  it('leaves a net price per unit, rounded down', () => {
    assert.equal(netAfterRebateE4({ netE4: 97_000_000n, quantityE4: 1_000_000n }, 300), 940_900n);
    assert.equal(netAfterRebateE4({ netE4: 10n, quantityE4: 30_000n }, 0), 3n);
  });
});
