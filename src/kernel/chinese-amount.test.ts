import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseAmount } from './chinese-amount.ts';
import { seededRandom } from './random.ts';

const examples: readonly (readonly [bigint, string])[] = [
  [0n, '零元整'],
  [5n, '伍分'],
  [50n, '伍角整'],
  [55n, '伍角伍分'],
  [100n, '壹元整'],
  [1_000n, '壹拾元整'],
  [10_001n, '壹佰元零壹分'],
  [140_950n, '壹仟肆佰零玖元伍角整'],
  [600_714n, '陆仟零柒元壹角肆分'],
  [168_032n, '壹仟陆佰捌拾元叁角贰分'],
  [10_700_053n, '壹拾万柒仟元伍角叁分'],
  [1_640_902n, '壹万陆仟肆佰零玖元零贰分'],
  [1_000_000n, '壹万元整'],
  [1_020_304n, '壹万零贰佰零叁元零肆分'],
  [10_000_100n, '壹拾万零壹元整'],
  [10_000_000_000n, '壹亿元整'],
  [10_000_000_100n, '壹亿零壹元整'],
  [10_001_000_000n, '壹亿零壹万元整'],
  [100_050_000_000_000n, '壹万亿零伍亿元整'],
  [-1_230n, '负壹拾贰元叁角整'],
];

test('amounts read as a bank writes them', () => {
  for (const [fen, text] of examples) assert.equal(chineseAmount(fen), text);
});

/** Reads a whole number back, the slow way: sign by sign, section by section. */
const integerOf = (text: string): bigint => {
  let [total, section, digit] = [0n, 0n, 0n];
  for (const sign of text) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign);
    const place = '拾佰仟'.indexOf(sign);
    if (value >= 0) digit = BigInt(value);
    else if (place >= 0) [section, digit] = [section + digit * 10n ** BigInt(place + 1), 0n];
    else if (sign === '万') [total, section, digit] = [total + (section + digit) * 10_000n, 0n, 0n];
    else [total, section, digit] = [(total + section + digit) * 100_000_000n, 0n, 0n];
  }
  return total + section + digit;
};

test('any amount can be read back, and no gap is written twice', () => {
  const random = seededRandom(7);
  for (let n = 0; n < 5_000; n += 1) {
    const sparse = Array.from({ length: 14 }, () => (random() < 0.5 ? 0 : Math.floor(random() * 10))).join('');
    const fen = BigInt(sparse);
    const text = chineseAmount(fen);
    const [, yuan = '', jiao = '零', rest = '零'] = /^(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?整?$/.exec(text) ?? [];
    const whole = yuan === '' ? 0n : integerOf(yuan);
    assert.equal(whole * 100n + integerOf(jiao) * 10n + integerOf(rest), fen, text);
    assert.doesNotMatch(text, /零零|零[万亿]/);
  }
});
