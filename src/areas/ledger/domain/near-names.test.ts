import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createNearNames } from './near-names.ts';

const known = [
  { id: 'hongyuan', name: '上海宏远建材有限公司' },
  { id: 'branch', name: '上海宏远建材（苏州）有限公司' },
  { id: 'paper', name: '北京东方纸业集团' },
  { id: 'acme', name: 'ACME (China) Co., Ltd.' },
];
const soundOf = (text: string): string => text.replaceAll('鸿源', 'hongyuan').replaceAll('宏远', 'hongyuan');
const near = createNearNames(known, soundOf);
const offeredFor = (written: string): readonly string[] => near(written).map(({ id }) => id);

describe('names near a written one', () => {
  it('do not depend on the legal form', () => assert.equal(offeredFor('上海市宏远建材公司')[0], 'hongyuan'));

  it('put the same whole name before a branch of it', () => {
    assert.deepEqual(offeredFor('上海宏远建材有限责任公司'), ['hongyuan', 'branch']);
    assert.deepEqual(offeredFor('上海宏远建材（苏州）公司'), ['branch', 'hongyuan']);
  });

  it('are found by sound where characters were confused', () => {
    assert.deepEqual(near('上海鸿源建材')[0], { id: 'hongyuan', name: '上海宏远建材有限公司', likenessBp: 9500 });
  });

  it('are found without brackets', () => assert.deepEqual(offeredFor('Acme Limited'), ['acme']));

  it('are none where nothing is alike', () => assert.deepEqual(offeredFor('广州南方电机'), []));
});
