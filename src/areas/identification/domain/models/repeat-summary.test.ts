import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dayNumberOf } from '#kernel/day';
import { assertClose, assertNear } from '#tests/assert-close';
import { btydVectors } from '#tests/btyd-vectors';
import { cdnowCutoff, cdnowEnd, cdnowMissing, readCdnow } from '#tests/cdnow';
import { medianOf } from './regularity.ts';
import { outcomeAfter, repeatSummaryOf } from './repeat-summary.ts';

const { cbs, perCustomerPublic } = btydVectors;

const historyOf = (account: number) => {
  const orders = cbs.tx.filter(([id]) => id === account);
  return { days: orders.map(([, day]) => dayNumberOf(day)), values: orders.map(([, , value]) => value) };
};

describe('repeatSummaryOf', () => {
  it('equals the published summary table', () => {
    for (const { id, frequency, recency, T, monetary } of cbs.expected) {
      const summary = repeatSummaryOf(historyOf(id), dayNumberOf(cbs.observationEnd));
      assert.ok(summary);
      assert.equal(summary.x, frequency);
      assertNear(summary.tx, recency / 7, 1e-12);
      assertNear(summary.T, T / 7, 1e-12);
      assertNear(summary.meanSpend, monetary, 1e-12);
    }
  });

  it('splits calibration from outcome: the cut-off belongs to the past, the end to the outcome', () => {
    const [cutoff, end] = [dayNumberOf('2015-02-01'), dayNumberOf('2015-02-04')];
    assert.equal(outcomeAfter(historyOf(1), cutoff, end).orderDays, 0);
    assert.deepEqual(outcomeAfter(historyOf(4), cutoff, end), { orderDays: 1, value: 3 });
    assert.equal(repeatSummaryOf(historyOf(6), cutoff), null);
    assert.equal(repeatSummaryOf({ days: [10, 20] }, 20)?.x, 1);
    assert.equal(outcomeAfter({ days: [10, 20] }, 10, 20).orderDays, 1);
  });

  it('merges the orders of one day, in any order of input', () => {
    const days = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(days, (input) => {
        const distinct = [...new Set(input)].toSorted((left, right) => left - right);
        const summary = repeatSummaryOf({ days: input, values: input.map(() => 2) }, 50);
        assert.deepEqual(summary, repeatSummaryOf({ days: input.toReversed(), values: input.map(() => 2) }, 50));
        assert.equal(summary?.x, distinct.length - 1);
        assert.equal(summary?.T, (50 - (distinct[0] ?? 0)) / 7);
        assert.equal(summary?.gapDays.length, distinct.length - 1);
        assertNear(summary?.gapDays.reduce((sum, gap) => sum + gap, 0) ?? 0, 7 * (summary?.tx ?? 0), 1e-9);
      }),
      { seed: 1 },
    );
  });

  it('sums ln of the gaps in weeks', () => {
    assertClose(repeatSummaryOf({ days: [0, 7, 21] }, 30)?.litt ?? 0, Math.log(2), 1e-15);
  });
});

describe('summaries of CDNOW', { skip: cdnowMissing('sample') }, () => {
  it('equal the published ones customer by customer, and their outcomes', () => {
    const customers = new Map(readCdnow('sample').map((customer) => [customer.customer, customer]));
    for (const expected of perCustomerPublic) {
      const history = customers.get(expected.customer);
      assert.ok(history);
      const summary = repeatSummaryOf(history, cdnowCutoff);
      assert.equal(summary?.x, expected.x);
      assertNear(summary?.tx ?? -1, expected.t_x, 1e-12);
      assertNear(summary?.T ?? -1, expected.T, 1e-12);
      assertNear(summary?.meanSpend ?? -1, expected.meanRepeatSpend, 1e-9);
      const outcome = outcomeAfter(history, cdnowCutoff, cdnowEnd);
      assert.equal(outcome.orderDays, expected.actualX);
      assertNear(outcome.value, expected.actualSpend, 1e-9);
    }
  });

  it('have the published totals of spend and holdout orders', () => {
    const customers = readCdnow('sample');
    const spend = customers
      .map((customer) => repeatSummaryOf(customer, cdnowCutoff))
      .flatMap((summary) => (summary && summary.x > 0 ? [summary.meanSpend] : []));
    const { repeatCustomers, meanSpend, sd, median, min, max } = cbs.cdnowSummary;
    const mean = spend.reduce((sum, value) => sum + value, 0) / spend.length;
    const variance = spend.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (spend.length - 1);
    assert.equal(spend.length, repeatCustomers);
    assertNear(mean, meanSpend, 0.5);
    assertNear(Math.sqrt(variance), sd, 0.5);
    assertNear(medianOf(spend) ?? 0, median, 0.5);
    assertNear(Math.min(...spend), min, 0.5);
    assertNear(Math.max(...spend), max, 0.5);
    const later = customers.reduce((sum, customer) => sum + outcomeAfter(customer, cdnowCutoff, cdnowEnd).orderDays, 0);
    assert.equal(later, 1882);
  });
});
