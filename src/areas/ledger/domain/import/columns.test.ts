import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnIndexOf, columnLettersOf, columnsNamed, mappingProblemsOf } from './columns.ts';

const header = ['客户', '金额 (1)', '金额 (2)', 'Order No', 'order_no', 'Date'];

test('a heading that several columns bear means none of them by itself', () => {
  assert.deepEqual(columnsNamed(header, '金额'), [1, 2]);
  assert.equal(columnIndexOf(header, '金额'), -1);
  assert.equal(columnIndexOf(header, '金额 (2)'), 2);
});

test('columns that differ in signs and case alone are told apart only as they are written', () => {
  assert.deepEqual(columnsNamed(header, 'orderno'), [3, 4]);
  assert.equal(columnIndexOf(header, 'order_no'), 4);
  assert.equal(columnIndexOf(header, 'DATE'), 5);
});

test('a heading in brackets of its own is no number of a repetition', () => {
  assert.deepEqual(columnsNamed(['金额 (2)'], '金额'), []);
});

test('a mapping that names a shared heading is told so', () => {
  const mapping = { kind: 'invoices', source: 'erp', columns: { amount: '金额', issuedOn: 'Date' } } as const;
  assert.deepEqual(
    mappingProblemsOf(mapping, header).filter(({ code }) => code !== 'field-missing'),
    [{ code: 'same-heading', field: 'amount', column: '金额' }],
  );
});

test('columns have the letters of a spreadsheet', () => {
  assert.deepEqual([0, 25, 26, 701, 702].map(columnLettersOf), ['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
