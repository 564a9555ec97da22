import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDay, readFigure } from './read-figure.ts';

test('reads figures as people type them', () => {
  assert.equal(readFigure('1,234.5', 2), 123450n);
  assert.equal(readFigure('１２３．４', 2), 12340n);
  assert.equal(readFigure('1.5万', 2), 1_500_000n);
  assert.equal(readFigure('3亿', 0), 300_000_000n);
  assert.equal(readFigure('−20k', 0), -20_000n);
  assert.equal(readFigure('12.', 2), 1200n);
});

test('refuses what is not a figure', () => {
  for (const text of ['', '-', '1.2.3', 'abc', '1e5']) assert.equal(readFigure(text, 2), null);
});

test('reads dates in the usual forms', () => {
  for (const text of ['2026-01-05', '2026/1/5', '2026.1.5', '20260105', '2026年1月5日'])
    assert.equal(readDay(text), '2026-01-05');
  assert.equal(readDay('5/1/2026'), null);
});
