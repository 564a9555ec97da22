import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPolicy } from './default-policy.ts';
import { policyRefusalsOf } from './policy-check.ts';
import type { Policy } from './policy.ts';

const codesOf = (changes: Partial<Policy>): readonly string[] =>
  policyRefusalsOf({ ...defaultPolicy, ...changes }).map(({ code }) => code);
const weights = (changes: Partial<Policy['weights']>): Pick<Policy, 'weights'> => ({
  weights: { ...defaultPolicy.weights, ...changes },
});

describe('policy', () => {
  it('lets the default pass', () => {
    assert.deepEqual(policyRefusalsOf(defaultPolicy), []);
  });

  it('refuses weights that do not total 100', () => {
    assert.deepEqual(codesOf(weights({ payment: 14 })), ['weights-not-100']);
  });

  it('lets volume weigh 10 and refuses 11', () => {
    assert.deepEqual(codesOf(weights({ volume: 10, contribution: 25 })), []);
    assert.deepEqual(codesOf(weights({ volume: 11, contribution: 24 })), ['volume-above-10']);
  });

  it('refuses negative and broken weights', () => {
    assert.deepEqual(codesOf(weights({ payment: -5, contribution: 55 })), ['weight-out-of-range']);
    assert.deepEqual(codesOf(weights({ payment: 14.5, contribution: 35.5 })), [
      'weight-out-of-range',
      'weight-out-of-range',
    ]);
  });

  it('refuses a measure under another axis and a weighted axis without a measure', () => {
    assert.deepEqual(codesOf({ measures: { ...defaultPolicy.measures, payment: ['revenue'] } }), [
      'measure-of-other-axis',
    ]);
    assert.deepEqual(codesOf({ measures: { ...defaultPolicy.measures, payment: [] } }), [
      'weighted-axis-without-measure',
    ]);
  });

  it('refuses cut-offs out of order and windows beyond the facts', () => {
    assert.deepEqual(codesOf({ cutoffs: { S: 60, A: 60, B: 45 } }), ['cutoffs-not-descending']);
    assert.deepEqual(codesOf({ windowMonths: 37 }), ['window-out-of-range']);
    assert.deepEqual(codesOf({ minCoveragePercent: Number.NaN }), ['coverage-out-of-range']);
  });
});
