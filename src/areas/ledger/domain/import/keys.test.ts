import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitPersonName } from '#kernel/person-name';
import { currencyCodeOf } from './currency-code.ts';
import { createTally, fingerprintOf } from './fingerprints.ts';
import { normaliseEmail, normalisePhone } from './phone.ts';
import { cleanUscc, isUscc } from './uscc.ts';

test('accepts real credit codes and refuses one with any character changed', () => {
  for (const code of ['91350100M000100Y43', '91440300708461136T']) {
    assert.ok(isUscc(code), code);
    for (let at = 0; at < 18; at += 1) {
      const other = code[at] === '7' ? '8' : '7';
      assert.ok(!isUscc(code.slice(0, at) + other + code.slice(at + 1)), `${code} at ${at}`);
    }
  }
  assert.ok(!isUscc(''));
  assert.ok(!isUscc('91350100I000100Y43'));
  assert.equal(cleanUscc(' ９1350100m000100y43'), '91350100M000100Y43');
});

const phones: readonly (readonly [string, string | null])[] = [
  ['13812345678', '13812345678'],
  ['+86 138-1234-5678', '13812345678'],
  ['0086 138 1234 5678', '13812345678'],
  ['021-12345678', '021-12345678'],
  ['(021) 1234 5678', '021-12345678'],
  ['+86 21 1234 5678', '021-12345678'],
  ['0755-1234567 转 802', '0755-1234567-802'],
  ['021-12345678-802', '021-12345678-802'],
  ['400-800-1234', '4008001234'],
  ['+49 30 1234567', '+49301234567'],
  ['0049 30 1234567', '+49301234567'],
  ['12345', null],
  ['abc', null],
  ['', null],
];

for (const [text, expected] of phones) {
  test(`reads the telephone number ${JSON.stringify(text)} as ${expected}`, () =>
    assert.equal(normalisePhone(text), expected));
}

test('checks e-mail addresses', () => {
  assert.equal(normaliseEmail(' Zhang.San@Example.COM '), 'zhang.san@example.com');
  for (const text of ['', 'a@b', 'a b@c.de', '@c.de', 'a@c..de', 'a@@c.de'])
    assert.equal(normaliseEmail(text), null, text);
});

test('reads currencies by code, word and sign', () => {
  assert.equal(currencyCodeOf('cny'), 'CNY');
  assert.equal(currencyCodeOf('人民币'), 'CNY');
  assert.equal(currencyCodeOf('￥'), 'CNY');
  assert.equal(currencyCodeOf('$'), 'USD');
  assert.equal(currencyCodeOf('Dollar'), null);
});

test('parts names of persons', () => {
  assert.deepEqual(splitPersonName('张三'), { surname: '张', givenName: '三' });
  assert.deepEqual(splitPersonName('欧阳明'), { surname: '欧阳', givenName: '明' });
  for (const name of ['李 明', '李  明', '李\u3000明', ' 李 明'])
    assert.deepEqual(splitPersonName(name), { surname: '李', givenName: '明' });
  assert.deepEqual(splitPersonName('李 小 明'), { surname: '李', givenName: '小明' });
  for (const name of ['欧阳 修', '欧 阳 修'])
    assert.deepEqual(splitPersonName(name), { surname: '欧阳', givenName: '修' });
  assert.deepEqual(splitPersonName('李 Ming'), { surname: 'Ming', givenName: '李' });
  assert.deepEqual(splitPersonName('Anna Maria Snelling'), { surname: 'Snelling', givenName: 'Anna Maria' });
  assert.deepEqual(splitPersonName('Snelling, Anna'), { surname: 'Snelling', givenName: 'Anna' });
  assert.deepEqual(splitPersonName('Madonna'), { surname: 'Madonna' });
});

test('counts texts as a map does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 3 }), { maxLength: 300 }),
      (rows) => {
        const tally = createTally();
        const map = new Map<string, number>();
        for (const row of rows) {
          const key = JSON.stringify(row);
          map.set(key, (map.get(key) ?? 0) + 1);
          assert.equal(tally.add(fingerprintOf(row)), map.get(key));
        }
        assert.equal(tally.size(), map.size);
      },
    ),
    { numRuns: 50 },
  );
});

test('keeps a hundred thousand order numbers apart', () => {
  const tally = createTally();
  for (let number = 0; number < 100_000; number += 1) assert.equal(tally.add(fingerprintOf([`SO${number}`])), 1);
  assert.equal(tally.add(fingerprintOf(['SO99999'])), 2);
});
