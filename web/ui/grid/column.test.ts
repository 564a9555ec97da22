import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareValues, nextSortOf, widthOf } from './column.ts';

const name = { id: 'name', header: '客户', cell: () => null };
const money = { id: 'net', header: '净额', cell: () => null, kind: 'figure' as const };

test('sorts words upwards and figures downwards first', () => {
  assert.deepEqual(nextSortOf(name, undefined), { by: 'name', direction: 'up' });
  assert.deepEqual(nextSortOf(money, { by: 'name', direction: 'up' }), { by: 'net', direction: 'down' });
  assert.deepEqual(nextSortOf(money, { by: 'net', direction: 'down' }), { by: 'net', direction: 'up' });
  assert.deepEqual(nextSortOf({ ...money, firstOrder: 'up' }, undefined), { by: 'net', direction: 'up' });
});

test('compares big integers exactly', () => {
  assert.equal(compareValues(9007199254740993n, 9007199254740992n), 1);
  assert.equal(compareValues(2, 10), -1);
});

test('never cuts a header off', () => {
  const narrow = { id: 'contribution', cell: () => null, width: 60, unit: 'CNY', isSortable: true };
  assert.equal(widthOf({ ...narrow, header: 'Contribution' }), 151);
  assert.equal(widthOf({ ...narrow, header: '贡献利润' }), 118);
  assert.equal(widthOf({ ...narrow, header: '贡献利润', width: 150 }), 150);
});
