import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consentProblemOf, mergedConsents } from './consent.ts';
import type { Consent } from './consent.ts';

const given = (on: string, purpose: string | null = '报价'): Consent => ({ state: 'given', purpose, on, source: null });
const withdrawn = (on: string): Consent => ({ state: 'withdrawn', purpose: null, on, source: '来电' });

test('a consent names its purpose, and no day to come', () => {
  assert.equal(consentProblemOf(given('2026-11-21'), '2026-11-21'), null);
  assert.equal(consentProblemOf(given('2026-11-21', null), '2026-11-21'), 'purpose-missing');
  assert.equal(consentProblemOf(given('2026-11-21', ''), '2026-11-21'), 'purpose-missing');
  assert.equal(consentProblemOf(withdrawn('2026-11-21'), '2026-11-21'), null);
  assert.equal(consentProblemOf(withdrawn('2026-11-22'), '2026-11-21'), 'in-future');
});

test('of several records the latest word counts by channel, and on one day the withdrawal', () => {
  const merged = mergedConsents([
    { sms: given('2026-03-01'), email: given('2026-05-01'), wechat: withdrawn('2026-01-01') },
    {
      sms: withdrawn('2026-04-01'),
      email: withdrawn('2026-05-01'),
      wechat: given('2026-02-01'),
      post: given('2026-01-01'),
    },
    { sms: given('2026-02-01'), email: given('2026-05-01') },
  ]);
  assert.deepEqual(
    Object.entries(merged).map(([channel, { state, on }]) => `${channel} ${state} ${on}`),
    ['sms withdrawn 2026-04-01', 'email withdrawn 2026-05-01', 'wechat given 2026-02-01', 'post given 2026-01-01'],
  );
});
