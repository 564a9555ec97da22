import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountFacts, ordersEvery } from '#tests/account-facts';
import { madeCompany } from '#tests/made-company';
import { paymentFactsOf } from '../facts/payment-facts.ts';
import type { AccountFacts } from '../facts/account-facts.ts';
import { observationWindowOf } from '../facts/observation-window.ts';
import { identify } from '../identify.ts';
import type { BadgeCode } from './badge.ts';
import { defaultPolicy } from '../policy/default-policy.ts';

const asOf = '2026-06-30';
const window = observationWindowOf(asOf, 24);
const paid = (daysLate: number, share = 1): AccountFacts['payment'] =>
  paymentFactsOf(
    [1, 2, 3, 4].map((i) => ({
      amountMinor: 1_000n,
      issuedDay: window.asOfDay - 90 * i - 200,
      dueDay: window.asOfDay - 90 * i - 170,
      isDisputed: false,
      payments: [{ day: window.asOfDay - 90 * i - 170 + (i / 4 <= share ? daysLate : 0), amountMinor: 1_000n }],
    })),
    window,
  );

const at = (code: string, made: Omit<Parameters<typeof accountFacts>[0], 'code'>): AccountFacts =>
  accountFacts({ ...made, code });

const oneOff = (largest: number) => [
  { day: '2025-03-01', net: largest, cost: 1 },
  { day: '2025-06-01', net: 50, cost: 1 },
  { day: '2025-09-01', net: 50, cost: 1 },
];
const trailing = (largest: number) => [
  { day: '2026-01-10', net: largest, cost: 1 },
  ...ordersEvery(60, 5, { asOf, ago: 10, net: 72, cost: 50 }),
];
const every = (gap: number, count: number, ago: number) =>
  ordersEvery(gap, count, { asOf, ago, net: 1_000, cost: 700 });
const costing = (cost: number) => ordersEvery(30, 12, { asOf, ago: 3, net: 1_000, cost });
const margins = (marginOf: (month: number) => number) =>
  ordersEvery(15, 50, { asOf, ago: 2, net: 40_000 }).map((order, i) => ({
    ...order,
    cost: Math.round(order.net * (1 - marginOf(i / 2))),
  }));

const monthly = every(30, 12, 3);
const young = at('young', {
  orders: ordersEvery(30, 15, { asOf, ago: 3, net: 500, cost: 400 }),
  special: { special: 2, hard: 0, projects: 2 },
  payment: paid(0),
  evidence: [{ kind: 'product-different', value: 1, source: 'visit', statedOn: '2026-01-01', expiresOn: null }],
  attributes: { foundedOn: '2022-01-01' },
});
const uneven = [0, 3, 90, 95, 300].map((ago) => ({ day: window.asOfDay - 40 - ago, net: 500, cost: 400 }));
const dealer = { kind: 'dealer' } as const;

const cases: readonly AccountFacts[] = [
  at('half-in-one', { orders: oneOff(100) }),
  at('just-under-half', { orders: oneOff(99) }),
  at('four-order-days', { orders: [...oneOff(300), { day: '2025-12-01', net: 5, cost: 1 }] }),
  at('giant-with-trailing', { orders: trailing(19_000) }),
  at('not-quite-alone', { orders: trailing(1_439) }),
  at('silent', { orders: every(20, 20, 150) }),
  at('in-rhythm', { orders: every(20, 20, 22) }),
  at('silent-after-five', { orders: every(20, 5, 150) }),
  at('loss', { orders: costing(1_001) }),
  at('no-loss', { orders: costing(1_000) }),
  at('thirty-late', { orders: monthly, payment: paid(30) }),
  at('twenty-nine-late', { orders: monthly, payment: paid(29) }),
  at('quarter-over-60', { orders: monthly, payment: paid(61, 0.25) }),
  at('quarter-at-60', { orders: monthly, payment: paid(60, 0.25) }),
  at('melting', { orders: margins((month) => 0.3 - 0.005 * month) }),
  at('level', { orders: margins(() => 0.2) }),
  at('one-bad-month', { orders: margins((month) => (month === 22 ? -0.8 : 0.2)) }),
  young,
  at('young-uneven', { ...young, orders: uneven, orderDays: at('x', { orders: uneven }).orderDays }),
  { ...young, code: 'young-plain-product', evidence: [] },
  { ...young, code: 'young-one-special', special: { special: 1, hard: 0, projects: 1 } },
  { ...young, code: 'young-one-project', special: { special: 3, hard: 1, projects: 1 } },
  {
    ...young,
    code: 'young-silent',
    orderDays: at('x', { orders: every(20, 20, 150) }).orderDays,
  },
  { ...young, code: 'young-late', payment: paid(20) },
  { ...young, code: 'young-unknown-payer', payment: null },
  { ...young, code: 'old', attributes: { ...young.attributes, foundedOn: '2010-01-01' } },
  { ...young, code: 'large', window: { ...young.window, netE4: 10n ** 11n, costKnownNetE4: 10n ** 11n } },
  at('dealer', { orders: every(60, 8, 3), attributes: dealer }),
  at('gone-dealer', { orders: every(60, 8, 250), attributes: dealer }),
];

const run = identify([...madeCompany(120, asOf), ...cases], defaultPolicy, { asOf, currency: 'CNY' });
const withBadge = (code: BadgeCode): readonly string[] =>
  cases
    .map((facts) => facts.code)
    .filter((name) =>
      run.results.some((result) => result.code === name && result.badges.some((badge) => badge.code === code)),
    );

describe('badges', () => {
  it('one-off marks half of the volume in one of at most three order days, and four fifths in one of more', () => {
    assert.deepEqual(withBadge('one-off'), ['half-in-one', 'giant-with-trailing']);
  });

  it('one-off, on however many order days, is no key account: both tiers are closed to it', () => {
    const giant = run.results.find(({ code }) => code === 'giant-with-trailing');
    assert.ok(giant && giant.score > 60, String(giant?.score));
    assert.equal(giant.tier, 'B');
    const failed = (['S', 'A'] as const).map((tier) =>
      giant.gates[tier].filter(({ outcome }) => outcome === 'failed').map(({ gate }) => gate),
    );
    assert.ok(
      failed.every((gates) => gates.includes('one-order')),
      JSON.stringify(failed),
    );
  });

  it('lapsing marks a steady buyer that falls silent, not one within its rhythm nor one with five order days', () => {
    const found = withBadge('lapsing');
    assert.ok(found.includes('silent'));
    assert.ok(!found.includes('in-rhythm') && !found.includes('silent-after-five'));
  });

  it('loss-maker needs a contribution below zero', () => {
    const found = withBadge('loss-maker');
    assert.ok(found.includes('loss') && !found.includes('no-loss'));
  });

  it('slow payer marks thirty days beyond terms by amount, or a quarter over 60 days late', () => {
    assert.deepEqual(withBadge('slow-payer'), ['thirty-late', 'quarter-over-60']);
  });

  it('squeezing marks a big account that loses half a point a month, not a level margin nor one bad month', () => {
    assert.deepEqual(withBadge('squeezing'), ['melting']);
  });

  it('tomorrow asks for small, punctual, special, young and different, and for neither growth nor regularity', () => {
    assert.deepEqual(withBadge('tomorrow'), ['young', 'young-uneven']);
  });

  it('dealer marks dealers that go on ordering', () => {
    assert.deepEqual(withBadge('dealer'), ['dealer']);
  });
});
