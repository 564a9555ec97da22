import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { floorProblemOf } from './floor-problem.ts';

const known = { kind: 'known', floorE4: 729_444n } as const;

describe('floorProblemOf', () => {
  it('names an unknown cost before an unknown list price', () => {
    assert.equal(floorProblemOf({ kind: 'unknown', reason: 'cost-unknown' }, null), 'cost-unknown');
    assert.equal(floorProblemOf(known, null), 'list-unknown');
  });
  it('finds a list price under the floor, not one upon it', () => {
    assert.equal(floorProblemOf(known, 729_443n), 'list-below-floor');
    assert.equal(floorProblemOf(known, 729_444n), null);
  });
});
