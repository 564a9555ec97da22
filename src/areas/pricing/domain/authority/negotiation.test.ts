import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { preparationProblemOf } from './negotiation.ts';

const line = { openingE4: 1_000_000n, targetE4: 970_000n, walkAwayE4: 940_000n };

describe('preparationProblemOf', () => {
  it('lets prices fall from the opening to the walk-away, equal ones included', () => {
    assert.equal(preparationProblemOf(line, 900_000n), null);
    assert.equal(preparationProblemOf({ openingE4: 9n, targetE4: 9n, walkAwayE4: 9n }, 9n), null);
    assert.equal(preparationProblemOf({ ...line, targetE4: 1_000_001n }, 0n), 'prices-not-falling');
    assert.equal(preparationProblemOf({ ...line, walkAwayE4: 970_001n }, 0n), 'prices-not-falling');
  });
  it('lets nobody prepare to leave below the floor, or without knowing it', () => {
    assert.equal(preparationProblemOf(line, 940_000n), null);
    assert.equal(preparationProblemOf(line, 940_001n), 'below-floor');
    assert.equal(preparationProblemOf(line, null), 'below-floor');
  });
});
