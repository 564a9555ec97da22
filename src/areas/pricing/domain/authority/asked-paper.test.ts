import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedPartOf } from './asked-paper.ts';
import type { AskedPaper } from './asked-paper.ts';

const paper: AskedPaper = {
  kind: 'agreement',
  days: { from: '2026-01-01', to: '2026-12-31' },
  coversGroup: false,
  rebate: { kind: 'retroactive', period: 'year', basis: 'agreed', tiers: [{ fromMinor: '100', rateBp: 200 }] },
  ranges: [{ productId: 'p', lineId: null, fromBp: 100, toBp: 300, quantity: '10' }],
  service: { terms: null, visitsPerYear: 4, indexClause: null, noticeDays: 30 },
  creditDays: 30,
  plan: null,
  other: null,
};

describe('changedPartOf', () => {
  it('is none of the same terms', () => {
    assert.equal(changedPartOf(paper, structuredClone(paper)), null);
  });
  it('names the part that is not as it was asked for', () => {
    const changes: readonly Partial<AskedPaper>[] = [
      { days: { from: '2026-01-01', to: '2027-12-31' } },
      { coversGroup: true },
      { rebate: { kind: 'retroactive', period: 'year', basis: 'all', tiers: [{ fromMinor: '100', rateBp: 200 }] } },
      { rebate: null },
      { ranges: [] },
      { service: { terms: null, visitsPerYear: 12, indexClause: null, noticeDays: 30 } },
      { other: '{}' },
    ];
    assert.equal(changedPartOf(paper, { ...paper, creditDays: 60 }), null);
    for (const change of changes) assert.equal(changedPartOf(paper, { ...paper, ...change }), Object.keys(change)[0]);
  });
});
