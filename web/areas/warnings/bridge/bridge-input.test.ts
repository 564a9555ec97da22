import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bridgeInputOf } from './bridge-input.ts';
import { bridgeSearchIn, yearSearchOf } from './bridge-search.ts';

test('asks for a year before by default, and for the period before on demand', () => {
  assert.deepEqual(bridgeInputOf({}, undefined), { months: 1 });
  assert.deepEqual(bridgeInputOf({ months: '3' }, '2026-10'), { months: 3, month: '2026-10' });
  assert.deepEqual(bridgeInputOf({ month: '2011-11', months: '3', base: 'period' }, '2026-10'), {
    months: 3,
    month: '2011-11',
    against: '2011-08',
  });
});

test('asks for one group, also for that of the accounts without an owner', () => {
  assert.deepEqual(bridgeInputOf({ by: 'tier', key: 'A' }, undefined), { months: 1, by: 'tier', key: 'A' });
  assert.deepEqual(bridgeInputOf({ key: 'none' }, undefined), { months: 1, by: 'owner', key: '' });
  assert.deepEqual(bridgeInputOf({ by: 'line' }, undefined), { months: 1 });
});

test('asks for the year alone, and for no product line, where costs are not seen', () => {
  assert.deepEqual(bridgeInputOf(yearSearchOf({ month: '2026-06', base: 'period', by: 'tier', key: 'A' }), undefined), {
    months: 12,
    by: 'tier',
    key: 'A',
  });
  assert.deepEqual(yearSearchOf({ by: 'line', key: 'some' }), { months: '12' });
});

test('reads an address and lets go what no period can be', () => {
  assert.deepEqual(bridgeSearchIn({ month: '2011-11', months: 3, base: 'period' }), {
    month: '2011-11',
    months: '3',
    base: 'period',
  });
  assert.deepEqual(bridgeSearchIn({ month: '2011-13', months: 5, base: 'week' }), {});
});
