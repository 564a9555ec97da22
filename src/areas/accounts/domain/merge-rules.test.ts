import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joinedCustom, parentAfterMerge, partedCustom } from './merge-rules.ts';

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

describe('custom values of a survivor whose merge is taken back', () => {
  const stood = { plan: 'A', size: 1, gone: 'x' };
  const joined = { plan: 'C', size: 1, colour: 'red', depth: 4, gone: 'x' };

  it('stand as before where the merge filled or chose them', () => {
    assert.deepEqual(partedCustom({ stood, joined, now: joined }), stood);
  });

  it('stay where they were entered, changed or cleared since', () => {
    const now = { plan: 'D', size: 2, colour: 'red', depth: 5, grade: 'B' };
    assert.deepEqual(partedCustom({ stood, joined, now }), { plan: 'D', size: 2, depth: 5, grade: 'B' });
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
