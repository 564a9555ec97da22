import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOf } from '#kernel/day';
import { dateOrderOf } from './date-order.ts';
import type { DateOrder } from './mapping.ts';
import { businessYears, daySerial, parseDay } from './parse-day.ts';

const read = (text: string, order?: DateOrder): string => {
  const reading = parseDay(text, { ...businessYears, timeZone: 'Asia/Shanghai', order });
  return 'day' in reading ? reading.day : reading.problem;
};

const readings: readonly (readonly [string, DateOrder | undefined, string])[] = [
  ['2024-03-05', undefined, '2024-03-05'],
  ['2024-03-05 08:26:00', undefined, '2024-03-05'],
  ['2024-03-05T23:59:59.000', undefined, '2024-03-05'],
  ['2024-03-05T15:59:59.000Z', undefined, '2024-03-05'],
  ['2024-01-31T23:30:00Z', undefined, '2024-02-01'],
  [' 2024-01-31 23:30Z ', undefined, '2024-02-01'],
  ['2024-02-01T07:00:00+08:00', undefined, '2024-02-01'],
  ['2024-02-01T07:00:00,5+1000', undefined, '2024-02-01'],
  ['2024-02-01T01:00:00+1000', undefined, '2024-01-31'],
  ['2024-02-30T01:00:00Z', undefined, 'not-a-date'],
  ['2024-02-01T25:00:00Z', undefined, 'not-a-date'],
  ['2024-03-05 rubbish', undefined, 'not-a-date'],
  ['2024/3/5', undefined, '2024-03-05'],
  ['2024.03.05', undefined, '2024-03-05'],
  ['2024年3月5日', undefined, '2024-03-05'],
  ['２０２４年３月５号', undefined, '2024-03-05'],
  ['2024年3月5日 下午3:20', undefined, '2024-03-05'],
  ['20240305', undefined, '2024-03-05'],
  ['5-Mar-2024', undefined, '2024-03-05'],
  ['Mar 5, 2024', undefined, '2024-03-05'],
  ['45356', undefined, '2024-03-05'],
  ['45356.75', undefined, '2024-03-05'],
  ['3/5/2024', undefined, 'ambiguous-date'],
  ['3/5/2024', 'mdy', '2024-03-05'],
  ['3/5/2024', 'dmy', '2024-05-03'],
  ['13/5/2024', undefined, '2024-05-13'],
  ['5/13/2024', undefined, '2024-05-13'],
  ['13/5/2024', 'mdy', 'not-a-date'],
  ['5/5/2024', undefined, '2024-05-05'],
  ['1/2/2013 0:00', 'mdy', '2013-01-02'],
  ['3/5/24', undefined, 'ambiguous-date'],
  ['3/5/24', 'mdy', '2024-03-05'],
  ['24/3/5', 'ymd', '2024-03-05'],
  ['24/3/5', 'mdy', 'not-a-date'],
  ['24/3/05', 'ymd', '2024-03-05'],
  ['0207-03-05', undefined, 'date-out-of-range'],
  ['2207-03-05', undefined, 'date-out-of-range'],
  ['2023-02-29', undefined, 'not-a-date'],
  ['2024-02-29', undefined, '2024-02-29'],
  ['2024-13-01', undefined, 'not-a-date'],
  ['', undefined, 'not-a-date'],
  ['yesterday', undefined, 'not-a-date'],
];

for (const [text, order, expected] of readings) {
  test(`reads ${JSON.stringify(text)} with order ${order ?? 'unknown'} as ${expected}`, () => {
    assert.equal(read(text, order), expected);
  });
}

test('reads every day of business back in every form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 47_000 }), (number) => {
      const day = dayOf(number);
      const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
      assert.equal(read(day), day);
      assert.equal(read(`${year}年${month}月${date}日`), day);
      assert.equal(read(`${date}/${month}/${year}`, 'dmy'), day);
      assert.equal(read(`${month}/${date}/${year}`, 'mdy'), day);
      assert.equal(read(day.replaceAll('-', '')), day);
      assert.ok([day, 'ambiguous-date'].includes(read(`${date}.${month}.${year}`)) || date <= 12);
    }),
  );
});

test('calls a number that is none no date', () => {
  assert.deepEqual(daySerial(Number.NaN, businessYears), { problem: 'not-a-date' });
});

test('never throws on garbage', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof read(text) === 'string'));
});

test('finds the order of day and month in a column, or asks', () => {
  assert.equal(dateOrderOf(['1/2/2013', '1/15/2013']), 'mdy');
  assert.equal(dateOrderOf(['1/2/2013', '15/1/2013']), 'dmy');
  assert.equal(dateOrderOf(['1/2/2013', '3/4/2013']), 'ambiguous');
  assert.equal(dateOrderOf(['15/1/2013', '1/15/2013']), 'mixed');
  assert.equal(dateOrderOf(['2013-01-02', '2013年1月2日']), 'clear');
});
