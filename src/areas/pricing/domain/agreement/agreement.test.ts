import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  agreedFindingOf,
  agreementProblemOf,
  followingDays,
  isRenewalDue,
  renewalDueOn,
  shownAgreementStateOf,
} from './agreement.ts';

const signed = { state: 'signed', validFrom: '2026-01-01', validTo: '2026-12-31', endedOn: null } as const;

describe('shownAgreementStateOf', () => {
  it('follows the days of a signed agreement, both ends included', () => {
    const on = (today: string, more = {}) => shownAgreementStateOf({ ...signed, ...more }, today);
    assert.equal(on('2025-12-31'), 'upcoming');
    assert.equal(on('2026-01-01'), 'in-force');
    assert.equal(on('2026-12-31'), 'in-force');
    assert.equal(on('2027-01-01'), 'over');
    assert.equal(on('2026-06-30', { endedOn: '2026-06-30' }), 'in-force');
    assert.equal(on('2026-07-01', { endedOn: '2026-06-30' }), 'ended');
    assert.equal(on('2026-07-01', { state: 'draft' }), 'draft');
  });
});

describe('renewal', () => {
  it('is due notice days before the last one and follows without a gap, as long', () => {
    assert.equal(renewalDueOn({ validTo: '2026-12-31', noticeDays: 60 }), '2026-11-01');
    assert.deepEqual(followingDays(signed), { validFrom: '2027-01-01', validTo: '2027-12-31' });
  });
});

describe('isRenewalDue', () => {
  it('holds from the notice day until as long after the end, unless something follows', () => {
    const on = (today: string, more = {}) =>
      isRenewalDue({ ...signed, noticeDays: 60, isFollowed: false, ...more }, today);
    assert.deepEqual(
      ['2026-10-31', '2026-11-01', '2027-03-01', '2027-03-02'].map((today) => on(today)),
      [false, true, true, false],
    );
    assert.equal(on('2026-12-01', { isFollowed: true }), false);
    assert.equal(on('2026-12-01', { endedOn: '2026-11-30' }), false);
    assert.equal(on('2026-12-01', { state: 'draft' }), false);
  });
});

describe('agreedFindingOf', () => {
  const agreed = { priceE4: 900_000n, quantityE4: 1_000_000n, freeE4: 100_000n, leftE4: 500_000n };
  const line = { priceE4: 900_000n, quantityE4: 100_000n, freeE4: 0n };
  it('holds price, free goods and units that are left against the agreed ones', () => {
    assert.equal(agreedFindingOf(line, agreed), 'as-agreed');
    assert.equal(agreedFindingOf({ ...line, priceE4: 899_999n }, agreed), 'below-agreed');
    assert.equal(agreedFindingOf({ ...line, priceE4: 900_001n }, agreed), 'above-agreed');
    assert.equal(agreedFindingOf({ ...line, quantityE4: 500_001n }, agreed), 'beyond-agreed');
    assert.equal(agreedFindingOf({ ...line, freeE4: 10_000n }, agreed), 'as-agreed');
    assert.equal(agreedFindingOf({ ...line, freeE4: 10_001n }, agreed), 'beyond-agreed');
  });
});

describe('agreementProblemOf', () => {
  const terms = {
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    productIds: ['a', 'b'],
    lineIds: [],
    hasRebateKind: true,
    tiers: [
      { fromMinor: 0n, rateBp: 100 },
      { fromMinor: 100n, rateBp: 200 },
    ],
  };
  it('finds crossed days, products named twice and tiers that do not rise', () => {
    const found = (more: Partial<Omit<typeof terms, 'lineIds'> & { lineIds: string[] }>) =>
      agreementProblemOf({ ...terms, ...more });
    assert.equal(found({}), null);
    assert.equal(found({ validTo: '2025-12-31' }), 'days-crossed');
    assert.equal(found({ validTo: '2099-12-31' }), 'too-long');
    assert.equal(found({ productIds: [] }), 'agreement-without-lines');
    assert.equal(found({ productIds: [], lineIds: ['panels'] }), null);
    assert.equal(found({ productIds: ['a', 'a'] }), 'product-twice');
    assert.equal(found({ hasRebateKind: false }), 'tiers-without-kind');
    assert.equal(found({ tiers: [...terms.tiers, { fromMinor: 100n, rateBp: 300 }] }), 'tiers-not-rising');
    assert.equal(found({ tiers: [...terms.tiers, { fromMinor: 200n, rateBp: 200 }] }), 'tiers-not-rising');
  });
});
