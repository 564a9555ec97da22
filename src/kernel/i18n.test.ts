import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createT, listed } from './i18n.ts';
import type { MessageKey, Shape } from './i18n.ts';

const zh = { head: { title: '客户', rows: '{n} 个客户，截至 {asOf}' }, code: { 'a.b-c': '不允许' } } as const;
const en = {
  head: { title: 'Accounts', rows: { one: '{n} account as of {asOf}', other: '{n} accounts as of {asOf}' } },
  code: { 'a.b-c': 'Not allowed' },
} as const satisfies Shape<typeof zh>;

test('fills parameters and groups numbers', () => {
  const t = createT<typeof zh>('zh-CN', zh);
  assert.equal(t('head.title'), '客户');
  assert.equal(t('head.rows', { n: 1234, asOf: '2026-11-20' }), '1,234 个客户，截至 2026-11-20');
});

test('chooses the plural form by n', () => {
  const t = createT<typeof zh>('en', en);
  assert.equal(t('head.rows', { n: 1, asOf: 'x' }), '1 account as of x');
  assert.equal(t('head.rows', { n: 2, asOf: 'x' }), '2 accounts as of x');
});

test('finds a run-time key and answers undefined for an unknown one', () => {
  const t = createT<typeof zh>('en', en);
  assert.equal(t.find('head.title'), 'Accounts');
  assert.equal(t.find('head.nothing'), undefined);
  assert.equal(t.find('toString'), undefined);
});

test('parts words the way of each language', () => {
  assert.equal(listed(['下单节奏', '逾期'], 'zh-CN'), '下单节奏、逾期');
  assert.equal(listed(['order rhythm', 'overdue'], 'en'), 'order rhythm, overdue');
  assert.equal(listed([], 'zh-CN'), '');
});

test('knows the keys when compiled', () => {
  type Key = MessageKey<typeof zh>;
  const isKnown: 'head.rows' extends Key ? true : false = true;
  const isRefused: 'head.nothing' extends Key ? false : true = true;
  assert.ok(isKnown && isRefused);
});
