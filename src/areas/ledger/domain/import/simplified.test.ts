import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choices, choiceKeyOf } from './choices.ts';
import { simplifiedOf } from './simplified.ts';
import { parseYesNo } from './yes-no.ts';

test('words in traditional characters mean what the simplified ones do', () => {
  assert.equal(simplifiedOf('客戶編號（主要）'), '客户编号（主要）');
  assert.equal(choices.orderKind.get(choiceKeyOf('銷售退貨')), 'return');
  assert.equal(choices.orderKind.get(choiceKeyOf('贈品')), 'free-goods');
  assert.equal(choices.pocketKind.get(choiceKeyOf('運費')), 'freight');
  assert.deepEqual([parseYesNo('對'), parseYesNo('無')], [true, false]);
});

test('other words stay as they are', () => {
  assert.equal(simplifiedOf('Order no'), 'Order no');
  assert.equal(simplifiedOf('重庆臺'), '重庆臺');
});
