import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanCode, cleanText, codeKeyOf, isNothing } from './clean-text.ts';
import { isFormula, isSheetError, unwrapExcelText } from './formula.ts';
import { parseYesNo } from './yes-no.ts';

test('trims, drops invisible characters and joins lines', () => {
  assert.equal(cleanText('\ufeff 甲\r\n公司\u200b '), '甲 公司');
  assert.equal(cleanText('a  b'), 'a b');
  assert.equal(cleanText('a\u0000b'), 'a b');
  assert.equal(cleanText('Cafe\u0301'), 'Café');
});

test('cleans once and for all', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => cleanText(cleanText(text)) === cleanText(text)));
});

test('brings codes to one width and one case', () => {
  assert.equal(cleanCode('Ａ０１－ｂ'), 'A01-b');
  assert.equal(codeKeyOf('ａ-01 '), 'A-01');
});

test('knows the signs for nothing and keeps what only looks like them', () => {
  for (const text of ['', '?', 'NULL', 'null', 'N/A', '#N/A', '-', '--', '空', '\\N']) assert.ok(isNothing(text), text);
  for (const text of ['0', 'NA', 'Nanjing', 'N', '-1', '无锡']) assert.ok(!isNothing(text), text);
});

test('knows formulas from texts that begin with a sign', () => {
  const formulas = [
    '=1+1',
    '=HYPERLINK("http://x")',
    '＝A1',
    '@SUM(1)',
    '+A1*2',
    "-2+3+cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    '=x',
  ];
  for (const text of formulas) assert.ok(isFormula(text), text);
  const texts = ['-', '-12.5', '+86 21 5555 1234', '- 含安装', '@home', '+5V 电源', 'A=B', '--', '-10 °C'];
  for (const text of texts) assert.ok(!isFormula(text), text);
});

test('takes a text out of its spreadsheet disguise', () => {
  assert.equal(unwrapExcelText('="00123"'), '00123');
  assert.equal(unwrapExcelText('="a""b"'), 'a"b');
  assert.equal(unwrapExcelText('="a"&B1'), '="a"&B1');
});

test('knows the errors of a spreadsheet', () => {
  for (const text of ['#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '####']) assert.ok(isSheetError(text), text);
  assert.ok(!isSheetError('#12'));
});

test('reads yes and no in both languages', () => {
  for (const text of ['是', 'yes', 'Y', 'TRUE', '1', '√']) assert.equal(parseYesNo(text), true, text);
  for (const text of ['否', 'No', 'n', 'false', '0', '无']) assert.equal(parseYesNo(text), false, text);
  for (const text of ['', '2', 'maybe', '不清楚']) assert.equal(parseYesNo(text), null, text);
});
