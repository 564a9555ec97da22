import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertNear } from '#tests/assert-close';
import { miscVectors } from '#tests/misc-vectors';
import { addPaymentFacts, paymentFactsOf } from '../facts/payment-facts.ts';
import type { InvoiceFacts } from '../facts/payment-facts.ts';
import { lateProbabilityOf, latePriorOf } from './late-probability.ts';
import { bucketDaysOf, daysBeyondTermsOf, lateDaysOf, over60ShareOf, salesOutstandingOf } from './payment-figures.ts';
import { walletAllocationOf } from './wallet-allocation.ts';

const year = { afterDay: -1, asOfDay: 400 };
const invoice = (amount: number, due: number, paidAfter: number | null): InvoiceFacts => ({
  amountMinor: BigInt(amount),
  issuedDay: 0,
  dueDay: due,
  isDisputed: false,
  payments: paidAfter === null ? [] : [{ day: paidAfter, amountMinor: BigInt(amount) }],
});

describe('days beyond terms', () => {
  const { invoices, weightedDBT, lateOnlyWeighted, bucketDBT, DSO } = miscVectors.payment;
  const facts = paymentFactsOf(
    invoices.map(({ amount, due, paidAfter }) => invoice(amount, due, paidAfter)),
    year,
  );

  it('reproduces the weighted figures', () => {
    assert.ok(facts);
    assertNear(daysBeyondTermsOf(facts) ?? 0, weightedDBT, 1e-9);
    assertNear(lateDaysOf(facts) ?? 0, lateOnlyWeighted, 1e-9);
    assert.equal(facts.lateInvoices, 2);
    assertNear(over60ShareOf(facts) ?? 0, 500 / 8_500, 1e-12);
  });

  it('reproduces the bucket form and DSO, BPDSO, ADD', () => {
    const { current, d1_30, d31_60, d61_90, d91, DBT } = bucketDBT.example;
    const ageing = {
      currentMinor: BigInt(current),
      to30Minor: BigInt(d1_30),
      to60Minor: BigInt(d31_60),
      to90Minor: BigInt(d61_90),
      over90Minor: BigInt(d91),
    };
    assertNear(bucketDaysOf(ageing) ?? 0, DBT, 1e-9);
    const open = {
      currentMinor: BigInt(DSO.current),
      to30Minor: BigInt(DSO.AR - DSO.current),
      to60Minor: 0n,
      to90Minor: 0n,
      over90Minor: 0n,
    };
    assert.deepEqual(salesOutstandingOf(open, BigInt(DSO.sales), DSO.days), {
      dso: DSO.DSO,
      bestPossible: DSO.BPDSO,
      averageDelinquent: DSO.ADD,
    });
  });

  it('counts an open overdue invoice with its days so far, not one that is not due', () => {
    const overdue = paymentFactsOf([invoice(100, 300, null), invoice(900, 500, null)], year);
    assert.ok(overdue);
    assert.equal(daysBeyondTermsOf(overdue), 100);
    assert.equal(overdue.judgedInvoices, 1);
    assert.equal(overdue.oldestOverdueDays, 100);
    assert.equal(overdue.ageing.currentMinor, 900n);
    assert.equal(overdue.ageing.over90Minor, 100n);
  });

  it('does not see payments after the cut-off', () => {
    const paidLater = paymentFactsOf([invoice(100, 390, 450)], year);
    assert.equal(paidLater?.oldestOverdueDays, 10);
  });

  it('counts what was paid and taken back as open again from that day on', () => {
    const payments = [
      { day: 90, amountMinor: 100n },
      { day: 140, amountMinor: -100n },
    ];
    const facts = paymentFactsOf([{ ...invoice(100, 100, null), payments }], year);
    assert.ok(facts);
    assert.equal(daysBeyondTermsOf(facts), -10 + (400 - 140));
    assert.equal(facts.ageing.over90Minor, 100n);
    assert.equal(facts.judgedMinor, 100n);
  });

  it('judges parts of an invoice by their own days', () => {
    const parts = {
      ...invoice(100, 100, null),
      payments: [
        { day: 90, amountMinor: 60n },
        { day: 170, amountMinor: 40n },
      ],
    };
    const facts = paymentFactsOf([parts], year);
    assert.ok(facts);
    assert.equal(daysBeyondTermsOf(facts), (60 * -10 + 40 * 70) / 100);
    assert.equal(facts.over60Minor, 40n);
  });

  it('adds up the same in one go or in two halves', () => {
    const made = fc.record({
      amount: fc.integer({ min: 1, max: 1_000 }),
      due: fc.integer({ min: 1, max: 500 }),
      paid: fc.option(fc.integer({ min: 1, max: 500 })),
    });
    fc.assert(
      fc.property(fc.array(made, { minLength: 2, maxLength: 12 }), (list) => {
        const invoices = list.map(({ amount, due, paid }) => invoice(amount, due, paid));
        const [left, right] = [paymentFactsOf(invoices.slice(0, 1), year), paymentFactsOf(invoices.slice(1), year)];
        assert.ok(left && right);
        assert.deepEqual(addPaymentFacts(left, right), paymentFactsOf(invoices, year));
      }),
    );
  });
});

describe('probability of paying late', () => {
  it('gives .222 for 0 of 1 under the prior 2 to 6', () => {
    assertNear(lateProbabilityOf({ late: 2, onTime: 6 }, 0, 1), 0.2222, 1e-4);
  });

  it('finds a weak prior where accounts differ and a strong one where they do not', () => {
    const differ = latePriorOf(Array.from({ length: 40 }, (_, i) => ({ late: i % 2 === 0 ? 0 : 20, judged: 20 })));
    const alike = latePriorOf(Array.from({ length: 40 }, () => ({ late: 5, judged: 20 })));
    assert.ok(differ.late + differ.onTime < 5);
    assert.ok(alike.late + alike.onTime > 100);
    assertNear(alike.late / (alike.late + alike.onTime), 0.25, 0.01);
  });
});

describe('Wallet Allocation Rule', () => {
  it('reproduces the published shares', () => {
    for (const { n, rank, share } of miscVectors.walletAllocationRule.cases)
      assertNear(walletAllocationOf(rank, n) ?? 0, share, 1e-12);
    assert.equal(walletAllocationOf(3, 2), null);
  });
});
