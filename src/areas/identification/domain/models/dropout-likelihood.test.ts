import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertClose, assertNear } from '#tests/assert-close';
import { btydVectors } from '#tests/btyd-vectors';
import { columnsOf, simulateBuyers } from '#tests/simulated-buyers';
import { buyerPopulationOf } from './buyer-population.ts';
import { dropoutLikelihood } from './dropout-likelihood.ts';
import { aliveProbabilityOf } from './dropout-scores.ts';
import type { Buyer } from './dropout-scores.ts';
import { bgCnbdK, bgNbd, mbgCnbdK, mbgNbd } from './dropout-variant.ts';
import type { DropoutParams, DropoutVariant } from './dropout-variant.ts';

const oneBuyer = ({ x, tx, T }: Buyer, litt = 0) => buyerPopulationOf({ x: [x], tx: [tx], T: [T], litt: [litt] });

/** Trapezoid over ln λ and ln(p/(1−p)) of the likelihood of one account: [alive, gone] mass. */
const mixtureOf = (
  { x, tx, T }: Buyer,
  { r, alpha, a, b }: DropoutParams,
  { regularity: k, firstDropout: d }: DropoutVariant,
) => {
  let alive = 0;
  let gone = 0;
  let prior = 0;
  for (let u = -24; u < 6; u += 0.05) {
    const rate = Math.exp(u);
    const rateWeight = Math.exp(r * u - alpha * rate);
    let silent = 0;
    for (let j = 0, term = 1; j < k; j += 1, term *= (rate * (T - tx)) / j) silent += term;
    silent *= Math.exp(-rate * (T - tx));
    const pace = Math.exp(k * x * u - rate * tx);
    for (let y = -40; y < 40; y += 0.1) {
      const p = 1 / (1 + Math.exp(-y));
      const q = 1 / (1 + Math.exp(y));
      const weight = rateWeight * p ** a * q ** b;
      prior += weight;
      alive += weight * q ** (x + d) * pace * silent;
      if (x + d > 0) gone += weight * p * q ** (x + d - 1) * pace;
    }
  }
  return { logLikelihood: Math.log((alive + gone) / prior), alive: alive / (alive + gone) };
};

describe('dropoutLikelihood', () => {
  it('equals the point vectors of BG/NBD to 1e-12', () => {
    for (const { params, x, tx, T, ll } of btydVectors.pointVectors.bgnbd) {
      const [r = 0, alpha = 0, a = 0, b = 0] = params;
      assertClose(dropoutLikelihood(oneBuyer({ x, tx, T }), bgNbd, { r, alpha, a, b }).logLikelihood, ll, 1e-12);
    }
  });

  it('equals the integral over rates and dropout chances for all four models', () => {
    const params = { r: 1.3, alpha: 2.1, a: 0.9, b: 2.2 };
    for (const variant of [bgNbd, mbgNbd, bgCnbdK(3), mbgCnbdK(2)]) {
      for (const buyer of [
        { x: 0, tx: 0, T: 9 },
        { x: 1, tx: 2, T: 9 },
        { x: 6, tx: 7.5, T: 9 },
      ]) {
        // Γ(k) and the gaps themselves do not depend on λ: the density of the gaps adds (k−1) litt − x lnΓ(k).
        const litt = buyer.x * 0.3;
        const constant = (variant.regularity - 1) * litt - buyer.x * Math.log(variant.regularity === 3 ? 2 : 1);
        const { logLikelihood, alive } = mixtureOf(buyer, params, variant);
        assertNear(
          dropoutLikelihood(oneBuyer(buyer, litt), variant, params).logLikelihood,
          logLikelihood + constant,
          1e-6,
        );
        assertNear(aliveProbabilityOf({ variant, params }, buyer), alive, 1e-6);
      }
    }
  });

  it('has the slopes that finite differences show', () => {
    const buyers = simulateBuyers({
      accounts: 60,
      seed: 5,
      params: { r: 0.9, alpha: 1.4, a: 0.8, b: 2.4 },
      regularity: 2,
      firstDropout: 1,
      observed: [10, 60],
      ahead: 0,
    });
    const population = buyerPopulationOf(columnsOf(buyers));
    const logs = fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: -3, max: 3, noNaN: true })));
    fc.assert(
      fc.property(logs, fc.constantFrom(bgNbd, mbgNbd, bgCnbdK(4), mbgCnbdK(3)), (point, variant) => {
        const paramsAt = (moved: readonly number[]): DropoutParams => {
          const [r = 0, alpha = 0, a = 0, b = 0] = moved.map(Math.exp);
          return { r, alpha, a, b };
        };
        const { slopes } = dropoutLikelihood(population, variant, paramsAt(point));
        for (const [i, slope] of [slopes.r, slopes.alpha, slopes.a, slopes.b].entries()) {
          const shifted = (by: number): number =>
            dropoutLikelihood(population, variant, paramsAt(point.map((log, j) => (i === j ? log + by : log))))
              .logLikelihood;
          assertNear(slope, (shifted(1e-5) - shifted(-1e-5)) / 2e-5, 1e-4 * (1 + Math.abs(slope)));
        }
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it('stays finite at the stress points of docs/methods.md 3.2', () => {
    for (const x of [1, 300, 5_000, 14_000]) {
      for (const [tx, T] of [
        [1999.99, 2000],
        [2000, 2000],
        [0.01, 2000],
        [0.1, 0.1001],
      ] as const) {
        for (const alpha of [0.01, 4.4, 2_000]) {
          for (const [a, b] of [
            [1e-5, 1e6],
            [0.8, 2.4],
            [1e6, 1e6],
          ] as const) {
            const params = { r: 0.3, alpha, a, b };
            for (const variant of [bgNbd, mbgCnbdK(12)]) {
              const { logLikelihood, slopes } = dropoutLikelihood(oneBuyer({ x, tx, T }), variant, params);
              assert.ok(Number.isFinite(logLikelihood));
              assert.ok(Object.values(slopes).every(Number.isFinite));
              const alive = aliveProbabilityOf({ variant, params }, { x, tx, T });
              assert.ok(alive >= 0 && alive <= 1);
            }
          }
        }
      }
    }
  });

  it('does not depend on the order of accounts, to the last bit', () => {
    const columns = columnsOf(
      simulateBuyers({
        accounts: 500,
        seed: 8,
        params: { r: 0.5, alpha: 3, a: 0.8, b: 2.4 },
        regularity: 1,
        firstDropout: 0,
        observed: [10, 60],
        ahead: 0,
      }),
    );
    const backwards = {
      x: columns.x.toReversed(),
      tx: columns.tx.toReversed(),
      T: columns.T.toReversed(),
      litt: columns.litt.toReversed(),
    };
    const params = { r: 0.4, alpha: 2.5, a: 0.7, b: 2.2 };
    assert.equal(
      dropoutLikelihood(buyerPopulationOf(columns), mbgCnbdK(2), params).logLikelihood,
      dropoutLikelihood(buyerPopulationOf(backwards), mbgCnbdK(2), params).logLikelihood,
    );
  });
});
