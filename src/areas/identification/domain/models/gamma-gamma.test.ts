import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '#kernel/random';
import { assertClose, assertNear } from '#tests/assert-close';
import { btydVectors } from '#tests/btyd-vectors';
import { cdnowCutoff, cdnowMissing, readCdnow } from '#tests/cdnow';
import { gammaOf } from '#tests/simulated-buyers';
import {
  expectedSpendOf,
  fitGammaGamma,
  gammaGammaLikelihood,
  populationSpendOf,
  spendIndependenceOf,
} from './gamma-gamma.ts';
import type { GammaGammaParams } from './gamma-gamma.ts';
import { repeatSummaryOf } from './repeat-summary.ts';

const paramsOf = ([p = 0, q = 0, v = 0]: readonly number[]): GammaGammaParams => ({ p, q, v });
const { fits, gammaGammaExtras, perCustomerPublic, pointVectors } = btydVectors;
const published = fits.cdnow_gammagamma;

describe('Gamma-Gamma', () => {
  it('equals the point vectors', () => {
    for (const { params, x, z, ll, expectedSpend } of pointVectors.gammagamma) {
      assertClose(gammaGammaLikelihood({ x: [x], meanSpend: [z] }, paramsOf(params)).logLikelihood, ll, 1e-11);
      assertClose(expectedSpendOf(paramsOf(params), x, z) ?? 0, expectedSpend, 1e-12);
    }
  });

  it('equals the published expectations of CDNOW customers', () => {
    const clvTools = paramsOf(['p', 'q', 'v'].map((name) => published.clvtools[name] ?? 0));
    for (const { x, meanRepeatSpend, gg_meanSpend } of perCustomerPublic) {
      assertClose(expectedSpendOf(clvTools, x, meanRepeatSpend) ?? 0, gg_meanSpend, 1e-9);
    }
    for (const [i, spend] of gammaGammaExtras.first10published.entries()) {
      const { x = 0, meanRepeatSpend = 0 } = perCustomerPublic[i] ?? {};
      assertNear(
        expectedSpendOf(paramsOf(gammaGammaExtras.params), x, meanRepeatSpend) ?? 0,
        spend,
        gammaGammaExtras.tol,
      );
    }
  });

  it('has the slopes that finite differences show', () => {
    const columns = { x: [1, 1, 2, 7, 29, 200], meanSpend: [11.8, 0.99, 300, 73.7, 35.5, 18.2] };
    const logs = fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -3, max: 5, noNaN: true })));
    fc.assert(
      fc.property(logs, (point) => {
        const { slopes } = gammaGammaLikelihood(columns, paramsOf(point.map(Math.exp)));
        for (const [i, slope] of slopes.entries()) {
          const shifted = (by: number): number =>
            gammaGammaLikelihood(columns, paramsOf(point.map((log, j) => Math.exp(i === j ? log + by : log))))
              .logLikelihood;
          assertNear(slope, (shifted(1e-5) - shifted(-1e-5)) / 2e-5, 1e-5 * (1 + Math.abs(slope)));
        }
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  it('finds the parameters behind simulated accounts, in any currency unit', () => {
    const random = seededRandom(5);
    const x = Array.from({ length: 8_000 }, () => 1 + Math.floor(random() * 9));
    const meanSpend = x.map((orders) => gammaOf(random, 6 * orders) / (orders * (gammaOf(random, 4) / 15)));
    const fit = fitGammaGamma({ x, meanSpend });
    assert.equal(fit.degenerate, null);
    assertClose(fit.params.p, 6, 0.1);
    assertClose(fit.params.q, 4, 0.1);
    assertClose(populationSpendOf(fit.params) ?? 0, 30, 0.03);
    const inFen = fitGammaGamma({ x, meanSpend: meanSpend.map((value) => value * 1e6) });
    assertClose(inFen.params.p, fit.params.p, 1e-4);
    assertClose(inFen.params.v, fit.params.v * 1e6, 1e-4);
    assert.ok(spendIndependenceOf({ x, meanSpend }).isIndependent);
    assert.ok(!spendIndependenceOf({ x, meanSpend: meanSpend.map((value, i) => value * (x[i] ?? 0)) }).isIndependent);
  });

  it('says when it must not be used: too few, all alike, no finite mean', () => {
    assert.equal(fitGammaGamma({ x: [2, 0], meanSpend: [10, 0] }).degenerate, 'tooFewRepeaters');
    assert.equal(fitGammaGamma({ x: [], meanSpend: [] }).degenerate, 'tooFewRepeaters');
    const alike = fitGammaGamma({ x: Array(50).fill(3), meanSpend: Array(50).fill(10) });
    assert.equal(alike.degenerate, 'noSpreadIdentified');
    assert.ok(Object.values(alike.params).every(Number.isFinite));
    const random = seededRandom(6);
    const heavy = Array.from({ length: 3_000 }, () => gammaOf(random, 12) / gammaOf(random, 0.6));
    assert.equal(fitGammaGamma({ x: heavy.map(() => 3), meanSpend: heavy }).degenerate, 'meanUndefined');
    assert.equal(expectedSpendOf({ p: 0.2, q: 0.5, v: 1 }, 1, 10), null);
  });
});

describe('Gamma-Gamma on CDNOW', { skip: cdnowMissing('sample') }, () => {
  const customers = cdnowMissing('sample') ? [] : readCdnow('sample');

  it('reproduces the published fit of 946 customers', () => {
    const summaries = customers.flatMap((customer) => repeatSummaryOf(customer, cdnowCutoff) ?? []);
    const columns = { x: summaries.map(({ x }) => x), meanSpend: summaries.map(({ meanSpend }) => meanSpend) };
    const { params, logLikelihood, degenerate } = fitGammaGamma(columns);
    for (const [name, value] of Object.entries(params)) assertClose(value, published.clvtools[name] ?? 0, 1e-4);
    assertNear(logLikelihood, published.clvtools['LL'] ?? 0, 1e-3);
    assertNear(populationSpendOf(params) ?? 0, published.populationMeanSpend, 0.01);
    assert.equal(degenerate, null);
    const independence = spendIndependenceOf(columns);
    assert.equal(independence.accounts, published.n);
    assertNear(independence.correlation, 0.1139, 1e-4);
  });

  it('reproduces the published fit that counts the first order too', () => {
    const rows = customers.flatMap((customer) => {
      const summary = repeatSummaryOf(customer, cdnowCutoff);
      const total = customer.values.reduce(
        (sum, value, i) => ((customer.days[i] ?? 0) <= cdnowCutoff ? sum + value : sum),
        0,
      );
      return summary ? [{ x: summary.x + 1, meanSpend: total / (summary.x + 1) }] : [];
    });
    const fit = fitGammaGamma({ x: rows.map(({ x }) => x), meanSpend: rows.map(({ meanSpend }) => meanSpend) });
    for (const [name, value] of Object.entries(fit.params))
      assertClose(value, published.withFirstTransaction[name] ?? 0, 1e-3);
    assertNear(fit.logLikelihood, published.withFirstTransaction['LL'] ?? 0, 1e-3);
  });
});
