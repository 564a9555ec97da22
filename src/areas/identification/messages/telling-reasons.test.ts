import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createT } from '#kernel/i18n';
import type { Explanation } from '../domain/index.ts';
import { identificationMessages, tellingReasonsOf } from './index.ts';
import type { Wording } from './index.ts';

type Part = Pick<Explanation, 'axes'> & Partial<Explanation>;

const explained = (part: Part): Explanation => ({
  v: 1,
  unit: 'account',
  account: 'K1',
  asOf: '2026-10-31',
  policy: 1,
  months: 24,
  basis: 'contribution',
  reference: '2026-10-31',
  score: 90,
  median: 50,
  coverage: 100,
  tier: 'S',
  types: [],
  beside: {},
  waterfall: [],
  model: {},
  gates: {},
  badges: {},
  rows: {},
  ...part,
});

/** All three are near the top by contribution; each stands out by something else. */
const axesOf = (contribution: number, orderDays: number, growth: number): Explanation['axes'] => ({
  contribution: [4000, contribution, 5000, 19, { 'expected-contribution': [1_000_000, contribution, 1] }],
  continuity: [3000, 9000, 5000, 10, { 'active-month-share': [1, 9600, 1], 'order-days': [80, orderDays, 1] }],
  growth: [2000, 7500, 5000, 5, { growth: [0.02, growth, 1], 'lines-widened': [0, 4900, 1], potential: 'not-stated' }],
  strategic: [1000, null, 5000, 0, { 'strategic-strength': 'not-stated' }],
});

describe('telling reasons', () => {
  let wording: Wording;
  before(async () => {
    wording = { t: createT('en', await identificationMessages.load.en()), currency: 'CNY' };
  });
  const three = [axesOf(9950, 9300, 7100), axesOf(9850, 9990, 7200), axesOf(9860, 9200, 9900)].map((axes) =>
    explained({ axes }),
  );

  it('begin with what adds most, then say what tells an account from the others', () => {
    const [one = [], two = [], other = []] = tellingReasonsOf(three, wording, 2);
    for (const [first = ''] of [one, two, other]) assert.match(first, /^Contribution: .+ adds 19\.0 points$/);
    assert.match(two[1] ?? '', /^Continuity: Order days 80/);
    assert.match(other[1] ?? '', /^Growth and potential: Trend of growth/);
  });

  it('leave out what is under one point, though nothing tells an account better from the others', () => {
    const faint = explained({
      axes: {
        ...axesOf(9950, 9300, 7100),
        growth: [1500, 4990, 5000, -0.1, { growth: [-0.3, 100, 1] }],
        payment: [1500, 4000, 5000, -1.5, { 'late-probability': [0.3, 4000, 1] }],
      },
    });
    const [reasons = []] = tellingReasonsOf([faint, ...three], wording, 3);
    assert.match(reasons[0] ?? '', /^Contribution: /);
    assert.equal(reasons.length, 3);
    assert.ok(!reasons.some((reason) => reason.startsWith('Growth')), reasons.join('\n'));
  });

  it('keep a place for what adds most beside gates and badges, and call nobody better than all', () => {
    const held = explained({
      axes: axesOf(9990, 9300, 7100),
      gates: { overdue: [[75], ['failed', 60], ['passed', 90]] },
      badges: { dealer: { orderDays: 40 }, 'slow-payer': { daysBeyond: 40, over60Share: 0.3 } },
    });
    const [reasons = []] = tellingReasonsOf([held, ...three], wording, 3);
    assert.match(reasons[2] ?? '', /^Contribution: .+ better than about 99% of the accounts, adds 19\.0 points$/);
  });

  it('are no more than asked for, each of another axis, and none of an axis without data', () => {
    for (const reasons of tellingReasonsOf(three, wording, 4)) {
      assert.equal(reasons.length, 3);
      assert.equal(new Set(reasons.map((reason) => reason.split(':')[0])).size, 3);
      assert.ok(!reasons.some((reason) => reason.includes('Strategic')));
    }
    assert.equal(tellingReasonsOf(three, wording, 2)[0]?.length, 2);
  });

  it('say a failed gate and a badge first', () => {
    const held = explained({
      axes: axesOf(9900, 9300, 7100),
      gates: { overdue: [[75], ['failed', 60], ['passed', 90]] },
      badges: { dealer: { orderDays: 40 } },
    });
    const [reasons = []] = tellingReasonsOf([held, ...three], wording, 3);
    assert.match(reasons[0] ?? '', /75 days late/);
    assert.match(reasons[1] ?? '', /^Dealer: /);
    assert.equal(reasons.length, 3);
  });

  it('count a single order day as one', () => {
    const lone = explained({
      axes: {},
      gates: {
        'order-rhythm': [
          [1, 0],
          ['failed', 4, 180],
          ['failed', 2, 90],
        ],
      },
      badges: { 'one-off': { orderDays: 1, largest: 80_000, share: 1 } },
    });
    assert.deepEqual(tellingReasonsOf([lone], wording, 2)[0], [
      'Only one order day in the period looked at; tier S asks for 4 over 180 days',
      'One-off: a single order day, the largest order ¥800.00 is 100.0% of net revenue',
    ]);
  });

  it('stand for a single account as well', () => {
    assert.equal(tellingReasonsOf([explained({ axes: axesOf(9900, 9300, 7100) })], wording, 3)[0]?.length, 3);
  });
});
