import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diameterOf } from './bubble-option.ts';
import { waterfallSpansOf } from './waterfall-option.ts';
import { peakOf } from './whale-option.ts';

test('finds the peak of a whale curve before it falls', () => {
  const points = [
    { accounts: 0.2, contribution: 1.1 },
    { accounts: 0.6, contribution: 1.51 },
    { accounts: 1, contribution: 1 },
  ];
  assert.deepEqual(peakOf(points), { accounts: 0.6, contribution: 1.51 });
  assert.equal(peakOf([]), undefined);
});

test('stacks waterfall steps from the level before, also below zero', () => {
  const spans = waterfallSpansOf([
    { name: 'list', value: 100, kind: 'total' },
    { name: 'discount', value: -30, kind: 'step' },
    { name: 'cost', value: -90, kind: 'step' },
    { name: 'contribution', value: -20, kind: 'total' },
  ]);
  assert.deepEqual(spans, [
    { from: 0, to: 100 },
    { from: 100, to: 70 },
    { from: 70, to: -20 },
    { from: 0, to: -20 },
  ]);
});

test('makes the area of a bubble proportional to its size', () => {
  assert.equal(diameterOf(100, 100), 46);
  assert.equal(diameterOf(25, 100), 23);
  assert.equal(diameterOf(100, 100, 26), 26);
  assert.equal(diameterOf(-5, 100), 5);
  assert.equal(diameterOf(0, 0), 5);
});
