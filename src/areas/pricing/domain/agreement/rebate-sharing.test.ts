import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#kernel/day';
import { namesNumber, shareRebates } from './rebate-sharing.ts';
import type { RebateAgreement } from './rebate-sharing.ts';

const made = (id: string, accruedE4: bigint, own: Partial<RebateAgreement> = {}): RebateAgreement => ({
  id,
  from: '2026-01-01',
  last: '2026-12-31',
  accruedE4,
  accountIds: new Set(['x']),
  ...own,
});
const entry = { accountId: 'x', on: '2026-06-01', amountE4: 900_000n, agreementId: null };

describe('shareRebates', () => {
  it('shares what names no agreement by accrual, to the cent', () => {
    const two = [made('a', 200n), made('b', 100n)];
    assert.deepEqual(shareRebates(two, [entry], 100n), {
      bookedE4: new Map([
        ['a', 600_000n],
        ['b', 300_000n],
      ]),
      shared: new Set(['a', 'b']),
    });
    const third = shareRebates(two, [{ ...entry, amountE4: 100n }], 100n);
    assert.deepEqual([...third.bookedE4.values()], [100n, 0n]);
    const idle = shareRebates([made('a', 0n), made('b', 5n)], [entry], 100n);
    assert.deepEqual([...idle.bookedE4.values()], [0n, 900_000n]);
  });
  it('gives an entry to the agreement that it names', () => {
    const named = shareRebates([made('a', 200n), made('b', 100n)], [{ ...entry, agreementId: 'b' }], 100n);
    assert.deepEqual([...named.bookedE4.values(), named.shared.size], [0n, 900_000n, 0]);
  });
  it('settles what an ended one left open first', () => {
    const ended = made('a', 300_000n, { last: '2026-05-01' });
    const both = shareRebates([ended, made('b', 1n, { from: '2026-05-02' })], [entry], 100n);
    assert.deepEqual([...both.bookedE4.values()], [300_000n, 600_000n]);
    const late = shareRebates([ended], [{ ...entry, on: '2026-08-01' }], 100n);
    assert.deepEqual([...late.bookedE4.values()], [0n]);
  });
  it('adds up to what is booked, whatever is shared', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
    const accounts = fc.constantFrom('x', 'y');
    const entries = fc.array(
      fc.record({
        accountId: accounts,
        on: days,
        amountE4: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
        agreementId: fc.constantFrom(null, null, 'all', '0'),
      }),
    );
    const others = fc.array(
      fc.record({ from: days, last: days, accruedE4: fc.bigInt({ min: 0n, max: 10n ** 9n }), account: accounts }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(entries, others, (booked, more) => {
        const agreements = [
          made('all', 7n, { last: '2027-12-31', accountIds: new Set(['x', 'y']) }),
          ...more.map(({ account, ...one }, at) =>
            made(String(at), one.accruedE4, { ...one, accountIds: new Set([account]) }),
          ),
        ];
        const { bookedE4 } = shareRebates(agreements, booked, 100n);
        const sum = (values: Iterable<bigint>) => [...values].reduce((all, one) => all + one, 0n);
        assert.equal(sum(bookedE4.values()), sum(booked.map(({ amountE4 }) => amountE4)));
      }),
    );
  });
});

describe('namesNumber', () => {
  it('wants the whole number', () => {
    assert.ok(namesNumber('冲A2026-0001返利', 'A2026-0001'));
    assert.ok(namesNumber('A2026-00012, A2026-0001', 'A2026-0001'));
    assert.ok(!namesNumber('A2026-00012 BA2026-0001', 'A2026-0001'));
    assert.ok(!namesNumber('any', ''));
  });
});
