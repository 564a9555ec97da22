import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatAmount,
  formatBp,
  formatBytes,
  formatE4,
  formatInstant,
  formatMinor,
  formatMoney,
  formatPoints,
  formatPrice,
  formatConfidence,
  formatProbability,
  minorText,
  sizeText,
} from './format.ts';

test('writes minor units exactly, however large', () => {
  assert.equal(minorText(-5n, 'CNY'), '-0.05');
  assert.equal(minorText(12345678901234567890n, 'CNY'), '123456789012345678.90');
  assert.equal(minorText(1200n, 'JPY'), '1200');
  assert.equal(minorText(1234n, 'KWD'), '1.234');
});

test('writes money in full with a true minus sign', () => {
  assert.equal(formatMoney({ minor: -1942898n, currency: 'USD' }, 'en'), '−$19,428.98');
  assert.equal(formatMoney({ minor: 12345678901234567890n, currency: 'CNY' }, 'zh-CN'), '¥123,456,789,012,345,678.90');
});

test('shortens to 万 and 亿 in Chinese, k and M in English', () => {
  assert.equal(formatMoney({ minor: 402_300_000_000n, currency: 'CNY' }, 'zh-CN', 'compact'), '¥40.2亿');
  assert.equal(formatMoney({ minor: 1_234_500_00n, currency: 'CNY' }, 'zh-CN', 'compact'), '¥123.5万');
  assert.equal(formatMoney({ minor: 999_900n, currency: 'CNY' }, 'zh-CN', 'compact'), '¥9,999');
  assert.equal(formatMoney({ minor: 402_300_000_00n, currency: 'CNY' }, 'en', 'compact'), '¥402.3M');
  assert.equal(formatMoney({ minor: -12_345_00n, currency: 'CNY' }, 'en', 'compact'), '−¥12.3k');
  assert.equal(formatAmount('12.5', 'en'), '12.5');
  assert.equal(formatE4(12_345_000n, 'en'), '1,234.5');
  assert.equal(formatE4(-1n, 'zh-CN'), '−0.0001');
});

test('writes unit prices to the cent, or with the digits that they have', () => {
  const price = (text: string, currency = 'CNY') => ({ price: text, currency });
  assert.deepEqual(
    ['90', '62.5', '117.2475', '1062', '-0.00005'].map((text) => formatPrice(price(text), 'en', 'bare')),
    ['90.00', '62.50', '117.2475', '1,062.00', '−0.0001'],
  );
  assert.equal(formatPrice(price('62.5'), 'zh-CN'), '¥62.50');
  assert.equal(formatPrice(price('-62.5'), 'en'), '−¥62.50');
  assert.equal(formatPrice(price('1200', 'JPY'), 'en'), '¥1,200');
  assert.equal(formatPrice(price('1200.5', 'JPY'), 'en', 'bare'), '1,200.5');
});

test('writes percentages with one decimal and points with a sign', () => {
  assert.equal(formatBp(3556, 'zh-CN'), '35.6%');
  assert.equal(formatBp(-50, 'en'), '−0.5%');
  assert.equal(formatPoints(120, 'en'), '+1.2');
  assert.equal(formatPoints(-50, 'zh-CN'), '−0.5');
});

test('writes instants in the zone and sizes in 1,024 steps', () => {
  assert.equal(formatInstant('2026-11-21T01:30:00Z', 'Asia/Shanghai'), '2026-11-21 09:30');
  assert.equal(formatBytes(5 * 1024 ** 3, 'en'), '5 GB');
  assert.deepEqual([500, 1024 ** 2, 1_600_000, 5 * 1024 ** 3].map(sizeText), ['500 B', '1 MB', '1.5 MB', '5 GB']);
});

test('amounts without a sign keep the digits of their currency', () => {
  assert.equal(formatMinor({ minor: 116390580n, currency: 'CNY' }, 'zh-CN'), '1,163,905.80');
  assert.equal(formatMinor({ minor: -1200n, currency: 'JPY' }, 'en'), '−1,200');
});

test('an estimate is said to be surer than 99 %, and by how much is not said', () => {
  assert.deepEqual(
    [10_000, 9_999, 9_901, 9_900, 5_000].map((bp) => formatConfidence(bp, 'zh-CN')),
    ['>99%', '>99%', '>99%', '99.0%', '50.0%'],
  );
});

test('a probability below one never reads as certain', () => {
  assert.deepEqual(
    [1, 0.99997, 0.9995, 0.99944, 0.5].map((value) => formatProbability(value, 'en')),
    ['100.0%', '>99.9%', '>99.9%', '99.9%', '50.0%'],
  );
});
