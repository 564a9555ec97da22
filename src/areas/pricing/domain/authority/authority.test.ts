import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPricingPolicy } from '../policy/default-policy.ts';
import { bandOf, jointBandOf, ownAuthorityBp, ruleFor } from './authority.ts';

const { bands } = defaultPricingPolicy;
const needsAt = (bp: number): string => bandOf(bands, bp)?.needs.join(' + ') ?? 'nobody';

describe('bandOf', () => {
  it('includes the upper bound of each band', () => {
    const cases: readonly (readonly [number, string])[] = [
      [0, 'kam'],
      [300, 'kam'],
      [301, 'director'],
      [800, 'director'],
      [801, 'director + finance'],
      [1_200, 'director + finance'],
      [1_201, 'executive'],
      [1_800, 'executive'],
      [1_801, 'executive + finance'],
      [9_999, 'executive + finance'],
    ];
    for (const [bp, needs] of cases) assert.equal(needsAt(bp), needs, String(bp));
  });
  it('asks for an end above 18 % only', () => {
    assert.deepEqual(
      [1_800, 1_801].map((bp) => bandOf(bands, bp)?.needsExpiry),
      [false, true],
    );
  });
});

describe('ownAuthorityBp', () => {
  it('is what one signature of a held role grants', () => {
    const held = (...roles: readonly string[]) => ownAuthorityBp(bands, roles);
    assert.deepEqual([held('kam'), held('director'), held('executive')], [300, 800, 1_800]);
    assert.equal(held('finance'), 0);
    assert.equal(held('service', 'marketer', 'admin'), 0);
  });
  it('is everything where one signature is asked without an upper bound', () => {
    const open = [...bands.slice(0, 2), { uptoBp: null, needs: ['executive' as const], needsExpiry: false }];
    assert.deepEqual([ownAuthorityBp(open, ['executive']), ownAuthorityBp(open, ['director'])], [10_000, 800]);
  });
  it('never takes one person for two signatures', () => {
    assert.equal(ownAuthorityBp(bands, ['director', 'finance']), 800);
    assert.equal(ownAuthorityBp(bands, ['executive', 'finance']), 1_800);
  });
});

describe('ruleFor', () => {
  const strict = [{ uptoBp: null, needs: ['executive' as const], needsExpiry: false }];
  const policy = {
    bands,
    rules: [
      { tier: 'C' as const, familyId: null, fromMinor: null, bands: strict },
      { tier: null, familyId: 'wall', fromMinor: 1_000_00, bands: strict },
    ],
  };
  it('takes the first rule that fits tier, family and amount', () => {
    const found = (tier: 'S' | 'C', familyId: string | null, amountMinor: number) =>
      ruleFor(policy, { tier, familyId, amountMinor }).ruleNo;
    assert.equal(found('C', null, 0), 1);
    assert.equal(found('S', 'wall', 1_000_00), 2);
    assert.equal(found('S', 'wall', 999_99), 0);
    assert.equal(found('S', 'other', 1_000_00), 0);
  });
});

describe('jointBandOf', () => {
  const strict = [{ uptoBp: 500, needs: ['executive'], needsExpiry: true }] as const;

  const general = { ruleNo: 0, bands, authorityBp: 300 };
  const special = { ruleNo: 1, bands: strict, authorityBp: 0 };

  it('of one rule is the band of the greatest concession', () => {
    for (const concessionBp of [900, 1_500, 2_500])
      assert.deepEqual(
        jointBandOf([
          { ...general, concessionBp: 400 },
          { ...general, concessionBp },
        ]),
        bandOf(bands, concessionBp),
      );
    assert.equal(jointBandOf([]), null);
    assert.equal(jointBandOf([{ ...general, concessionBp: 300 }]), null);
  });

  it('loses no signature that a stricter rule asks for a smaller concession', () => {
    const joint = jointBandOf([
      { ...general, concessionBp: 1_000 },
      { ...special, concessionBp: 400 },
    ]);
    assert.deepEqual(joint, { uptoBp: 1_200, needs: ['director', 'finance', 'executive'], needsExpiry: true });
  });

  it('asks for nothing of lines that the asker might grant alone', () => {
    const lines = [
      { ...general, concessionBp: 400 },
      { ...special, authorityBp: 300, concessionBp: 300 },
    ];
    assert.deepEqual(jointBandOf(lines), bandOf(bands, 400));
  });
});
