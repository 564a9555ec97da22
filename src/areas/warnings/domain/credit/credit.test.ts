import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { assertNear } from '#tests/assert-close';
import { normalOf } from '#tests/simulated-buyers';
import { normalScoreTables } from '../stats/normal-scores.ts';
import { countBackDays } from './count-back.ts';
import { defaultLossTable, expectedLossOf, exposureOf } from './expected-loss.ts';
import { defaultGradeBounds, gradeCredit } from './credit-grade.ts';
import type { CreditSigns } from './credit-grade.ts';
import { defaultWarningPolicy, gradeBoundsOf, lossTableOf } from '../watch/policy.ts';
import { paymentChartOf, paymentDriftOf } from './payment-drift.ts';
import { promiseOutcomes } from './payment-promise.ts';

const good: CreditSigns = {
  daysBeyondTerms: 1,
  lateProbability: 0.1,
  over60Share: 0,
  limitUse: 0.5,
  brokenPromises: 0,
};

describe('count-back DSO', () => {
  it('lays receivables over the latest sales', () => {
    const months = [
      { salesMinor: 100n, days: 30 },
      { salesMinor: 200n, days: 31 },
    ];
    assert.equal(countBackDays(150n, months), 37.75);
    assert.equal(countBackDays(50n, months), 15);
    assert.equal(countBackDays(0n, months), 0);
    assert.equal(countBackDays(301n, months), null);
  });

  it('passes over months without sales or with more returns than sales', () => {
    const months = [0n, -40n, 90n].map((salesMinor) => ({ salesMinor, days: 30 }));
    assert.equal(countBackDays(45n, months), 75);
  });
});

describe('credit grade', () => {
  for (const [name, signs, grade, sign] of [
    ['all well', {}, 'A', null],
    ['5 days are still A', { daysBeyondTerms: 5 }, 'A', null],
    ['5.1 days are B', { daysBeyondTerms: 5.1 }, 'B', 'daysBeyondTerms'],
    ['more than a fifth over 60 days late is D', { over60Share: 0.21 }, 'D', 'over60Share'],
    ['130 % of the limit is D whatever the average', { limitUse: 1.3 }, 'D', 'limitUse'],
    ['a high chance of paying late alone is C', { lateProbability: 0.99 }, 'C', 'lateProbability'],
    ['many broken promises alone are C', { brokenPromises: 7 }, 'C', 'brokenPromises'],
  ] as const)
    it(`goes by the worst sign and names it: ${name}`, () => {
      const graded = gradeCredit({ ...good, ...signs }, defaultGradeBounds);
      assert.equal(graded.grade, grade);
      if (sign !== null) assert.equal(graded.reasons[0]?.sign, sign);
    });

  it('gives none where nothing is known', () => {
    const nothing = { daysBeyondTerms: null, lateProbability: null, over60Share: null, limitUse: null };
    assert.equal(gradeCredit({ ...nothing, brokenPromises: 0 }, defaultGradeBounds).grade, null);
    assert.equal(gradeCredit({ ...nothing, brokenPromises: 1 }, defaultGradeBounds).grade, 'B');
  });
});

describe('expected loss', () => {
  it('is exposure × default × loss, rounded once', () => {
    assert.equal(exposureOf({ openMinor: 7n, undeliveredMinor: 2n, inWorkMinor: 1n, bondsMinor: 5n }), 15n);
    assert.equal(expectedLossOf(10_000_000n, 'C', defaultLossTable), 275_000n);
    assert.equal(expectedLossOf(-5n, 'D', defaultLossTable), 0n);
    const { defaultBp } = defaultLossTable;
    assert.ok(defaultBp.A < defaultBp.B && defaultBp.B < defaultBp.C && defaultBp.C < defaultBp.D);
  });

  it('and grade follow what the company says of its own record', () => {
    const { credit } = defaultWarningPolicy;
    assert.deepEqual(lossTableOf(credit), defaultLossTable);
    assert.deepEqual(gradeBoundsOf(credit), defaultGradeBounds);
    const strict = { ...credit, daysA: 0, daysB: 3, daysC: 10, chanceDBp: 4_000, lossBp: 9_000 };
    const graded = gradeCredit({ ...good, daysBeyondTerms: 12 }, gradeBoundsOf(strict));
    assert.equal(graded.grade, 'D');
    assert.equal(expectedLossOf(10_000_000n, 'D', lossTableOf(strict)), 3_600_000n);
    const gradeBy = (rule: Partial<typeof credit>, signs: Partial<CreditSigns>) =>
      gradeCredit({ ...good, ...signs }, gradeBoundsOf({ ...credit, ...rule })).grade;
    assert.equal(gradeBy({ over60ABp: 2_100, over60BBp: 2_100, over60CBp: 2_100 }, { over60Share: 0.21 }), 'A');
    assert.equal(gradeBy({ lateABp: 9_000, lateBBp: 9_500 }, { lateProbability: 0.92 }), 'B');
    assert.equal(gradeBy({ promisesA: 2, promisesB: 4 }, { brokenPromises: 2 }), 'A');
    assert.equal(gradeBy({ promisesA: 2, promisesB: 4 }, { brokenPromises: 9 }), 'C');
  });
});

describe('promises to pay', () => {
  const at = (asOfDay: number) => ({ asOfDay, graceDays: 3 });
  const promise = { madeDay: 1, dueDay: 10, amountMinor: 100n };

  it('are open until their day and grace have passed, then kept or broken', () => {
    const states = (day: number, payDay: number): string =>
      promiseOutcomes([promise], [{ day: payDay, amountMinor: 100n }], at(day))[0]?.state ?? '';
    assert.equal(states(13, 14), 'open');
    assert.equal(states(14, 14), 'broken');
    assert.equal(states(14, 13), 'kept');
    assert.equal(states(14, 0), 'broken');
    assert.equal(states(5, 4), 'kept');
  });

  it('share payments in order of their due days, each payment once', () => {
    const later = { madeDay: 1, dueDay: 20, amountMinor: 80n };
    const outcomes = promiseOutcomes([later, promise], [{ day: 8, amountMinor: 150n }], at(30));
    assert.deepEqual(outcomes, [
      { state: 'broken', paidMinor: 50n },
      { state: 'kept', paidMinor: 100n },
    ]);
  });
});

describe('payment drift', () => {
  const driftOf = (days: readonly number[]) => paymentDriftOf(days, paymentChartOf(days, normalScoreTables()));

  it('is heard upwards, and quiet without a change', () => {
    const random = seededRandom(6);
    const days = Array.from({ length: 30 }, (_, m) => 5 + 2 * normalOf(random) + (m >= 20 ? 8 : 0));
    const drift = driftOf(days);
    assertNear(drift?.since ?? 0, 20, 1);
    assertNear((drift?.currentDays ?? 0) - (drift?.usualDays ?? 0), 8, 2);
    assert.equal(driftOf(days.slice(0, 20)), null);
    assert.equal(driftOf(days.map((value) => 20 - value)), null);
  });

  it('is told while it holds, by the last three months, and not once they pay in time again', () => {
    const random = seededRandom(3);
    const usual = Array.from({ length: 36 }, () => Math.round(2 + 2 * normalOf(random)));
    const slipped = usual.map((days, m) => (m >= 14 && m < 19 ? days + 35 : days));
    assertNear(driftOf(slipped.slice(0, 19))?.currentDays ?? 0, 37, 3);
    assert.equal(driftOf(slipped.slice(0, 22)), null);
    assert.equal(driftOf(slipped), null);
    const easing = usual.map((days, m) => (m < 14 ? days : m < 30 ? days + 35 : days + 20));
    const drift = driftOf(easing);
    assertNear(drift?.currentDays ?? 0, 22, 3);
    assertNear(drift?.usualDays ?? 0, 2, 1.5);
  });
});
