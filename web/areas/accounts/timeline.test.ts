import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestFirst, notOlderThan } from './timeline.ts';

const item = (when: string) => ({ id: when, when });
const whens = (items: readonly { readonly when: string }[]) => items.map(({ when }) => when);

test('puts months, days and instants into one line, newest first', () => {
  const items = ['2026-08', '2026-09-30 14:05', '2026-09', '2026-08-31 23:59', '2026-09-30', '2026-10-01 00:00'];
  assert.deepEqual(whens(newestFirst(items.map(item))), [
    '2026-10-01 00:00',
    '2026-09',
    '2026-09-30',
    '2026-09-30 14:05',
    '2026-08',
    '2026-08-31 23:59',
  ]);
});

test('keeps what is older than the rows read so far for later', () => {
  const items = ['2026-09', '2026-08-31', '2026-08-30'].map(item);
  assert.deepEqual(whens(notOlderThan(items, '2026-08-31 10:00')), ['2026-09', '2026-08-31']);
});
