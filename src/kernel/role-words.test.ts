import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleWord } from './role-words.ts';

for (const [text, english] of [
  ['采购部', 'Purchasing'],
  ['总经办', 'General Manager’s Office'],
  ['幕墙设计师', 'Façade Designer'],
  ['秘书', 'Secretary'],
  ['前瞻组', '前瞻组'],
  ['', ''],
] as const) {
  test(`${text} reads ${english} in English and stands as it is in Chinese`, () => {
    assert.equal(roleWord(text, 'en'), english);
    assert.equal(roleWord(text, 'zh-CN'), text);
  });
}
