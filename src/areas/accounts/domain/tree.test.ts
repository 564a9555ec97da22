import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { circularLinks, circularParents, wouldCloseCircle } from './tree.ts';

describe('the tree of groups', () => {
  it('refuses a parent that stands below the account', () => {
    assert.ok(wouldCloseCircle('a', ['c', 'b', 'a']));
    assert.ok(!wouldCloseCircle('a', ['c', 'b']));
  });

  it('names exactly the members of a circle, not what hangs on it', () => {
    const parents = new Map([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['d', 'a'],
      ['e', 'f'],
    ]);
    assert.deepEqual([...circularParents(parents)].toSorted(), ['a', 'b', 'c']);
  });

  it('refuses new parents that would close a circle, and those whose circle closes through a refusal', () => {
    const parents = new Map([
      ['b', 'x'],
      ['x', 'a'],
    ]);
    const links = [
      { accountId: 'x', parentId: 'b' },
      { accountId: 'a', parentId: 'x' },
      { accountId: 'd', parentId: 'a' },
    ];
    assert.deepEqual([...circularLinks(parents, links)].toSorted(), ['a', 'x']);
    const turned = [
      { accountId: 'x', parentId: 'b' },
      { accountId: 'b', parentId: null },
    ];
    assert.deepEqual([...circularLinks(parents, turned)], []);
  });
});
