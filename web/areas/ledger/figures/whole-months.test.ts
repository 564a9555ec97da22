import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeMonthsOf } from './whole-months.ts';

test('months without facts stand between those with facts', () => {
  assert.deepEqual(wholeMonthsOf([{ month: '2025-11' }, { month: '2026-02' }], '2026-03-15'), [
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
  ]);
});

test('no facts, no months', () => {
  assert.deepEqual(wholeMonthsOf([], '2026-03-15'), []);
});
