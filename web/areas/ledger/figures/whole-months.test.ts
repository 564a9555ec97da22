import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsWithin, wholeMonthsOf } from './whole-months.ts';

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

test('a month is under way until its last day', () => {
  assert.deepEqual(['2026-11-21', '2026-11-30', '2024-02-28', '2024-02-29'].map(endsWithin), [
    true,
    false,
    true,
    false,
  ]);
});
