import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlinesOf, readMarkdown } from './read-markdown.ts';

test('splits headings, lists and paragraphs', () => {
  const kinds = readMarkdown('# 背景\n第一行\n第二行\n\n- 甲\n- 乙\n1. 一').map((block) => [
    block.kind,
    block.lines.length,
  ]);
  assert.deepEqual(kinds, [
    ['heading', 1],
    ['paragraph', 2],
    ['bullets', 2],
    ['numbers', 1],
  ]);
});

test('reads emphasis and safe links', () => {
  assert.deepEqual(inlinesOf('见 **重点** [文件](https://a.cn/x)'), [
    { kind: 'text', text: '见 ' },
    { kind: 'strong', text: '重点' },
    { kind: 'text', text: ' ' },
    { kind: 'link', text: '文件', href: 'https://a.cn/x' },
  ]);
});

test('leaves script links and HTML as text', () => {
  assert.deepEqual(inlinesOf('[x](javascript:alert(1))<b>'), [{ kind: 'text', text: '[x](javascript:alert(1))<b>' }]);
});
