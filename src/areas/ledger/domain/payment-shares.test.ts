import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paymentBehaviourOf } from './payment-shares.ts';
import type { BillGroup } from './payment-shares.ts';

const group = (region: string | null, disputed: boolean, counts: Partial<BillGroup>): BillGroup => ({
  region,
  disputed,
  bills: 0,
  judged: 0,
  late: 0,
  amountMinor: 0n,
  judgedMinor: 0n,
  lateMinor: 0n,
  ...counts,
});

describe('payment behaviour of a book', () => {
  const groups = [
    group('华东', false, { bills: 5, judged: 4, late: 1, amountMinor: 500n, judgedMinor: 400n, lateMinor: 300n }),
    group('华东', true, { bills: 1, judged: 1, late: 1, amountMinor: 100n, judgedMinor: 100n, lateMinor: 100n }),
    group(null, false, { bills: 2, amountMinor: 9_000n }),
  ];
  const { total, byRegion, byDispute } = paymentBehaviourOf(groups);

  it('judges what is settled or due only, and holds disputes against all bills', () => {
    assert.deepEqual(total, {
      bills: 8,
      judged: 5,
      late: 2,
      lateBp: 4_000,
      lateAmountBp: 8_000,
      disputed: 1,
      disputedBp: 1_250,
      disputedAmountBp: 104,
      amountMinor: 9_600n,
    });
  });

  it('stands by region with the largest amount first, and says no share of nothing', () => {
    assert.deepEqual(
      byRegion.map(({ region, shares }) => [region, shares.bills, shares.lateBp, shares.disputedBp]),
      [
        [null, 2, null, 0],
        ['华东', 6, 4_000, 1_667],
      ],
    );
  });

  it('stands by dispute, the undisputed first', () => {
    assert.deepEqual(
      byDispute.map(({ disputed, shares }) => [disputed, shares.bills, shares.late, shares.lateBp]),
      [
        [false, 7, 1, 2_500],
        [true, 1, 1, 10_000],
      ],
    );
  });

  it('is empty for an empty book', () => {
    const empty = paymentBehaviourOf([]);
    assert.deepEqual(
      [empty.total.lateBp, empty.total.disputedBp, empty.byRegion, empty.byDispute],
      [null, null, [], []],
    );
  });
});
