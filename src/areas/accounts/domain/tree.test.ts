import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { circularParents, wouldCloseCircle } from './tree.ts';

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
});
