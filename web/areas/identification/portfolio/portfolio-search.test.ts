import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasFilter, listInputOf, portfolioSearchIn, without } from './portfolio-search.ts';

describe('address of Portfolio', () => {
  it('keeps what it knows and drops the rest', () => {
    const read = portfolioSearchIn({
      tab: 'proof',
      tier: 'S',
      badge: 'huge',
      sort: 'rank',
      direction: 'best',
      q: '',
      x: '1',
    });
    assert.deepEqual(read, { tab: 'proof', tier: 'S', sort: 'rank' });
  });

  it('sends only filters and order to the list', () => {
    assert.deepEqual(listInputOf({ tab: 'list', why: 'a', tier: 'A', sort: 'payment', direction: 'worst' }), {
      tier: 'A',
      sort: 'payment',
      direction: 'worst',
    });
  });

  it('knows whether the ranking is narrowed', () => {
    assert.equal(hasFilter({ sort: 'score', tab: 'list' }), false);
    assert.equal(hasFilter({ badge: 'lapsing' }), true);
    assert.deepEqual(without({ badge: 'lapsing', tab: 'list' }, 'badge'), { tab: 'list' });
  });
});
