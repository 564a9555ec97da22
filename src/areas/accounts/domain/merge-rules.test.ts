import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joinedCustom, parentAfterMerge } from './merge-rules.ts';

describe('custom values of joined records', () => {
  const merged = [
    { id: 'b', custom: { plan: 'B', size: 2 } },
    { id: 'c', custom: { plan: 'C', size: 3, colour: 'red' } },
  ];

  it('are those of the survivor, filled up by the others in their order', () => {
    assert.deepEqual(joinedCustom({ survivor: { plan: 'A' }, merged, fields: {} }), {
      plan: 'A',
      size: 2,
      colour: 'red',
    });
  });

  it('are taken from the record that was chosen', () => {
    const fields = { 'custom.plan': 'c', 'custom.size': 'a', region: 'b' };
    assert.deepEqual(joinedCustom({ survivor: { plan: 'A', size: 1 }, merged, fields }), {
      plan: 'C',
      size: 1,
      colour: 'red',
    });
  });
});

describe('the parent after a merge', () => {
  const parentOf = new Map<string, string | null>([
    ['a', 'x'],
    ['x', 'b'],
    ['b', 'y'],
    ['y', null],
    ['d', 'a'],
    ['e', 'd'],
    ['f', null],
  ]);

  it('is that of the record whose parent stays', () => {
    assert.equal(parentAfterMerge('a', new Set(['a', 'f']), parentOf), 'x');
    assert.equal(parentAfterMerge('f', new Set(['a', 'f']), parentOf), null);
    assert.equal(parentAfterMerge('b', new Set(['f', 'b']), parentOf), 'y');
  });

  it('is never below the record itself', () => {
    assert.equal(parentAfterMerge('a', new Set(['a', 'b']), parentOf), 'y');
    assert.equal(parentAfterMerge('e', new Set(['a', 'e']), parentOf), 'x');
    assert.equal(parentAfterMerge('x', new Set(['x', 'b', 'y']), parentOf), null);
  });
});
