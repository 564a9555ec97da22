import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountFacts } from '#tests/account-facts';
import { madeCompany } from '#tests/made-company';
import { observationWindowOf } from '../facts/observation-window.ts';
import { paymentFactsOf } from '../facts/payment-facts.ts';
import { identify } from '../identify.ts';
import { defaultPolicy } from '../policy/default-policy.ts';
import type { AccountResult } from '../score/account-result.ts';
import { compareRuns } from './run-comparison.ts';
import { rankProspects } from './prospect-ladder.ts';
import { decideTier } from './tier-decision.ts';
import type { TierRequest } from './tier-decision.ts';
import { tierAfterOverride, tierProposalsOf } from './tier-proposal.ts';
import type { Standing } from './tier-proposal.ts';
import { upgradeListOf } from './upgrade-list.ts';

const asOf = '2026-06-30';
const failed = { gate: 'contribution', outcome: 'failed', measured: -5, asked: 0 } as const;
const result: AccountResult = {
  unit: 'account',
  code: 'K1',
  groupCode: null,
  rank: 1,
  score: 80,
  coveragePercent: 100,
  tier: 'B',
  types: ['economic'],
  gateType: 'economic',
  axes: [],
  gates: { S: [failed], A: [failed] },
  badges: [],
};

describe('tier proposals', () => {
  const standing = (changes: Partial<Standing>): ReadonlyMap<string, Standing> =>
    new Map([['K1', { tier: 'S', type: null, overrideUntil: null, ...changes }]]);
  const propose = (standings: ReadonlyMap<string, Standing>, of: AccountResult = result) =>
    tierProposalsOf([of], standings, { policy: defaultPolicy, asOf });

  it('name the change, its direction and the gates that hold the score back', () => {
    const [proposal] = propose(standing({}));
    assert.deepEqual(
      [proposal?.from, proposal?.to, proposal?.direction, proposal?.heldBy],
      ['S', 'B', 'down', ['contribution']],
    );
  });

  it('are absent where nothing changes, and while an override is in force', () => {
    assert.deepEqual(propose(standing({ tier: 'B' })), []);
    assert.deepEqual(propose(standing({ overrideUntil: asOf, type: 'economic' })), []);
    assert.equal(propose(standing({ overrideUntil: '2026-06-29' })).length, 1);
  });

  it('propose a KA type for key accounts only and keep a confirmed one', () => {
    const key = { ...result, tier: 'A' } as const;
    assert.equal(propose(new Map(), key)[0]?.typeTo, 'economic');
    assert.equal(propose(new Map())[0]?.typeTo, null);
    assert.equal(propose(standing({ type: 'strategic' }), key)[0]?.typeTo, 'strategic');
  });
});

describe('decision on a tier', () => {
  const decide = (request: TierRequest, roles: Parameters<typeof decideTier>[1]['roles'] = ['kam']) =>
    decideTier(request, { result, asOf, roles });
  const override = {
    act: 'override',
    tier: 'S',
    type: null,
    reason: 'study under way',
    expiresOn: '2026-12-31',
  } as const;

  it('accepts the proposed tier and no other', () => {
    assert.equal(decide({ act: 'accept', tier: 'B', type: null, reason: '' }).kind, 'confirmed');
    const other = decide({ act: 'accept', tier: 'S', type: null, reason: '' });
    assert.deepEqual(other, { kind: 'refused', code: 'not-the-proposed-tier', params: { proposed: 'B' } });
  });

  it('lets only a director promote against a gate, with reason and expiry', () => {
    assert.deepEqual(decide(override), {
      kind: 'refused',
      code: 'override-needs-director',
      params: { gates: 'contribution' },
    });
    assert.deepEqual(decide(override, ['director']), {
      kind: 'confirmed',
      tier: 'S',
      type: null,
      overrideUntil: '2026-12-31',
      againstGates: ['contribution'],
    });
    assert.equal(decide({ ...override, reason: ' ' }, ['director']).kind, 'refused');
  });

  it('asks for an expiry ahead and within a year', () => {
    const codeAt = (expiresOn: string): string => {
      const decision = decide({ ...override, expiresOn }, ['director']);
      return decision.kind === 'refused' ? decision.code : decision.kind;
    };
    assert.deepEqual(['2026-06-30', '2026-07-01', '2027-06-30', '2027-07-01'].map(codeAt), [
      'expiry-not-ahead',
      'confirmed',
      'confirmed',
      'expiry-too-late',
    ]);
  });

  it('keeps what is confirmed when a proposal is refused with a reason', () => {
    assert.equal(decide({ act: 'refuse', reason: 'merger ahead' }).kind, 'kept');
    assert.equal(decide({ act: 'refuse', reason: '' }).kind, 'refused');
  });
});

describe('comparison of runs', () => {
  const at = (code: string, tier: AccountResult['tier'], [score, rank]: readonly [number, number]) => ({
    code,
    tier,
    score,
    rank,
  });

  it('tells entering, leaving and shifting apart', () => {
    const before = [at('A', 'S', [80, 1]), at('B', 'B', [58, 2]), at('C', 'A', [65, 3]), at('D', 'C', [10, 4])];
    const after = [at('A', 'A', [70, 2]), at('B', 'A', [61.5, 3]), at('C', 'B', [50, 4]), at('E', 'S', [90, 1])];
    const change = compareRuns(before, after);
    const codes = (moves: readonly { readonly code: string }[]): string => moves.map(({ code }) => code).join('');
    assert.deepEqual(
      [codes(change.enters), codes(change.leaves), codes(change.shifts), codes(change.movers)],
      ['EB', 'C', 'AD', 'CAB'],
    );
    assert.equal(change.enters[1]?.scoreChange, 3.5);
  });
});

describe('prospect ladder', () => {
  const prospect = (code: string, ladder: NonNullable<ReturnType<typeof accountFacts>['ladder']>) =>
    accountFacts({ code, ladder });
  const all = {
    'yearly-need': 100,
    fit: 3,
    standing: 3,
    strategy: 3,
    'effect-or-price': 3,
    access: 3,
    'rival-hold': 3,
  };

  it('stands at 50 in the middle of everything and counts a rival’s hold against', () => {
    const [middle] = rankProspects([prospect('A', all)], defaultPolicy);
    assert.equal(middle?.score, 50);
    const [held, free] = rankProspects(
      [prospect('A', { ...all, 'rival-hold': 5 }), prospect('B', { ...all, 'rival-hold': 1 })],
      defaultPolicy,
    );
    assert.deepEqual([held?.score, free?.score, held?.rank], [45, 55, 2]);
  });

  it('does not rate a prospect below the coverage', () => {
    const [rated, unrated] = rankProspects(
      [
        prospect('A', { 'yearly-need': 1, fit: 1, strategy: 1 }),
        prospect('B', { 'yearly-need': 9, fit: 5, standing: 5 }),
      ],
      defaultPolicy,
    );
    assert.deepEqual([rated?.isRated, rated?.rank, unrated?.isRated, unrated?.coveragePercent], [true, 1, false, 55]);
  });
});

describe('upgrade list', () => {
  const window = observationWindowOf(asOf, 24);
  const paying = madeCompany(150, asOf).map((account, i) => {
    const dueDay = window.asOfDay - 40;
    const invoice = {
      amountMinor: 100n,
      issuedDay: dueDay - 30,
      dueDay,
      isDisputed: false,
      payments: [{ day: dueDay + (i % 25), amountMinor: 100n }],
    };
    return { ...account, payment: paymentFactsOf([invoice], window) };
  });
  const run = identify(paying, { ...defaultPolicy, upgradeReach: 15 }, { asOf, currency: 'CNY' });
  const list = upgradeListOf(run);

  it('holds A and B accounts within reach, each with at most three gaps that pay', () => {
    assert.ok(list.length > 0);
    for (const { code, tier, missingPoints, gaps } of list) {
      assert.equal(run.results.find((account) => account.code === code)?.tier, tier);
      assert.ok(missingPoints <= 15 && gaps.length >= 1 && gaps.length <= 3);
      for (const gap of gaps) assert.ok(gap.points > 0 || gap.opens.length > 0);
      const prices = gaps.map((gap) => gap.effort / gap.points);
      assert.deepEqual(
        prices,
        prices.toSorted((a, b) => a - b),
      );
    }
  });
});

describe('an override that has run out', () => {
  it('falls to what the run found, and never rises without a person', () => {
    for (const [held, found, after] of [
      ['A', 'B', 'B'],
      ['S', 'unrated', 'unrated'],
      ['B', 'S', 'B'],
      ['C', 'C', 'C'],
      ['unrated', 'A', 'unrated'],
    ] as const)
      assert.equal(tierAfterOverride(held, found), after, `${held} with ${found} found`);
  });
});
