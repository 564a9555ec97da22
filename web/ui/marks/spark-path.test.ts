import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sparkPathOf, sparkZeroOf } from './spark-path.ts';

const box = { width: 40, height: 10 };

test('draws from the zero line to the largest value', () => {
  assert.equal(sparkPathOf([0, 5, 10], box), 'M0 10L20 5L40 0');
  assert.equal(sparkZeroOf([0, 5, 10], 10), 10);
});

test('leaves a gap where a value is missing', () => {
  assert.equal(sparkPathOf([10, null, 10], box), 'M0 0M40 0');
});

test('keeps zero inside the scale when values are negative', () => {
  assert.equal(sparkPathOf([-10, 10], box), 'M0 10L40 0');
  assert.equal(sparkZeroOf([-10, 10], 10), 5);
});

test('survives nothing and one value', () => {
  assert.equal(sparkPathOf([], box), '');
  assert.equal(sparkPathOf([0], box), 'M0 10');
});
