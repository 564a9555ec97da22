import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf } from './audit-diff.ts';

test('keeps only what differs', () => {
  assert.deepEqual(changesOf({ name: 'A', region: 'x' }, { name: 'A', region: 'y' }), [
    { field: 'region', before: 'x', after: 'y' },
  ]);
});

test('a created record has no before', () => {
  assert.deepEqual(changesOf(null, { name: 'A' }), [{ field: 'name', before: undefined, after: 'A' }]);
});

test('reads values that were stored as JSON texts', () => {
  assert.deepEqual(changesOf({ gender: 'null' }, { gender: '"male"' }), [
    { field: 'gender', before: null, after: 'male' },
  ]);
});
