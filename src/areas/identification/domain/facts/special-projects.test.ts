import assert from 'node:assert/strict';
import { test } from 'node:test';
import { specialProjectsOf } from './special-projects.ts';

test('orders within thirty days of the first are one project, later ones another, in whatever order they come', () => {
  assert.equal(specialProjectsOf([]), 0);
  assert.equal(specialProjectsOf([10, 10, 40]), 1);
  assert.equal(specialProjectsOf([41, 10]), 2);
  // Counted from the first, so that a steady buyer of special orders is no endless project.
  assert.equal(specialProjectsOf([0, 25, 50, 75]), 2);
});
