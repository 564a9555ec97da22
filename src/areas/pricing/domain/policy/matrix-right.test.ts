import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPricingPolicy } from './default-policy.ts';
import { isMatrixChanged, matrixRightOf } from './matrix-right.ts';

const admin = { roles: ['admin', 'director'] };
const finance = { roles: ['finance'] };
const executive = { roles: ['admin', 'executive'] };

describe('who changes the authority matrix', () => {
  it('is who holds the executive or finance role, and an administrator only while nobody does', () => {
    assert.equal(matrixRightOf(finance, [admin, finance]), 'role');
    assert.equal(matrixRightOf(executive, [executive]), 'role');
    assert.equal(matrixRightOf(admin, [admin, finance]), 'none');
    assert.equal(matrixRightOf(admin, [admin, executive]), 'none');
    assert.equal(matrixRightOf(admin, [admin, { roles: ['kam'] }]), 'first-set-up');
  });

  it('asks whether bands or rules are changed, not the rest of the policy', () => {
    const held = defaultPricingPolicy;
    const [first, ...others] = held.bands;
    assert.ok(first);
    const turned = { needsExpiry: first.needsExpiry, needs: first.needs, uptoBp: first.uptoBp };
    assert.equal(isMatrixChanged(held, { ...held, capitalRateBp: 1, bands: [turned, ...others] }), false);
    assert.equal(isMatrixChanged(held, { ...held, bands: [{ ...first, uptoBp: 1 }, ...others] }), true);
    assert.equal(isMatrixChanged(held, { ...held, bands: [{ ...first, needs: ['director'] }, ...others] }), true);
    const rule = { tier: null, familyId: null, fromMinor: null, bands: held.bands };
    assert.equal(isMatrixChanged(held, { ...held, rules: [rule] }), true);
  });
});
