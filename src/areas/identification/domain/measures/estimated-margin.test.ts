import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { accountFacts } from '#tests/account-facts';
import type { AccountFacts, Takings } from '../facts/account-facts.ts';
import { identify } from '../identify.ts';
import { defaultPolicy } from '../policy/default-policy.ts';
import { contributionFigureOf } from './contribution-figure.ts';
import { costKnownShareOf, estimatedMarginE4Of } from './estimated-margin.ts';
import { monthlySeriesOf } from './monthly-series.ts';

const takings = (net: number, known: number, cost: number): Takings => ({
  netE4: BigInt(net),
  costKnownNetE4: BigInt(known),
  costE4: BigInt(cost),
});
const amount = fc.integer({ min: 1, max: 1_000_000_000 });
const serving = fc.integer({ min: 0, max: 100_000_000 });

/** An account with one margin rate, of whose revenue only a part has a known cost. */
const partlyKnown = fc
  .record({
    net: amount,
    ratePercent: fc.integer({ min: -80, max: 90 }),
    knownPercent: fc.integer({ min: 50, max: 100 }),
  })
  .map(({ net, ratePercent, knownPercent }) => {
    const known = net * knownPercent * 100;
    return {
      whole: takings(net * 10_000, net * 10_000, net * 100 * (100 - ratePercent)),
      part: takings(net * 10_000, known, (known * (100 - ratePercent)) / 100),
    };
  });

describe('margin where some costs are unknown', () => {
  it('is that of the whole when the rest earns what the known part earns', () => {
    fc.assert(
      fc.property(partlyKnown, ({ whole, part }) => {
        assert.equal(estimatedMarginE4Of(part, 50), estimatedMarginE4Of(whole, 50));
      }),
    );
  });

  it('has the sign of the known part with its own share of what the account costs besides', () => {
    fc.assert(
      fc.property(fc.tuple(amount, amount, amount, serving), ([known, cost, unknown, besides]) => {
        const { netE4, costKnownNetE4, costE4 } = takings(known + unknown, known, cost);
        const estimated = estimatedMarginE4Of({ netE4, costKnownNetE4, costE4 }, 0) - BigInt(besides);
        const ofKnown = (costKnownNetE4 - costE4) * netE4 - BigInt(besides) * costKnownNetE4;
        if (ofKnown > costKnownNetE4) assert.ok(estimated > 0n);
        if (ofKnown < -costKnownNetE4) assert.ok(estimated < 0n);
      }),
    );
  });

  it('estimates nothing where all is known, or nothing at all', () => {
    fc.assert(
      fc.property(amount, amount, (net, cost) => {
        assert.equal(estimatedMarginE4Of(takings(net, net, cost), 50), BigInt(net - cost));
        assert.equal(estimatedMarginE4Of(takings(net, 0, 0), 50), 0n);
      }),
    );
    assert.equal(estimatedMarginE4Of(takings(100, -5, -1), 0), -4n);
  });

  it('takes the rate of a longer time while too little of its own is known', () => {
    assert.equal(estimatedMarginE4Of(takings(100, 80, 60), 50), 25n);
    assert.equal(estimatedMarginE4Of(takings(100, 40, 40), 50, takings(1_000, 500, 250)), 30n);
    assert.equal(costKnownShareOf(takings(100, 40, 40)), 0.4);
    assert.equal(costKnownShareOf(takings(0, 0, 0)), 1);
  });
});

const orders = (costs: readonly (number | undefined)[]) =>
  costs.map((cost, i) => ({
    day: `2025-${String(i + 1).padStart(2, '0')}-05`,
    net: 1_000,
    ...(cost !== undefined && { cost }),
  }));
const halfKnown = (code: string, more: Partial<AccountFacts['window']> = {}): AccountFacts => {
  const facts = accountFacts({
    code,
    orders: orders([800, undefined, 800, undefined, 800, undefined, 800, undefined]),
  });
  return { ...facts, window: { ...facts.window, ...more } };
};

describe('an account of which half the costs are known', () => {
  it('earns on all its revenue, and keeps neither badge nor gate of a loss from what it costs besides', () => {
    // Eight orders of 1,000 at a margin of 20 %: 1,600 in all, of which the known half would be 800, less 1,000 of service.
    const served = halfKnown('served', { costToServeE4: 10_000_000n });
    assert.equal(contributionFigureOf(served, 600).contributionE4, 6_000_000n);
    const run = identify([served, halfKnown('plain')], defaultPolicy, { asOf: '2026-06-30', currency: 'CNY' });
    const [of] = run.results.filter(({ code }) => code === 'served');
    assert.ok(of);
    assert.ok(!of.badges.some(({ code }) => code === 'loss-maker'));
    const explained = run.explain(of);
    assert.equal(explained.beside['contribution'], 60_000);
    assert.equal(explained.waterfall[5], 0.5);
    assert.equal(explained.gates['contribution']?.[1]?.[0], 'passed');
  });

  it('shows no fall of the margin where only the costs have a gap', () => {
    const asked = { basis: 'contribution', policy: defaultPolicy } as const;
    const series = monthlySeriesOf(halfKnown('plain'), 2026 * 12 + 5, asked);
    assert.deepEqual(
      [...series.value].filter((value) => value !== 0),
      Array.from({ length: 8 }, () => 2_000_000),
    );
  });
});
