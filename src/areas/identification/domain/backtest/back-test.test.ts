import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertNear } from '#tests/assert-close';
import { madeCompany } from '#tests/made-company';
import { miscVectors } from '#tests/misc-vectors';
import { seededRandom } from '#kernel/random';
import { dayNumberOf } from '#kernel/day';
import { defaultPolicy } from '../policy/default-policy.ts';
import { descendingOrderOf } from '../stats/rank.ts';
import { backTest, cutDaysOf } from './back-test.ts';
import type { BackTestCut } from './back-test.ts';
import { captureOf, hitShareOf, lapsedAmong, ndcgOf } from './gains.ts';
import { leakTestOf } from './leak-test.ts';
import { bootstrapDifferences } from './paired-bootstrap.ts';
import { plainVerdictsOf } from './plain-verdict.ts';
import { fifthsOf } from './rfm.ts';

describe('gains', () => {
  it('reproduces the published NDCG', () => {
    for (const { relevance, scores, k, value } of miscVectors.ndcg) {
      assertNear(ndcgOf(descendingOrderOf(scores), relevance, k ?? relevance.length) ?? 0, value, 1e-12);
    }
  });

  it('captures a share of the total, and nothing when there is no total', () => {
    assert.equal(captureOf([2, 0, 1], Float64Array.of(10, 20, 70), 1), 0.7);
    assert.equal(captureOf([0, 1], Float64Array.of(-5, 5), 1), null);
  });

  it('counts hits and lapsed accounts among the chosen', () => {
    assert.equal(hitShareOf([0, 1, 2, 3], [3, 1, 0, 2], 2), 0.5);
    assert.equal(lapsedAmong([0, 1, 2], Float64Array.of(0, 3, 0), 2), 1);
  });

  it('keeps NDCG of the ideal order at 1 and of any other at most there', () => {
    const gains = fc.array(fc.integer({ min: -5, max: 50 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(gains, (values) => {
        fc.pre(values.some((value) => value > 0));
        assertNear(ndcgOf(descendingOrderOf(values), values, 10) ?? 0, 1, 1e-12);
        assert.ok(
          (ndcgOf(
            values.map((_, i) => i),
            values,
            10,
          ) ?? 2) <=
            1 + 1e-12,
        );
      }),
    );
  });
});

describe('RFM', () => {
  it('cuts into fifths by mean rank and keeps equals together', () => {
    assert.deepEqual(fifthsOf([1, 2, 3, 4, 5]), [1, 2, 3, 4, 5]);
    assert.deepEqual(fifthsOf([1, 1, 1, 1, 9]), [3, 3, 3, 3, 5]);
  });
});

describe('paired bootstrap', () => {
  const random = seededRandom(4);
  const value = Float64Array.from({ length: 400 }, () => random() ** 6 * 1_000);
  const best = descendingOrderOf(value);
  const shuffled = descendingOrderOf(value.map(() => random()));
  const rankings = {
    score: best,
    revenue: shuffled,
    contribution: best,
    rfm: shuffled,
    'largest-order': shuffled,
    frequency: shuffled,
    random: shuffled,
  };
  const found = bootstrapDifferences({ rankings, value, resamples: 300, k: 50, random: seededRandom(1) });

  it('finds no difference of a ranking to itself and a sure one to chance', () => {
    assert.deepEqual(found.get('contribution')?.capture20, { low: 0, high: 0 });
    assert.ok((found.get('revenue')?.capture20?.low ?? 0) > 0.2);
    assert.ok((found.get('revenue')?.ndcg?.low ?? 0) > 0.2);
  });

  it('agrees with a bootstrap that copies accounts one by one', () => {
    const draw = seededRandom(1);
    const position = new Float64Array(400);
    for (const [rank, place] of shuffled.entries()) position[place] = rank;
    const differences = Array.from({ length: 300 }, () => {
      const places = Array.from({ length: 400 }, () => Math.floor(draw() * 400));
      const total = places.reduce((sum, place) => sum + (value[place] ?? 0), 0);
      const topBy = (keyOf: (place: number) => number): number =>
        places
          .toSorted((a, b) => keyOf(a) - keyOf(b))
          .slice(0, 80)
          .reduce((sum, place) => sum + (value[place] ?? 0), 0) / total;
      return topBy((place) => -(value[place] ?? 0)) - topBy((place) => position[place] ?? 0);
    }).toSorted((a, b) => a - b);
    const interval = found.get('revenue')?.capture20;
    assertNear(interval?.low ?? 0, differences[7] ?? 0, 0.01);
    assertNear(interval?.high ?? 0, differences[292] ?? 0, 0.01);
  });
});

describe('leak test', () => {
  const value = Float64Array.from({ length: 500 }, (_, i) => i);

  it('finds random capture when outcomes are shuffled, however good the ranking', () => {
    const test = leakTestOf(descendingOrderOf(value), value, seededRandom(2));
    assertNear(test.meanCapture20 ?? 0, 0.2, 0.01);
    assert.ok(test.passes);
  });
});

describe('back-test', () => {
  const asOf = '2026-06-30';
  const facts = madeCompany(150, asOf);
  const outcomes = new Map(
    facts.map((account, i) => [
      account.code,
      { valueMinor: (account.window.netE4 - account.window.costE4) / 100n, orderDays: i % 3 },
    ]),
  );
  const cut: BackTestCut = { asOf, horizonDays: 180, facts, outcomes };

  it('judges the score beside all baselines, at each cut', () => {
    const report = backTest([cut], defaultPolicy, { currency: 'CNY', resamples: 200, ndcgAt: 20 });
    assert.equal(report.kind, 'report');
    if (report.kind !== 'report') return;
    const [judged] = report.cuts;
    assert.equal(judged?.through, '2026-12-27');
    assert.equal(judged?.figures.contribution.ndcg, 1);
    assert.ok((judged?.figures.score.capture20 ?? 0) > (judged?.figures.random.capture20 ?? 1));
    const [verdict] = plainVerdictsOf(report);
    assert.equal(verdict?.chosen, 30);
    assert.equal(verdict?.against.find(({ ranking }) => ranking === 'random')?.verdict, 'better');
    assert.ok(verdict?.against.every(({ percent }) => Number.isInteger(percent)));
  });

  it('is the same for the same seed', () => {
    const options = { currency: 'CNY', resamples: 100 } as const;
    assert.deepEqual(backTest([cut], defaultPolicy, options), backTest([cut], defaultPolicy, options));
  });

  it('refuses facts later than the cut', () => {
    const late = backTest([{ ...cut, asOf: '2026-05-31' }], defaultPolicy, { currency: 'CNY' });
    assert.equal(late.kind === 'refused' && late.code, 'facts-after-cut');
    assert.equal(
      late.kind === 'refused' &&
        late.found > facts.filter(({ orderDays }) => (orderDays.at(-1)?.day ?? 0) > dayNumberOf('2026-05-31')).length,
      true,
    );
    assert.deepEqual(backTest([], defaultPolicy, { currency: 'CNY' }), {
      kind: 'refused',
      code: 'no-cuts',
      asOf: null,
      found: 0,
    });
  });

  it('rolls its cuts back by the horizon', () => {
    assert.deepEqual(cutDaysOf('2026-06-30', 90, 3), ['2026-04-01', '2026-01-01', '2025-10-03']);
  });
});
