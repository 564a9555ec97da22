import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPricingPolicy } from '#domain/pricing';
import { changesOf } from './policy-changes.ts';
import { problemsOf } from '#web/app/policy/use-policy-draft';
import { pricingPolicyKind } from './policy-kind.ts';

describe('changes of a policy', () => {
  it('names every figure that differs', () => {
    const after = {
      ...defaultPricingPolicy,
      capitalRateBp: 900,
      prices: { ...defaultPricingPolicy.prices, S: { startBp: 200, targetBp: 600 } },
    };
    assert.deepEqual(changesOf(defaultPricingPolicy, after), [
      { path: 'capitalRateBp', before: 800, after: 900 },
      { path: 'prices.S.targetBp', before: 500, after: 600 },
    ]);
  });
  it('keeps the roles of a band together, and shows a band that went', () => {
    const [first, ...rest] = defaultPricingPolicy.bands;
    assert.ok(first);
    const changed = changesOf(defaultPricingPolicy, {
      ...defaultPricingPolicy,
      bands: [{ ...first, needs: ['kam', 'director'] }, ...rest.slice(0, -1)],
    });
    assert.deepEqual(changed[0], { path: 'bands.0.needs', before: ['kam'], after: ['kam', 'director'] });
    assert.ok(changed.some(({ path, after }) => path === 'bands.4.uptoBp' && after === undefined));
  });
});

describe('problems of a policy', () => {
  it('are none of the default, and one for an emptied field', () => {
    assert.deepEqual(problemsOf(pricingPolicyKind, defaultPricingPolicy), []);
    assert.deepEqual(problemsOf(pricingPolicyKind, { ...defaultPricingPolicy, clockHours: Number.NaN }), [
      { code: 'missing', field: 'clockHours', found: '' },
    ]);
  });
});
