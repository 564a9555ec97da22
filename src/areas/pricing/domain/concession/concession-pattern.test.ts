import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPricingPolicy } from '../policy/default-policy.ts';
import { concessionPatternsOf } from './concession-pattern.ts';
import type { GrantedDocument } from './concession-pattern.ts';

const { bands } = defaultPricingPolicy;
const document = (judgedBp: number, more: Partial<GrantedDocument> = {}): GrantedDocument => ({
  userId: 'a',
  listE4: 1_000_000n,
  concededE4: BigInt(judgedBp) * 100n,
  judgedBp,
  authorityBp: 300,
  isApproved: false,
  ...more,
});

describe('concessionPatternsOf', () => {
  it('weighs concessions by list value', () => {
    const [own] = concessionPatternsOf([document(300), document(0, { listE4: 2_000_000n })], bands);
    assert.deepEqual([own?.documents, own?.listE4, own?.averageBp], [2, 3_000_000n, 100]);
  });
  it('counts as at the edge what lies within half a point of the own authority, and nothing approved', () => {
    const atEdge = (bp: number, more: Partial<GrantedDocument> = {}) =>
      concessionPatternsOf([document(bp, more)], bands)[0]?.atEdge;
    assert.deepEqual(
      [250, 251, 300, 301].map((bp) => atEdge(bp)),
      [0, 1, 1, 0],
    );
    assert.equal(atEdge(300, { isApproved: true }), 0);
    assert.equal(atEdge(0, { authorityBp: 0 }), 0);
  });
  it('puts every document into one band, its upper bound included', () => {
    const [own] = concessionPatternsOf(
      [0, 300, 301, 1_200, 1_801].map((bp) => document(bp)),
      bands,
    );
    assert.deepEqual(own?.byBand, [2, 1, 1, 0, 1]);
  });
  it('keeps people apart and knows no average without list value', () => {
    const found = concessionPatternsOf([document(100), document(0, { userId: 'b', listE4: 0n })], bands);
    assert.deepEqual(
      found.map(({ userId, averageBp }) => [userId, averageBp]),
      [
        ['a', 100],
        ['b', null],
      ],
    );
  });
});
