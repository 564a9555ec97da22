import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { likelyDuplicates } from './duplicates.ts';

describe('likely duplicates', () => {
  it('finds two spellings of one company', () => {
    const [pair] = likelyDuplicates(
      [
        { id: 'a', name: '重庆昉新建筑工程有限公司' },
        { id: 'b', name: '重庆昉新建筑工程有限责任公司' },
        { id: 'c', name: '南京泓砚电子科技有限公司' },
      ],
      0.75,
    );
    assert.equal(pair?.aId, 'a');
    assert.equal(pair.bId, 'b');
    assert.deepEqual(pair.reasons, ['name']);
  });

  it('takes the same USCC for the same company whatever the name', () => {
    const pairs = likelyDuplicates(
      [
        { id: 'a', name: '旧名贸易', uscc: '91350100M000100Y43' },
        { id: 'b', name: 'New Name Ltd', uscc: '91350100M000100Y43' },
      ],
      0.9,
    );
    assert.deepEqual(
      pairs.map(({ score, reasons }) => [score, reasons]),
      [[1, ['uscc']]],
    );
  });
});
