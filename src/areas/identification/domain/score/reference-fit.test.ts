import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { midRankTableOf } from '../stats/mid-rank.ts';
import { refreezeReasonOf } from './reference-fit.ts';
import type { ReferencePopulation } from './reference-population.ts';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const frozen = (
  accounts: number,
  paid: number,
  basis: ReferencePopulation['basis'] = 'revenue',
): ReferencePopulation => ({
  frozenAsOf: '2026-10-31',
  basis,
  accounts,
  tables: {
    revenue: midRankTableOf(upTo(accounts), 'currency'),
    'days-beyond-terms': midRankTableOf(upTo(paid), 'plain'),
  },
  medians: {},
});

describe('a frozen population', () => {
  it('holds while a tenth comes and goes', () => {
    assert.equal(refreezeReasonOf(frozen(100, 80), frozen(100, 80)), null);
    assert.equal(refreezeReasonOf(frozen(100, 80), frozen(110, 90)), null);
    assert.equal(refreezeReasonOf(frozen(100, 80), frozen(90, 80)), null);
  });

  it('is void when what is compared is another thing', () => {
    assert.equal(refreezeReasonOf(frozen(100, 80), frozen(100, 80, 'contribution')), 'basis');
    assert.equal(refreezeReasonOf(frozen(100, 0), frozen(100, 80)), 'data');
    assert.equal(refreezeReasonOf(frozen(8, 8), frozen(200, 200)), 'size');
    assert.equal(refreezeReasonOf(frozen(100, 80), frozen(111, 89)), 'size');
  });

  it('of before the basis was noted is judged by the rest', () => {
    const { basis: _none, ...old } = frozen(100, 80);
    assert.equal(refreezeReasonOf(old, frozen(100, 80, 'contribution')), null);
  });
});
