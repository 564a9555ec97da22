import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badgeCodes } from '../badges/badge.ts';
import { gateCodes } from '../policy/policy.ts';
import type { Explanation } from '../score/explanation.ts';
import { explanationFor } from './explanation-for.ts';
import { badgesFor, gatesFor } from './margin-figures.ts';

const full: Explanation = {
  v: 1,
  unit: 'account',
  account: 'K1',
  asOf: '2026-10-31',
  policy: 1,
  months: 24,
  basis: 'contribution',
  reference: '2026-10-31',
  score: 61.5,
  median: 50,
  coverage: 100,
  tier: 'B',
  types: ['economic', 'important'],
  axes: {
    contribution: [3500, 200, 5000, -16.8, { 'expected-contribution': [-100, 200, 1] }],
    payment: [1500, 9000, 5000, 6, { 'days-beyond-terms': [-3, 9000, 1] }],
    growth: [1500, 9000, 5000, 6, { growth: [0.1, 9000, 1], 'lines-widened': [2, 9000, 1] }],
  },
  beside: { contribution: -100, 'margin-trend': -0.1, 'contribution-rank': 9, 'revenue-rank': 1 },
  waterfall: [1000, 900, 100, 100, 0, 1],
  model: { alive: 0.9 },
  gates: { contribution: [[-100], ['failed', 0], null], overdue: [[10], ['passed', 60], null] },
  badges: {
    'loss-maker': { contribution: -100, confidence: 1 },
    squeezing: { marginChange: -0.1, confidence: 0.9 },
    tomorrow: { revenue: 1000, confidence: 0.9 },
    dealer: { orderDays: 9, confidence: 1 },
  },
  rows: { invoices: '2024-11-01' },
};

test('with the right to costs the explanation is whole', () => {
  assert.equal(explanationFor(['cost', 'margin'], full), full);
});

test('with margins, but not costs, only the waterfall ends after revenue', () => {
  assert.deepEqual(explanationFor(['margin', 'personal'], full), { ...full, waterfall: [1000] });
});

test('who sees margins is told that costs are estimated, and nobody where no contribution stands', () => {
  const partly: Explanation = { ...full, waterfall: [1000, 540, 100, 100, 0, 0.6] };
  assert.equal(explanationFor(['cost', 'margin'], partly).costKnown, 0.6);
  assert.equal(explanationFor(['margin'], partly).costKnown, 0.6);
  assert.equal(explanationFor(['personal'], partly).costKnown, undefined);
  assert.equal(explanationFor(['margin'], { ...partly, basis: 'revenue' }).costKnown, undefined);
  const { contribution: _, ...beside } = partly.beside;
  assert.equal(explanationFor(['margin'], { ...partly, beside }).costKnown, undefined);
});

test('without margins nothing that is made of contribution stands, nor the score that it follows from', () => {
  const seen = explanationFor(['personal'], full);
  assert.deepEqual(seen, {
    ...full,
    score: null,
    median: null,
    types: ['important'],
    axes: { payment: full.axes['payment'] },
    beside: { 'revenue-rank': 1 },
    waterfall: [1000],
    gates: { overdue: full.gates['overdue'] },
    badges: { tomorrow: { revenue: 1000 }, dealer: { orderDays: 9, confidence: 1 } },
  });
});

test('of two accounts that differ in contribution alone a reader without margins sees the same', () => {
  const rich: Explanation = {
    ...full,
    score: 95.2,
    median: 51,
    types: ['important'],
    axes: {
      ...full.axes,
      contribution: [3500, 9900, 5000, 17.1, { 'expected-contribution': [900, 9900, 1] }],
      growth: [1500, 100, 5000, -7, { growth: [-0.1, 100, 1], 'lines-widened': [2, 9000, 1] }],
    },
    beside: { contribution: 900, 'margin-trend': 0.2, 'contribution-rank': 1, 'revenue-rank': 1 },
    waterfall: [1000, 50, 20, 30, 0, 1],
    gates: { ...full.gates, contribution: [[900], ['passed', 0], null] },
    badges: { tomorrow: { revenue: 1000, confidence: 0.75 }, dealer: { orderDays: 9, confidence: 1 } },
  };
  assert.deepEqual(explanationFor([], rich), explanationFor([], full));
});

test('lists of badges and gates are cut in the same way', () => {
  assert.deepEqual(
    badgeCodes.filter((code) => !badgesFor([], badgeCodes).includes(code)),
    ['squeezing', 'loss-maker'],
  );
  assert.deepEqual(
    gateCodes.filter((code) => !gatesFor([], gateCodes).includes(code)),
    ['contribution'],
  );
});
