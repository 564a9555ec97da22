import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountSearchIn, isSameSearch } from './account-search.ts';

test('keeps known filters of the address and drops the rest', () => {
  assert.deepEqual(accountSearchIn({ q: '华筑', tier: 'S', sort: 'overdue', page: 3, tag: '' }), {
    q: '华筑',
    tier: 'S',
    sort: 'overdue',
  });
  assert.deepEqual(accountSearchIn({ sort: 'shoe-size' }), {});
});

test('finds a saved view again by its filters', () => {
  assert.equal(isSameSearch({ tier: 'A' }, { tier: 'A' }), true);
  assert.equal(isSameSearch({ tier: 'A' }, { tier: 'A', sort: 'name' }), false);
});
