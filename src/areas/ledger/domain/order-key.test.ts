import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderKeyOf, orderOfKey } from './order-key.ts';

test('an order key leads back to source and number, whatever stands in them', () => {
  for (const order of [
    { source: 'erp', orderNo: 'SO-1' },
    { source: '金蝶', orderNo: '2026/11/001' },
    { source: 'a/b%2Fc', orderNo: '100%' },
    { source: '%', orderNo: '/' },
  ])
    assert.deepEqual(orderOfKey(orderKeyOf(order)), order);
  assert.equal(orderKeyOf({ source: 'erp', orderNo: 'SO-1' }), 'erp/SO-1');
});

test('what holds no source is no order key', () => {
  assert.equal(orderOfKey('SO-1'), null);
  assert.equal(orderOfKey('/SO-1'), null);
});
