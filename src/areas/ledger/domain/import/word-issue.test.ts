import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createT } from '#kernel/i18n';
import { importEn } from '../../messages/import.en.ts';
import { importZhCN } from '../../messages/import.zh-CN.ts';
import { bookingReasons, bookingWarnings } from '../booking-reasons.ts';
import { recordKinds } from '../records.ts';
import { fieldsOf } from './fields.ts';
import { rowReasons, rowWarnings } from './issues.ts';
import { wordIssue } from './word-issue.ts';

const translators = [createT<typeof importZhCN>('zh-CN', importZhCN), createT<typeof importZhCN>('en', importEn)];
const params = {
  value: 'x',
  cells: 3,
  columns: 4,
  currency: 'USD',
  day: '2024-03-05',
  invoiceNo: 'I1',
  survivor: 'y',
  source: 'erp',
  numbers: 2,
  own: 'shop',
  paid: '1.00',
  code: 'K1',
  others: 'K2',
  n: 2,
  total: 3,
  lines: '7, 8',
  today: '2024-03-05',
  last: '2024-03-06',
  rebate: 'A2026-0001',
  product: 'P1',
  number: 'Q2026-0001',
  fell: 12,
  may: 8,
  tried: 3000,
};

for (const t of translators) {
  test(`every reason has a sentence in ${t.language} that names the row and leaves no hole`, () => {
    for (const code of [...rowReasons, ...rowWarnings, ...bookingReasons, ...bookingWarnings]) {
      const sentence = wordIssue(t.find, { code, field: 'orderNo', params }, 7);
      assert.notEqual(sentence, code);
      assert.match(sentence, /7/);
      assert.doesNotMatch(sentence, /[{}]/);
    }
  });

  test(`every field has a name in ${t.language}`, () => {
    for (const { name } of recordKinds.flatMap((kind) => fieldsOf(kind)))
      assert.ok(t.find(`importFields.${name}`), name);
  });
}

test('words a refusal as a person reads it', () => {
  const [zh, en] = translators;
  assert.equal(zh && wordIssue(zh.find, { code: 'missing', field: 'account', params: {} }, 7), '第 7 行：缺少“客户”。');
  assert.equal(
    en && wordIssue(en.find, { code: 'missing', field: 'account', params: {} }, 7),
    'Row 7: “Account” is missing.',
  );
  assert.equal(
    zh && wordIssue(zh.find, { code: 'not-mapped', field: 'orderedOn', params: {} }, 2),
    '第 2 行：映射没有指定“下单日期”取自哪一列，这一行无法读取。',
  );
});
