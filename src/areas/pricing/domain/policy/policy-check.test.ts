import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPricingPolicy } from './default-policy.ts';
import { pricingPolicyRefusalsOf } from './policy-check.ts';
import type { PricingPolicy } from './policy.ts';

const codesOf = (change: Partial<PricingPolicy>) =>
  pricingPolicyRefusalsOf({ ...defaultPricingPolicy, ...change }).map(({ code, field }) => `${field}: ${code}`);
const { bands } = defaultPricingPolicy;

describe('pricingPolicyRefusalsOf', () => {
  it('accepts the default', () => {
    assert.deepEqual(pricingPolicyRefusalsOf(defaultPricingPolicy), []);
  });
  it('refuses shares and days outside their range', () => {
    assert.deepEqual(codesOf({ expectedLossBp: 5_001 }), ['expectedLossBp: share-out-of-range']);
    assert.deepEqual(codesOf({ clockHours: 0 }), ['clockHours: days-out-of-range']);
    assert.deepEqual(codesOf({ freightServiceByFamily: { f: 1.5 } }), ['freightServiceByFamily.f: share-out-of-range']);
  });
  it('refuses bands that fall, end, lack a role or ask one role twice', () => {
    assert.deepEqual(codesOf({ bands: bands.toReversed() }), [
      'bands: bands-not-ascending',
      'bands: bands-without-end',
    ]);
    assert.deepEqual(codesOf({ bands: [{ uptoBp: null, needs: [], needsExpiry: false }] }), [
      'bands.0: band-without-role',
    ]);
    assert.deepEqual(codesOf({ bands: [{ uptoBp: null, needs: ['finance', 'finance'], needsExpiry: false }] }), [
      'bands.0: band-role-twice',
    ]);
  });
  it('refuses a target that concedes less than the start', () => {
    const prices = { ...defaultPricingPolicy.prices, B: { startBp: 200, targetBp: 100 } };
    assert.deepEqual(codesOf({ prices }), ['prices.B.targetBp: target-before-start']);
  });
});
