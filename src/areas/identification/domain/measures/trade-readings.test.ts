import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountFacts } from '#tests/account-facts';
import { tradeReadingsOf } from './trade-readings.ts';

const sums = { costKnownNetE4: 0n, costE4: 0n, pocketE4: 0n, costToServeE4: 0n };

describe('how an account was served and what it sent back', () => {
  it('takes shares of what was promised and of what was sold', () => {
    const facts = accountFacts({
      code: 'A',
      window: { ...sums, netE4: 900n, returnsE4: -100n },
      orderKinds: { sale: 9, return: 1, sample: 3, 'free-goods': 0 },
      deliveries: { promised: 10, onTimeInFull: 8 },
    });
    assert.deepEqual(tradeReadingsOf(facts), {
      'return-share': { value: 0.1, confidence: 1 },
      'sample-orders': { value: 3, confidence: 1 },
      'on-time-in-full': { value: 0.8, confidence: 1 },
    });
  });

  it('says nothing of service without a promise, nor of returns without a sale', () => {
    const facts = accountFacts({ code: 'A', window: { ...sums, netE4: -5n, returnsE4: -5n } });
    assert.deepEqual(tradeReadingsOf(facts), {
      'return-share': { missing: 'no-orders' },
      'sample-orders': { value: 0, confidence: 1 },
      'on-time-in-full': { missing: 'not-recorded' },
    });
  });
});
