import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { companyNameLikeness, coreNameOf } from './company-name.ts';
import { bigramDice } from './letter-pairs.ts';

describe('company names', () => {
  it('drops legal forms, brackets and width', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['重庆昉新建筑工程有限公司', '重庆昉新建筑工程'],
      ['昉新（中国）股份有限公司', '昉新'],
      ['ＡＢＣ Co., Ltd.', 'abc'],
      ['Müller GmbH & Co. KG', 'müller'],
      ['Excellent Riding Supplies', 'excellent riding supplies'],
      ['公司', '公司'],
      ['Monaco', 'monaco'],
    ];
    for (const [name, core] of cases) assert.equal(coreNameOf(name), core);
  });

  it('calls two forms of one name alike and strangers unlike', () => {
    assert.ok(companyNameLikeness('重庆昉新建筑工程有限公司', '重庆昉新建筑工程有限责任公司') > 0.95);
    assert.ok(companyNameLikeness('重庆昉新建筑工程有限公司', '南京泓砚电子科技有限公司') < 0.3);
    assert.equal(companyNameLikeness('A Bike Store', 'A Bike Store'), 1);
  });

  it('holds one trade name in two places for two companies', () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ['恒达（南京）建筑材料有限公司', '恒达（苏州）建筑材料有限公司', true],
      ['广州恒达建筑材料有限公司', '广西恒达建筑材料有限公司', true],
      ['Hengda (Germany) GmbH', 'Hengda (France) GmbH', true],
      ['江苏恒达建筑材料有限公司', '南京恒达建筑材料有限公司', false],
      ['南京恒达建筑材料有限公司', '恒达（南京）建筑材料有限公司', false],
      ['南京恒达建筑材料有限公司', '恒达建筑材料有限公司', false],
      ['恒达（中国）有限公司', '恒达有限公司', false],
    ];
    for (const [a, b, apart] of cases) assert.equal(companyNameLikeness(a, b) <= 0.5, apart, `${a} · ${b}`);
  });

  it('measures the overlap of pairs', () => {
    assert.equal(bigramDice('night', 'nacht'), 0.25);
    assert.equal(bigramDice('', 'a'), 0);
  });
});
