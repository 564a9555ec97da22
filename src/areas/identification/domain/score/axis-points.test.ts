import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { weightedAxes } from '../measures/measure-table.ts';
import { defaultPolicy } from '../policy/default-policy.ts';
import { fullShare } from '../stats/mid-rank.ts';
import { coveragePercentOf, medianMicroOf, pointsMicroOf, scoreMicroOf } from './axis-points.ts';
import type { AxisPoints } from './axis-points.ts';
import { sharedWeightsOf } from './axis-weights.ts';
import { proposedTierOf } from './tier.ts';

const axes = fc.uniqueArray(fc.constantFrom(...weightedAxes), { minLength: 1, maxLength: weightedAxes.length });
const share = fc.integer({ min: 0, max: fullShare });

describe('weights of the axes', () => {
  it('are shared among the axes that the population has and total 10,000', () => {
    fc.assert(
      fc.property(axes, (present) => {
        const shared = sharedWeightsOf(defaultPolicy.weights, new Set(present));
        const total = [...shared.values()].reduce((sum, weight) => sum + weight, 0);
        assert.equal(total, shared.size === 0 ? 0 : fullShare);
        for (const axis of shared.keys()) assert.ok(present.includes(axis));
      }),
    );
  });

  it('gives contribution and continuity 63.64 and 36.36 when alone', () => {
    assert.deepEqual(
      [...sharedWeightsOf(defaultPolicy.weights, new Set(['contribution', 'continuity']))],
      [
        ['contribution', 6_364],
        ['continuity', 3_636],
      ],
    );
  });
});

describe('points', () => {
  const shared = sharedWeightsOf(defaultPolicy.weights, new Set(weightedAxes));
  const account = fc.tuple(
    ...[...shared].map(([axis, weightBp]) =>
      fc.record({ share: fc.option(share), median: share }).map((made): AxisPoints => ({ axis, weightBp, ...made })),
    ),
  );

  it('sum exactly to score less median, and a missing axis gives none', () => {
    fc.assert(
      fc.property(account, (points) => {
        const sum = points.reduce((total, axis) => total + pointsMicroOf(axis), 0);
        assert.equal(sum, scoreMicroOf(points) - medianMicroOf(points));
        for (const axis of points) if (axis.share === null) assert.equal(pointsMicroOf(axis), 0);
      }),
    );
  });

  it('covers only what has data and rounds down', () => {
    const half = (weightBp: number, known: number | null): AxisPoints => ({
      axis: 'payment',
      weightBp,
      share: known,
      median: 5_000,
    });
    assert.equal(coveragePercentOf([half(5_999, 1), half(4_001, null)]), 59);
    assert.equal(coveragePercentOf([half(6_000, 1), half(4_000, null)]), 60);
  });
});

describe('tier', () => {
  const open = { S: [], A: [] };
  const failed = { gate: 'contribution', outcome: 'failed', measured: -1, asked: 0 } as const;
  const tierAt = (
    points: number,
    coveragePercent = 100,
    gates: Parameters<typeof proposedTierOf>[0]['gates'] = open,
  ): string => proposedTierOf({ scoreMicro: Math.round(points * 1e6), coveragePercent, gates, policy: defaultPolicy });

  it('begins at its cut-off, not a millionth below', () => {
    assert.deepEqual(
      [75, 74.999999, 60, 59.999999, 45, 44.999999].map((points) => tierAt(points)),
      ['S', 'A', 'A', 'B', 'B', 'C'],
    );
  });

  it('is unrated, never low, under 60 % coverage', () => {
    assert.equal(tierAt(99, 59), 'unrated');
    assert.equal(tierAt(1, 60), 'C');
  });

  it('falls past a failed gate', () => {
    assert.equal(tierAt(90, 100, { S: [failed], A: [] }), 'A');
    assert.equal(tierAt(90, 100, { S: [failed], A: [failed] }), 'B');
    assert.equal(tierAt(90, 100, { S: [{ ...failed, outcome: 'not-checked' }], A: [] }), 'S');
  });
});
