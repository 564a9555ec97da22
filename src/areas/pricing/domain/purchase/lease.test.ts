import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { rational } from '../rational.ts';
import {
  annuityOf,
  instalmentDueOn,
  instalmentMoneyOf,
  instalmentNumber,
  instalmentStateOf,
  leaseChargeOf,
  leaseIntervals,
  leasePricesOf,
  leaseProblemOf,
  minorOfRational,
  paymentDaysOf,
  presentValueOf,
} from './lease.ts';
import type { AnnuityTerms, LeasePayment } from './lease.ts';

const sumOf = (payments: readonly LeasePayment[]): bigint =>
  payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
const annuity = (terms: Partial<AnnuityTerms>, rateBp = 800): readonly LeasePayment[] => {
  const all = { valueMinor: 1_000_000n, residualMinor: 0n, months: 10, interval: 1 as const, isInAdvance: false };
  const made = annuityOf({ ...all, ...terms }, rateBp);
  assert.ok(made !== null);
  return made;
};

describe('annuityOf', () => {
  // Published examples of the spreadsheet function PMT: 8 %/12, 10 payments, 10,000, in arrears and in advance.
  it('agrees with published payments', () => {
    assert.equal(sumOf(annuity({})), 1_037_032n);
    assert.deepEqual(
      annuity({}).map(({ amountMinor }) => amountMinor),
      [103_704n, 103_703n, 103_703n, 103_703n, 103_703n, 103_704n, 103_703n, 103_703n, 103_703n, 103_703n],
    );
    assert.equal(sumOf(annuity({ isInAdvance: true })), 1_030_164n);
    assert.deepEqual(
      annuity({ isInAdvance: true }).map(({ afterMonths }) => afterMonths),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
  });
  it('divides the value evenly where capital costs nothing', () => {
    assert.deepEqual(
      annuity({ valueMinor: 100n, months: 3 }, 0).map(({ amountMinor }) => amountMinor),
      [34n, 33n, 33n],
    );
  });
  it('has no payments where the residual covers the value, or the months are no whole intervals', () => {
    const terms = { valueMinor: 1_000n, residualMinor: 2_000n, months: 12, interval: 1 as const, isInAdvance: false };
    assert.equal(annuityOf(terms, 800), null);
    assert.equal(annuityOf({ ...terms, residualMinor: 0n, interval: 3, months: 10 }, 800), null);
  });
});

describe('presentValueOf', () => {
  // Published example of the spreadsheet function PV: 500 a month over 20 years at 8 %/12.
  it('agrees with a published value', () => {
    const payments = Array.from({ length: 240 }, (_, at) => ({ afterMonths: at + 1, amountMinor: 50_000n }));
    assert.equal(minorOfRational(presentValueOf({ payments, residualMinor: 0n, months: 240 }, 800)), 5_977_715n);
  });
  it('is the plain sum without a cost of capital', () => {
    const payments = [{ afterMonths: 0, amountMinor: 70n }];
    assert.deepEqual(presentValueOf({ payments, residualMinor: 30n, months: 12 }, 0), rational(100n));
  });
});

/** The same, payment by payment in floating point, month after month. */
const slowValueOf = (
  { payments, residualMinor, months }: Parameters<typeof presentValueOf>[0],
  rateBp: number,
): number => {
  let owed = Number(residualMinor);
  for (let month = months; month >= 0; month -= 1) {
    for (const { afterMonths, amountMinor } of payments) if (afterMonths === month) owed += Number(amountMinor);
    if (month > 0) owed /= 1 + rateBp / 120_000;
  }
  return owed;
};

describe('random leases', () => {
  const random = seededRandom(31);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));

  it('are worth their value but for the rounding of their total, and add up to it', () => {
    for (let round = 0; round < 400; round += 1) {
      const interval = leaseIntervals[upTo(3)] ?? 1;
      const months = interval * (1 + upTo(Math.floor(120 / interval) - 1));
      const rateBp = upTo(2_500);
      const valueMinor = BigInt(1_000 + upTo(900_000_000));
      const residualMinor = (valueMinor * BigInt(upTo(40))) / 100n;
      const terms = { valueMinor, residualMinor, months, interval, isInAdvance: random() < 0.5 };
      const payments = annuity(terms, rateBp);
      const count = BigInt(payments.length);
      const sizes = payments.map(({ amountMinor }) => amountMinor);
      assert.ok(sizes.every((size) => size === sumOf(payments) / count || size === sumOf(payments) / count + 1n));
      const value = presentValueOf({ payments, residualMinor, months }, rateBp);
      // One unit for each payment at most lies between the level payment and the one that is made.
      const off = value.over - valueMinor * value.under;
      assert.ok((off < 0n ? -off : off) <= count * value.under, `${round}: ${minorOfRational(value)} of ${valueMinor}`);
      const slow = slowValueOf({ payments, residualMinor, months }, rateBp);
      assert.ok(Math.abs(Number(value.over / value.under) - slow) < 2 + slow * 1e-9);
      if (payments.every(({ afterMonths }) => afterMonths <= months))
        assert.equal(leaseProblemOf(payments, months), null);
      const paid = payments.reduce((sum, { amountMinor }) => sum + amountMinor, residualMinor);
      const charge = leaseChargeOf({ payments, residualMinor }, minorOfRational(value));
      assert.ok(charge >= 0n);
      assert.equal(charge + minorOfRational(value), paid);
    }
  });

  it('are spread over lines without overstating any of them', () => {
    for (let round = 0; round < 200; round += 1) {
      const lines = Array.from({ length: 1 + upTo(5) }, () => ({
        quantityE4: BigInt(1 + upTo(5_000_000)),
        listPriceE4: BigInt(1 + upTo(9_000_000)),
      }));
      const value = rational(BigInt(1_000_000 + upTo(900_000_000)), BigInt(1 + upTo(30)));
      const prices = leasePricesOf(value, lines);
      const spread = lines.reduce((sum, { quantityE4 }, at) => sum + quantityE4 * (prices[at] ?? 0n), 0n);
      assert.ok(spread * value.under <= value.over * 10_000n);
      const lost = lines.reduce((sum, { quantityE4 }) => sum + quantityE4, 0n);
      assert.ok((spread + lost) * value.under >= value.over * 10_000n);
    }
  });
});

describe('leaseProblemOf', () => {
  const pay = (afterMonths: number, amountMinor = 100n): LeasePayment => ({ afterMonths, amountMinor });
  it('wants payments that rise in time and lie within the lease', () => {
    assert.equal(leaseProblemOf([pay(0), pay(3), pay(12)], 12), null);
    assert.equal(leaseProblemOf([], 12), 'no-payments');
    assert.equal(leaseProblemOf([pay(1, 0n)], 12), 'no-payments');
    assert.equal(leaseProblemOf([pay(3), pay(3)], 12), 'payments-not-rising');
    assert.equal(leaseProblemOf([pay(13)], 12), 'payment-after-end');
    assert.equal(leaseProblemOf([pay(1)], 241), 'months-outside');
  });
  it('gives each payment its day', () => {
    assert.deepEqual(
      paymentDaysOf([pay(0), pay(1)], '2026-01-31').map(({ dueOn }) => dueOn),
      ['2026-01-31', '2026-02-28'],
    );
  });
});

describe('an instalment and the books', () => {
  const none = { billedMinor: 0n, billPaidMinor: 0n, billDueOn: null, namedMinor: 0n };
  const moneyOf = (markedMinor: bigint, books: Partial<typeof none> = {}) => {
    const { receivedMinor, isPaid, markableMinor } = instalmentMoneyOf(
      { amountMinor: 100n, markedMinor },
      { ...none, ...books },
    );
    return [receivedMinor, isPaid, markableMinor];
  };

  it('is named after its lease and its place', () => {
    assert.equal(instalmentNumber('L2026-0003', 2), 'L2026-0003-2');
  });

  it('is settled by marks while the books do not know it', () => {
    assert.deepEqual(moneyOf(0n), [0n, false, 100n]);
    assert.deepEqual(moneyOf(60n), [60n, false, 40n]);
    assert.deepEqual(moneyOf(100n), [100n, true, 0n]);
  });

  it('counts a payment that names it once with its mark, and takes no further mark', () => {
    assert.deepEqual(moneyOf(0n, { namedMinor: 40n }), [40n, false, 0n]);
    assert.deepEqual(moneyOf(100n, { namedMinor: 100n }), [100n, true, 0n]);
    assert.deepEqual(moneyOf(30n, { namedMinor: 40n }), [40n, false, 0n]);
    assert.deepEqual(moneyOf(0n, { namedMinor: 130n }), [100n, true, 0n]);
  });

  it('is paid as the books say of what they have billed', () => {
    assert.deepEqual(moneyOf(100n, { billedMinor: 100n }), [0n, false, 0n]);
    assert.deepEqual(moneyOf(0n, { billedMinor: 100n, billPaidMinor: 100n }), [100n, true, 0n]);
    assert.deepEqual(moneyOf(0n, { billedMinor: 113n, billPaidMinor: 100n }), [100n, false, 0n]);
    assert.deepEqual(moneyOf(0n, { billedMinor: 60n, billPaidMinor: 60n }), [60n, false, 40n]);
    assert.deepEqual(moneyOf(40n, { billedMinor: 60n, billPaidMinor: 60n }), [100n, true, 0n]);
  });

  it('is late by the day of its invoice where that stands for all of it', () => {
    const one = { dueOn: '2026-11-01', amountMinor: 100n };
    const until = { billDueOn: '2026-12-01' };
    assert.equal(instalmentDueOn(one, none), '2026-11-01');
    assert.equal(instalmentDueOn(one, { ...none, ...until, billedMinor: 100n }), '2026-12-01');
    assert.equal(instalmentDueOn(one, { ...none, ...until, billedMinor: 99n }), '2026-11-01');
  });

  it('is overdue the day after it was due, and not owed once the goods are back', () => {
    const open = { dueOn: '2026-11-10', isPaid: false };
    const end = { as: 'returned', on: '2026-11-09' } as const;
    assert.equal(instalmentStateOf(open, null, '2026-11-10'), 'expected');
    assert.equal(instalmentStateOf(open, null, '2026-11-11'), 'overdue');
    assert.equal(instalmentStateOf({ ...open, isPaid: true }, end, '2026-11-11'), 'paid');
    assert.equal(instalmentStateOf(open, end, '2026-11-11'), 'dropped');
    assert.equal(instalmentStateOf(open, { ...end, on: '2026-11-10' }, '2026-11-11'), 'overdue');
    assert.equal(instalmentStateOf(open, { ...end, as: 'bought' }, '2026-11-11'), 'overdue');
  });
});
