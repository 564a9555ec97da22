import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstKnownOf, monthsFrom } from './months.ts';

test('months follow each other from the first', () => {
  assert.deepEqual(monthsFrom('2025-11', 3), ['2025-11', '2025-12', '2026-01']);
  assert.deepEqual(monthsFrom('', 3), []);
});

test('a picture begins where the first of its series does', () => {
  assert.equal(firstKnownOf([null, null, 100, null], [null, null, null, 3]), 2);
  assert.equal(firstKnownOf([null, null], [null, 0]), 1);
  assert.equal(firstKnownOf([null, null], []), 0);
});
