import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countermoves, isCountermoveMet, retentionRatesOf, retentionStateOf, retentionStates } from './retention.ts';

const made = { request: 'approved', quote: 'open', checkOn: '2026-12-31', orders: 0 } as const;

describe('retentionStateOf', () => {
  it('runs from the quote to the day of the check, and then is kept by an order', () => {
    assert.equal(retentionStateOf({ ...made, quote: null }, '2026-11-21'), 'preparing');
    assert.equal(retentionStateOf({ ...made, orders: 3 }, '2026-12-31'), 'running');
    assert.equal(retentionStateOf({ ...made, orders: 1 }, '2027-01-01'), 'kept');
    assert.equal(retentionStateOf(made, '2027-01-01'), 'lost');
  });
  it('ends with a no at once, and counts for nothing when it was never made', () => {
    assert.equal(retentionStateOf({ ...made, quote: 'lost' }, '2026-11-21'), 'lost');
    assert.equal(retentionStateOf({ ...made, quote: 'withdrawn' }, '2026-11-21'), 'dropped');
    assert.equal(retentionStateOf({ ...made, quote: null, request: 'refused' }, '2026-11-21'), 'dropped');
    assert.equal(retentionStateOf({ ...made, request: 'withdrawn' }, '2026-11-21'), 'running');
  });
});

describe('isCountermoveMet', () => {
  const facts = { boughtMinor: 0n, boundUntil: null, dueInvoices: 0, paidInvoices: 0 };
  it('waits for a volume until the day of the check', () => {
    const target = { kind: 'volume', amountMinor: 100n } as const;
    assert.equal(isCountermoveMet(target, { ...facts, boughtMinor: 99n }, false), null);
    assert.equal(isCountermoveMet(target, { ...facts, boughtMinor: 99n }, true), false);
    assert.equal(isCountermoveMet(target, { ...facts, boughtMinor: 100n }, false), true);
  });
  it('asks an agreement to last as long as was promised', () => {
    const target = { kind: 'term', until: '2027-12-31' } as const;
    assert.equal(isCountermoveMet(target, { ...facts, boundUntil: '2027-12-30' }, true), false);
    assert.equal(isCountermoveMet(target, { ...facts, boundUntil: '2027-12-31' }, false), true);
  });
  it('is broken by one late invoice and not proven by none', () => {
    const target = { kind: 'payment', days: 30 } as const;
    assert.equal(isCountermoveMet(target, facts, true), null);
    assert.equal(isCountermoveMet(target, { ...facts, dueInvoices: 2, paidInvoices: 1 }, false), false);
    assert.equal(isCountermoveMet(target, { ...facts, dueInvoices: 2, paidInvoices: 2 }, false), null);
    assert.equal(isCountermoveMet(target, { ...facts, dueInvoices: 2, paidInvoices: 2 }, true), true);
  });
});

describe('retentionRatesOf', () => {
  it('says nothing of fewer than five, and bounds what it says', () => {
    const offer = (state: 'kept' | 'lost') => ({ key: 'volume' as const, state, isMet: state === 'kept' });
    const four = [offer('kept'), offer('kept'), offer('kept'), offer('lost')];
    assert.deepEqual(retentionRatesOf(countermoves, four), [
      { key: 'volume', offers: 4, kept: 3, lost: 1, met: 3, rate: null },
    ]);
    // Wilson's interval of 4 in 5 at 95 %: .3755 to .9638.
    const [rate] = retentionRatesOf(countermoves, [...four, offer('kept')]);
    assert.deepEqual(rate?.rate, { bp: 8_000, lowBp: 3_755, highBp: 9_638 });
  });
  it('holds every rate within its bounds', () => {
    const offers = fc.array(
      fc.record({
        key: fc.constantFrom(...countermoves),
        state: fc.constantFrom(...retentionStates),
        isMet: fc.constantFrom(true, false, null),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(offers, (all) => {
        for (const { rate, kept, lost, offers: n } of retentionRatesOf(countermoves, all)) {
          assert.ok(kept + lost <= n);
          if (rate !== null)
            assert.ok(0 <= rate.lowBp && rate.lowBp <= rate.bp && rate.bp <= rate.highBp && rate.highBp <= 10_000);
        }
      }),
    );
  });
});
