import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDecimal, parseDecimal } from '#kernel/decimal';
import { decimalMarkOf } from './decimal-mark.ts';
import type { DecimalMark } from './mapping.ts';
import { parseNumber, quickE4 } from './parse-number.ts';

const read = (text: string, mark?: DecimalMark): string => {
  const reading = parseNumber(text, mark);
  return 'number' in reading ? reading.number : reading.problem;
};

const readings: readonly (readonly [string, DecimalMark | undefined, string])[] = [
  ['12', undefined, '12'],
  ['-12.50', '.', '-12.50'],
  ['1,234.56', undefined, '1234.56'],
  ['1.234,56', undefined, '1234.56'],
  ['1,234', '.', '1234'],
  ['1,234', ',', '1.234'],
  ['1,234', undefined, 'ambiguous-number'],
  ['1.234', undefined, 'ambiguous-number'],
  ['0.234', undefined, '0.234'],
  ['1,234,567', undefined, '1234567'],
  ['1.234.567', undefined, '1234567'],
  ['1 234,56', ',', '1234.56'],
  ['1\u00a0234,56', ',', '1234.56'],
  ["1'234.50", '.', '1234.5'.padEnd(7, '0')],
  ['12,5', '.', 'not-a-number'],
  ['1,23,456', '.', 'not-a-number'],
  ['¥1,200', '.', '1200'],
  ['￥１２３．５', undefined, '123.5'],
  ['1200元', '.', '1200'],
  ['USD 12.5', '.', '12.5'],
  ['(12.5)', '.', '-12.5'],
  ['12.5-', '.', '-12.5'],
  ['−12.5', '.', '-12.5'],
  ['-(5)', '.', 'not-a-number'],
  ['-5-', '.', 'not-a-number'],
  ['3.5万', '.', '35000'],
  ['1.23456亿', '.', '123456000'],
  ['0', undefined, '0'],
  ['-0', undefined, '0'],
  ['.5', '.', '0.5'],
  ['1.23E+05', '.', 'digits-lost'],
  ['7%', '.', 'not-a-number'],
  ['abc', '.', 'not-a-number'],
  ['', '.', 'not-a-number'],
  ['12 34', '.', 'not-a-number'],
  ['123456789012345', '.', 'number-too-large'],
];

for (const [text, mark, expected] of readings) {
  test(`reads ${JSON.stringify(text)} with mark ${mark ?? 'unknown'} as ${expected}`, () => {
    assert.equal(read(text, mark), expected);
  });
}

test('reads back every amount that is written with groups and either mark', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.constantFrom<DecimalMark>('.', ','),
      (amount, mark) => {
        const [whole = '', fraction] = formatDecimal(amount).replace('-', '').split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, mark === '.' ? ',' : '.');
        const text = `${amount < 0n ? '-' : ''}${grouped}${fraction === undefined ? '' : mark + fraction}`;
        assert.equal(parseDecimal(read(text, mark)), amount);
      },
    ),
  );
});

test('the quick way gives the same as the careful one', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n) + 1n, max: 10n ** 14n - 1n }), (amount) => {
      assert.equal(quickE4(formatDecimal(amount), '.'), amount);
    }),
    { numRuns: 2000 },
  );
});

test('never throws, and never reads a number out of garbage', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom<DecimalMark | undefined>('.', ',', undefined), (text, mark) => {
      const reading = parseNumber(text, mark);
      if ('number' in reading) assert.match(reading.number, /^-?\d+(\.\d+)?$/);
    }),
  );
});

test('finds the decimal mark of a column, or asks', () => {
  assert.equal(decimalMarkOf(['1', '2.5']), '.');
  assert.equal(decimalMarkOf(['1,5', '2.000,25']), ',');
  assert.equal(decimalMarkOf(['1,234,567']), '.');
  assert.equal(decimalMarkOf(['1,234', '5,678']), 'ambiguous');
  assert.equal(decimalMarkOf(['1,234', '5.5']), '.');
  assert.equal(decimalMarkOf(['1,5', '2.5']), 'mixed');
  assert.equal(decimalMarkOf(['1', '20']), 'clear');
});
