import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { joinPairs, leadPairs, tailPairs } from './mojibake-characters.ts';
import { isMojibake } from './mojibake.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const asGbk = (text: string): string => new TextDecoder('gbk').decode(utf8(text));
const asWestern = (text: string): string => new TextDecoder('windows-1252').decode(utf8(text));

const sound = [
  '中文',
  '系统',
  '贵阳市昉新建筑工程有限公司',
  '客户',
  '幕墙板',
  '猕猴桃',
  '鋼鐵股份有限公司',
  '臺灣積體電路製造',
  '绮丽服装',
  'Café',
  'QUALITÉ®',
  'SÃO PAULO',
  'Ünïcödé',
  'Ø50×2°',
  'Naïve “x”',
  'Ångström',
  'Москва',
  'İstanbul',
  '東京株式会社',
  '€ 12',
  '①②③',
  'ＡＢＣ',
] as const;

for (const text of sound) {
  test(`leaves ${text} alone`, () => assert.equal(isMojibake(text), false));
}

for (const text of sound.filter((each) => /^\p{Script=Han}{2,}$/u.test(each))) {
  test(`finds ${text} read with the wrong encoding`, () => {
    assert.ok(isMojibake(asGbk(text)), asGbk(text));
    assert.ok(isMojibake(asWestern(text)), asWestern(text));
  });
}

test('finds the classics', () => {
  for (const text of ['銆€', 'ç³»ç»Ÿ', 'ç³»', 'Ã©', 'CafÃ©', '锟斤拷', '烫烫烫', 'a\ufffdb', 'â€œx', 'ÐœÐ¾']) {
    assert.ok(isMojibake(text), text);
  }
});

const common = [
  ...'的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感',
];

test('finds almost every longer Chinese text that was read as GBK, and no sound one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...common), { minLength: 4, maxLength: 12 }), (letters) => {
      const text = letters.join('');
      assert.ok(!isMojibake(text), text);
      assert.ok(isMojibake(asGbk(text)), text);
      assert.ok(isMojibake(asWestern(text)), text);
    }),
    { numRuns: 500 },
  );
});

test('its characters are those of the encoding table', () => {
  const decoder = new TextDecoder('gbk');
  const pairsOf = (first: readonly number[], second: readonly number[]): string =>
    first
      .flatMap((a) => second.filter((b) => b !== 0x7f).map((b) => decoder.decode(Uint8Array.of(a, b))))
      .filter((text) => text.length === 1 && text !== '\ufffd')
      .join('');
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const tails = range(0x80, 0xbf);
  const plain = [0xe5, 0xe6, 0xe7, 0xe8, 0xe9];
  const leads =
    pairsOf([0xe2], [...range(0x80, 0x8a), ...range(0x91, 0x97)]) +
    pairsOf([0xe3], range(0x80, 0x83)) +
    pairsOf([0xe4], range(0xb8, 0xbf)) +
    pairsOf(plain, tails) +
    pairsOf([0xef], [0xbc, 0xbd]);
  assert.equal(leadPairs, leads);
  assert.equal(joinPairs, pairsOf(range(0x81, 0xbf), [0xe2, 0xe3, 0xe4, ...plain, 0xef]));
  assert.equal(tailPairs, pairsOf(range(0x81, 0xbf), tails));
});
