import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../messages/en.ts';
import { zhCN } from '../../messages/zh-CN.ts';
import { recordKinds } from '../records.ts';
import { orderRowHeadings } from './order-row.ts';
import { proposeMapping } from './propose-mapping.ts';

test('the headings beside refused rows are those that the reader knows, and name no field', () => {
  assert.deepEqual([zhCN.columns.orderRow, en.columns.orderRow], [...orderRowHeadings]);
  const header = [zhCN, en].flatMap(({ columns: { line, orderRow, reasons } }) => [line, orderRow, reasons]);
  for (const kind of recordKinds)
    assert.deepEqual(proposeMapping({ kind, source: 'x', header, sample: [] }).mapping.columns, {}, kind);
});
