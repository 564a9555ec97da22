import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEnded } from './terms.ts';

describe('a post or a duty', () => {
  it('holds up to the day of its end, and not on it', () => {
    assert.equal(isEnded({ toOn: null }, '2026-11-21'), false);
    assert.equal(isEnded({ toOn: '2026-11-22' }, '2026-11-21'), false);
    assert.equal(isEnded({ toOn: '2026-11-21' }, '2026-11-21'), true);
  });
});
