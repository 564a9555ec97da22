import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orderHoldOf, overLimitOf, releaseRefusalOf, takenOnE4 } from './order-credit.ts';
import { holdProposalOf } from './order-hold.ts';

const facts = { exposureMinor: 80n, waitingMinor: 10n, orderMinor: 30n, limitMinor: 100n };

it('is what an order takes beyond the limit, the limit itself allowed', () => {
  assert.equal(overLimitOf(facts), 20n);
  assert.equal(overLimitOf({ ...facts, orderMinor: 10n }), 0n);
  assert.equal(overLimitOf({ ...facts, orderMinor: 11n }), 1n);
  assert.equal(overLimitOf({ ...facts, limitMinor: null }), null);
});

it('is asked of the sold lines alone: what comes back is not back yet', () => {
  const line = (quantity: bigint, price: bigint) => ({ quantityE4: quantity * 10_000n, priceE4: price * 10_000n });
  assert.equal(takenOnE4([line(12n, 99n), line(-100n, 99n)]), 11_880_000n);
  assert.equal(takenOnE4([line(-100n, 99n)]), 0n);
});

describe('a hold', () => {
  const standing = { grade: 'A', overdueMinor: 0n, exposureMinor: 90n, limitMinor: 100n, orderMinor: 10n } as const;

  it('is proposed at D and beyond the limit, with what to pay first', () => {
    assert.deepEqual(holdProposalOf(standing), { kind: 'none' });
    assert.deepEqual(holdProposalOf({ ...standing, orderMinor: 30n }), {
      kind: 'hold',
      reasons: ['over-limit'],
      payFirstMinor: 20n,
    });
    assert.deepEqual(holdProposalOf({ ...standing, grade: 'D', overdueMinor: 50n, limitMinor: null }), {
      kind: 'hold',
      reasons: ['grade-d'],
      payFirstMinor: 50n,
    });
    assert.deepEqual(holdProposalOf({ ...standing, grade: 'D' }), {
      kind: 'hold',
      reasons: ['grade-d'],
      payFirstMinor: 0n,
    });
    assert.deepEqual(holdProposalOf({ ...standing, grade: 'C', overdueMinor: 50n }), { kind: 'none' });
  });

  it('of an order counts what was entered and is not in the books, and leaves returns alone', () => {
    const order = { ...facts, grade: 'A', overdueMinor: 0n } as const;
    assert.deepEqual(orderHoldOf(order), { kind: 'hold', reasons: ['over-limit'], payFirstMinor: 20n });
    assert.deepEqual(orderHoldOf({ ...order, orderMinor: 10n }), { kind: 'none' });
    for (const orderMinor of [0n, -5n])
      assert.deepEqual(orderHoldOf({ ...order, grade: 'D', limitMinor: 1n, orderMinor }), { kind: 'none' });
  });

  it('is released once, by somebody else than who entered the order', () => {
    assert.equal(releaseRefusalOf(null, 'a'), 'order-not-held');
    assert.equal(releaseRefusalOf({ isOpen: false, enteredBy: 'b' }, 'a'), 'order-not-held');
    assert.equal(releaseRefusalOf({ isOpen: true, enteredBy: 'a' }, 'a'), 'own-order');
    assert.equal(releaseRefusalOf({ isOpen: true, enteredBy: 'b' }, 'a'), null);
  });
});
