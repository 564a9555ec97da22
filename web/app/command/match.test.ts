import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMatch } from './match.ts';

test('finds words in any order and in full-width forms', () => {
  assert.ok(isMatch('Switch between light and dark', 'dark switch'));
  assert.ok(isMatch('切换浅色与深色', '深色'));
  assert.ok(isMatch('Data', 'ＤＡＴＡ'));
  assert.ok(isMatch('anything', ''));
  assert.ok(!isMatch('Accounts', 'portfolio'));
});
