import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latinNameOf } from './latin-name.ts';

test('spells Chinese names in Latin letters, surnames the way that they are read', () => {
  for (const [name, latin] of [
    ['陈志翔', 'Chen Zhixiang'],
    ['姚静', 'Yao Jing'],
    ['曾晓岚', 'Zeng Xiaolan'],
    ['单雄', 'Shan Xiong'],
    ['欧阳明', 'Ouyang Ming'],
    ['司马相如', 'Sima Xiangru'],
    ['曾 晓岚', 'Zeng Xiaolan'],
    ['欧阳\u3000修', 'Ouyang Xiu'],
  ] as const)
    assert.equal(latinNameOf(name), latin);
});

test('leaves names that are not Chinese alone', () => {
  for (const name of ['Maria Lopez', 'Admin 1', '', '某某公司采购部', '李', '李 Ming'])
    assert.equal(latinNameOf(name), null);
});
