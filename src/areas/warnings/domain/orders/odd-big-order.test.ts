import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultWarningPolicy } from '../watch/policy.ts';
import { oddOrderFindings } from '../watch/book-findings.ts';
import { watchedAccount } from '#tests/watched-account';
import { oddBigOrderOf } from './odd-big-order.ts';

const today = 20_000;
const sized = (amounts: readonly number[], from: number, step = 30) =>
  amounts.map((amount, at) => ({ day: from + step * at, minor: BigInt(amount), key: `${from}-${at}`, otherKey: null }));
const order = (minor: bigint) => ({ day: today, minor });

describe('odd big order', () => {
  it('is above three times the usual size', () => {
    const past = sized([100, 120, 90], today - 100);
    assert.equal(oddBigOrderOf(past, order(300n)), null);
    assert.deepEqual(oddBigOrderOf(past, order(400n)), { usualMinor: 100n, timesUsual: 4 });
    assert.equal(oddBigOrderOf(past.slice(1), order(9_000n)), null);
    assert.equal(oddBigOrderOf(sized([100, -100, 200, 120, 140], today - 200), order(391n))?.usualMinor, 130n);
  });

  it('measures an account that grew by its last year, and one that orders seldom by its past', () => {
    const small = sized([100, 100, 100, 100, 100, 100, 100, 100], today - 1_000);
    const grown = sized([500, 500, 500, 500, 500], today - 200);
    assert.equal(oddBigOrderOf([...small, ...grown], order(1_500n)), null);
    assert.equal(oddBigOrderOf([...small, ...grown], order(1_501n))?.usualMinor, 500n);
    assert.equal(oddBigOrderOf([...small, ...grown.slice(0, 4)], order(1_500n))?.usualMinor, 100n);
    const lastOfYear = sized([500, 500, 500, 500, 500], today - 365, 0);
    assert.equal(oddBigOrderOf([...small, ...lastOfYear], order(1_500n)), null);
  });

  it('is told once for an account, with every order and the sum of them', () => {
    const usual = sized([100, 100, 100, 100, 100, 100], today - 200);
    const odd = [
      { day: today - 9, minor: 500n, key: 'O-1', otherKey: null },
      { day: today - 3, minor: 900n, key: 'O-2', otherKey: null },
      { day: today - 1, minor: 400n, key: 'O-3', otherKey: null },
      { day: today, minor: 120n, key: 'O-4', otherKey: null },
    ];
    const window = { asOfDay: today, todayDay: today, firstMonth: 0, months: 12, minorE4: 100 };
    const account = watchedAccount('a', 12, { orders: [...usual, ...odd] });
    const found = oddOrderFindings([account], window, defaultWarningPolicy);
    assert.deepEqual(
      found.map(({ subject, mark, stakeMinor, since, evidence: { open } }) => [
        subject,
        mark,
        stakeMinor,
        since,
        open['order'],
        open['otherOrders'],
        open['otherTimesBp'],
      ]),
      [['', 'O-3', 1_800n, '2024-09-25', 'O-2', ['O-1', 'O-3'], [50_000, 40_000]]],
    );
  });
});
