import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { e4OfMinor, minorOf } from '#kernel/money';
import { explainedMoneyOf } from './explained-money.ts';

const amount = fc.oneof(
  fc.constant(0n),
  fc.bigInt(-1_000n, 10_000n).map((half) => half * 50n),
  fc.bigInt(-(10n ** 5n), 10n ** 8n),
);
const currencies = fc.constantFrom('CNY', 'JPY', 'KWD');
const made = fc
  .record({ netE4: amount, costE4: amount, pocketE4: amount, costToServeE4: amount, creditCostE4: amount })
  .chain((steps) =>
    fc.record({ steps: fc.constant(steps), estimatedE4: fc.oneof(fc.constant(0n), amount), currency: currencies }),
  )
  .map(({ steps, estimatedE4, currency }) => {
    const { netE4, costE4, pocketE4, costToServeE4, creditCostE4 } = steps;
    const contributionE4 = netE4 - costE4 - pocketE4 - costToServeE4 - creditCostE4 - estimatedE4;
    const costKnownNetE4 = estimatedE4 === 0n ? netE4 : netE4 / 2n;
    const costKnownShare = estimatedE4 === 0n ? 1 : 0.5;
    return { currency, estimatedE4, figure: { ...steps, contributionE4, costKnownNetE4, costKnownShare } };
  });

describe('money of an explanation', () => {
  it('leads from net revenue to contribution as both are shown, each step within one minor unit', () => {
    fc.assert(
      fc.property(made, ({ currency, estimatedE4, figure }) => {
        const [net = 0, ...rest] = explainedMoneyOf(figure, currency);
        const steps = rest.slice(0, 4).map(BigInt);
        const contribution = minorOf(figure.contributionE4, currency);
        const left = BigInt(net) - steps.reduce((sum, step) => sum + step, 0n) - contribution;
        assert.equal(BigInt(net), minorOf(figure.netE4, currency));
        assert.equal(rest[4], figure.costKnownShare);
        const unit = e4OfMinor(1n, currency);
        const { costE4, pocketE4, costToServeE4, creditCostE4 } = figure;
        for (const [at, exactE4] of [costE4, pocketE4, costToServeE4, creditCostE4, estimatedE4].entries()) {
          const off = ([...steps, left][at] ?? 0n) * unit - exactE4;
          assert.ok(off <= unit && off >= -unit, `${at}`);
        }
        if (estimatedE4 === 0n) assert.equal(left, 0n);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the cent that is left to the step that lacks most of it', () => {
    const money = { netE4: 10_060n, costE4: 3_040n, pocketE4: 5_040n, costToServeE4: 0n, creditCostE4: 0n };
    const figure = { ...money, costKnownNetE4: 10_060n, contributionE4: 1_980n, costKnownShare: 1 };
    assert.deepEqual(explainedMoneyOf(figure, 'CNY'), [101, 31, 50, 0, 0, 1]);
  });
});
