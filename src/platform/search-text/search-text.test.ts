import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { queryGramsOf, searchTextOf, typoGramsOf } from './search-text.ts';

const finds = (names: string[], typed: string): boolean => {
  const stored = searchTextOf(names);
  const query = queryGramsOf(typed);
  return query.grams.every((gram) => stored.grams.includes(gram)) && stored.text.includes(query.text);
};

describe('search text', () => {
  it('finds a Chinese name by substring, full pinyin and initials', () => {
    const names = ['重庆昉新建筑工程有限公司', 'Chongqing Fangxin', 'KA-0012'];
    for (const typed of ['昉新', '重', 'chongqing', 'cq', 'cqfx', 'ka-0012', '0012', 'FANGXIN'])
      assert.ok(finds(names, typed), typed);
  });

  it('reads polyphones by their word', () => {
    assert.ok(finds(['重庆'], 'chongqing'));
    assert.ok(finds(['长城'], 'changcheng'));
    assert.ok(!finds(['重庆'], 'zhongqing'));
  });

  it('folds full-width letters and case', () => {
    assert.ok(finds(['ＡＢＣ玻璃'], 'abc'));
  });

  it('orders by pinyin', () => {
    const order = ['赵', '张三', '张'].toSorted((a, b) =>
      searchTextOf([a]).sortKey < searchTextOf([b]).sortKey ? -1 : 1,
    );
    assert.deepEqual(order, ['张', '张三', '赵']);
  });

  it('keeps a set of pairs that survives one wrong letter', () => {
    const stored = new Set(searchTextOf(['Excellent Riding Supplies']).grams);
    const survives = typoGramsOf('excellemt riding').some((grams) => grams.every((gram) => stored.has(gram)));
    assert.ok(survives);
  });
});
