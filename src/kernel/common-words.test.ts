import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonWord } from './common-words.ts';

for (const [text, english] of [
  ['华东', 'East China'],
  ['浙江', 'Zhejiang'],
  ['浙江省', 'Zhejiang'],
  ['上海市', 'Shanghai'],
  ['广西壮族自治区', 'Guangxi'],
  ['香港特别行政区', 'Hong Kong'],
  ['港澳台', 'Hong Kong, Macao and Taiwan'],
  ['㎡', 'm²'],
  ['延米', 'linear m'],
  ['建材贸易', 'Building materials'],
  ['其他', 'Other'],
  ['张江药谷', '张江药谷'],
  ['市', '市'],
  ['Bavaria', 'Bavaria'],
  ['', ''],
] as const) {
  test(`${text} reads ${english} in English and stands as it is in Chinese`, () => {
    assert.equal(commonWord(text, 'en'), english);
    assert.equal(commonWord(text, 'zh-CN'), text);
  });
}
