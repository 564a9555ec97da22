import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertNear } from '#tests/assert-close';
import { miscVectors } from '#tests/misc-vectors';
import { elicitedWeightsOf } from './analytic-hierarchy.ts';
import { jamesSteinOf } from './james-stein.ts';
import { correlationOf, meanRanksOf, spearmanOf } from './rank.ts';

describe('weights by AHP', () => {
  it('reproduces the published weights and consistency ratio', () => {
    const { A, weightsEigen, lambdaMax, CR } = miscVectors.ahp;
    const found = elicitedWeightsOf(A);
    assert.equal(found.kind, 'weights');
    if (found.kind !== 'weights') return;
    for (const [i, weight] of weightsEigen.entries()) assertNear(found.weights[i] ?? 0, weight, 1e-9);
    assertNear(found.lambdaMax, lambdaMax, 1e-9);
    assertNear(found.consistencyRatio, CR, 1e-9);
  });

  it('refuses judgements that contradict each other or are not reciprocal', () => {
    const circle = [
      [1, 9, 1 / 9],
      [1 / 9, 1, 9],
      [9, 1 / 9, 1],
    ];
    assert.equal(elicitedWeightsOf(circle).kind, 'refused');
    assert.deepEqual(
      elicitedWeightsOf([
        [1, 2, 3],
        [2, 1, 1],
        [1, 1, 1],
      ]),
      { kind: 'refused', code: 'notReciprocal', consistencyRatio: null },
    );
  });
});

describe('James–Stein', () => {
  it('reproduces the batters of Efron and Morris', () => {
    const { y, remainder, grandMean, shrink, js, sseJS } = miscVectors.jamesStein;
    const { factor, shrunk } = jamesSteinOf(y, (grandMean * (1 - grandMean)) / 45);
    assertNear(factor, shrink, 1e-9);
    for (const [i, value] of js.entries()) assertNear(shrunk[i] ?? 0, value, 1e-9);
    assertNear(
      shrunk.reduce((sum, value, i) => sum + (value - (remainder[i] ?? 0)) ** 2, 0),
      sseJS,
      1e-9,
    );
  });
});

describe('ranks', () => {
  it('shares the mean place among equals', () => {
    assert.deepEqual([...meanRanksOf([10, 20, 20])], [1, 2.5, 2.5]);
  });

  it('correlates a monotone curve fully by rank, not by value', () => {
    const [a, b] = [
      [1, 2, 3, 4],
      [1, 10, 100, 1_000],
    ];
    assertNear(spearmanOf(a, b), 1, 1e-12);
    assert.ok(correlationOf(a, b) < 0.9);
    assert.equal(correlationOf([1, 1], [1, 2]), 0);
  });
});
