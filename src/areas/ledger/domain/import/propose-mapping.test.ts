import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposeMapping, questionsOf } from './propose-mapping.ts';

const file = {
  header: ['订单号', '客户编码', '产品编码', '下单日期', '数量'],
  sample: [{ cells: ['SO-1', 'K001', 'P001', '03/04/2026', '2'] }],
};
const { mapping, questions } = proposeMapping({ kind: 'orders', source: 'erp', ...file });

test('asks for the order of day and month while the file does not show it', () => {
  assert.deepEqual(questions, [{ code: 'date-order', fields: ['orderedOn'], isMixed: false }]);
});

test('asks no more once a person has answered', () => {
  assert.deepEqual(questionsOf({ ...mapping, dateOrder: 'dmy' }, file), []);
});

test('asks for a required field whose column a person took away', () => {
  const { quantity: _, ...columns } = mapping.columns;
  const asked = questionsOf({ ...mapping, columns, dateOrder: 'dmy' }, file);
  assert.deepEqual(asked, [{ code: 'field-missing', field: 'quantity' }]);
});
