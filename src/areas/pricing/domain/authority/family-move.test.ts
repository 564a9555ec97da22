import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freightServiceShareBp, isLaxerFamily } from './family-move.ts';

const bandsUpTo = (uptoBp: number) => [{ uptoBp, needs: ['director' as const], needsExpiry: false }];
const policy = {
  bands: bandsUpTo(800),
  rules: [
    { tier: null, familyId: 'strict', fromMinor: null, bands: bandsUpTo(200) },
    { tier: 'A' as const, familyId: 'large', fromMinor: 500, bands: bandsUpTo(1_000) },
  ],
  freightServiceBp: 300,
  freightServiceByFamily: { heavy: 1_200, light: 100 },
};

describe('a product that moves to another family', () => {
  it('has the share of freight and service of its family, else the common one', () => {
    const shares = [null, 'other', 'heavy', 'light'].map((id) => freightServiceShareBp(policy, id));
    assert.deepEqual(shares, [300, 300, 1_200, 100]);
  });

  it('sells more easily where its floor or what is asked for a concession is less', () => {
    const cases = [
      ['heavy', 'other', true],
      ['heavy', null, true],
      ['other', 'light', true],
      [null, 'light', true],
      ['light', 'heavy', false],
      ['other', 'heavy', false],
      [null, 'other', false],
      ['strict', 'other', true],
      ['other', 'strict', false],
      ['other', 'large', true],
      ['large', 'other', false],
      ['heavy', 'heavy', false],
    ] as const;
    for (const [from, to, isLaxer] of cases) assert.equal(isLaxerFamily(policy, from, to), isLaxer, `${from} to ${to}`);
  });
});
