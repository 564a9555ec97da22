import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertClose, assertNear } from '#tests/assert-close';
import { btydExtremes, btydVectors } from '#tests/btyd-vectors';
import { cdnowCutoff, cdnowMissing, readCdnow } from '#tests/cdnow';
import { buyerPopulationOf } from './buyer-population.ts';
import {
  fitParetoNbd,
  paretoNbdAliveOf,
  paretoNbdDiscountedOrdersOf,
  paretoNbdOrdersOf,
  paretoNbdUnconditionalOf,
} from './pareto-nbd.ts';
import { paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import type { ParetoNbdParams } from './pareto-nbd-likelihood.ts';
import { repeatSummaryOf } from './repeat-summary.ts';

const paramsOf = ([r = 0, alpha = 0, s = 0, beta = 0]: readonly number[]): ParetoNbdParams => ({ r, alpha, s, beta });
const fitted = btydVectors.fits.cdnow_paretonbd;
const clvTools = paramsOf(['r', 'alpha', 's', 'beta'].map((name) => fitted.clvtools[name] ?? 0));

describe('Pareto/NBD', () => {
  it('equals the point vectors to 1e-12', () => {
    for (const { params, t, ll, pAlive, cet, ...buyer } of btydVectors.pointVectors.paretonbd) {
      const given = paramsOf(params);
      const population = buyerPopulationOf({ x: [buyer.x], tx: [buyer.tx], T: [buyer.T] });
      assertClose(paretoNbdLikelihood(population, given).logLikelihood, ll, 1e-12);
      assertClose(paretoNbdAliveOf(given, buyer), pAlive, 1e-12);
      assertClose(paretoNbdOrdersOf(given, buyer, t), cet, 1e-12);
    }
  });

  it('equals 30-digit figures at α = β, α ≪ β, α ≫ β, α .01, x to 4,000 and T to 2,000 weeks', () => {
    for (const { params, t, ll, pAlive, cet, ...buyer } of btydExtremes.paretonbd) {
      const given = paramsOf(params);
      const population = buyerPopulationOf({ x: [buyer.x], tx: [buyer.tx], T: [buyer.T] });
      assertClose(paretoNbdLikelihood(population, given).logLikelihood, ll, 1e-10);
      assertClose(paretoNbdAliveOf(given, buyer), pAlive, 1e-11);
      assertClose(paretoNbdOrdersOf(given, buyer, t), cet, 1e-11);
    }
  });

  it('equals CLVTools on 38 CDNOW customers, the discounted future orders too', () => {
    for (const { x, t_x: tx, T, pn_CET39, pn_pAlive, pn_DERT_15pct_pa } of btydVectors.perCustomerPublic) {
      assertClose(paretoNbdOrdersOf(clvTools, { x, tx, T }, 39), pn_CET39, 1e-9);
      assertClose(paretoNbdAliveOf(clvTools, { x, tx, T }), pn_pAlive, 1e-9);
      assertClose(paretoNbdDiscountedOrdersOf(clvTools, { x, tx, T }, Math.log(1.15) / 52), pn_DERT_15pct_pa, 1e-9);
    }
  });

  it('equals the published examples', () => {
    const { conditional, expectationBTYDmanual } = btydVectors.paretoExtras;
    const buyer = { x: conditional.x, tx: conditional.t_x, T: conditional.T };
    const given = paramsOf(conditional.params);
    assertNear(paretoNbdOrdersOf(given, buyer, conditional.t), conditional.publishedCET, 0.01);
    assertNear(paretoNbdAliveOf(given, buyer), conditional.publishedPAlive, 5e-5);
    for (const [i, weeks] of expectationBTYDmanual.t.entries()) {
      assertNear(
        paretoNbdUnconditionalOf(given, weeks),
        expectationBTYDmanual.values[i] ?? 0,
        expectationBTYDmanual.tol,
      );
    }
  });

  it('has the slopes that finite differences show', () => {
    const population = buyerPopulationOf({
      x: [0, 1, 7, 26, 150],
      tx: [0, 3, 29.4, 30.9, 38],
      T: [39, 39, 38.9, 31, 39],
    });
    const logs = fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: -4, max: 4, noNaN: true })));
    fc.assert(
      fc.property(logs, (point) => {
        const { slopes } = paretoNbdLikelihood(population, paramsOf(point.map(Math.exp)));
        for (const [i, slope] of slopes.entries()) {
          const shifted = (by: number): number =>
            paretoNbdLikelihood(population, paramsOf(point.map((log, j) => Math.exp(i === j ? log + by : log))))
              .logLikelihood;
          assertNear(slope, (shifted(1e-5) - shifted(-1e-5)) / 2e-5, 1e-5 * (1 + Math.abs(slope)));
        }
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  it('says that dropout is not identified where nobody drops out, and that a sample is too small', () => {
    const steady = Array.from({ length: 300 }, (_, i) => 1 + (i % 40));
    const fit = fitParetoNbd(
      buyerPopulationOf({ x: steady, tx: steady.map((x) => 52 - 20 / x), T: steady.map(() => 52) }),
    );
    assert.ok(Object.values(fit.params).every((value) => Number.isFinite(value)));
    assert.equal(fit.degenerate, 'noDropoutIdentified');
    assert.equal(fitParetoNbd(buyerPopulationOf({ x: [1], tx: [2], T: [3] })).degenerate, 'tooFewAccounts');
  });
});

describe('Pareto/NBD on CDNOW', { skip: cdnowMissing('sample') }, () => {
  it('reproduces the published fit and its standard errors', () => {
    const summaries = readCdnow('sample').flatMap((customer) => repeatSummaryOf(customer, cdnowCutoff) ?? []);
    const population = buyerPopulationOf({
      x: summaries.map(({ x }) => x),
      tx: summaries.map(({ tx }) => tx),
      T: summaries.map(({ T }) => T),
    });
    const { params, logLikelihood, degenerate } = fitParetoNbd(population);
    assertNear(logLikelihood, fitted.clvtools['LL'] ?? 0, fitted.tolLL);
    assert.equal(degenerate, null);
    for (const [name, value] of Object.entries(params)) {
      assertClose(value, fitted.clvtools[name] ?? 0, fitted.tolParamRel);
      assertNear(value, fitted.published[name] ?? 0, 1e-3);
    }
    // Hessian in the logs by differences of the exact slopes; its inverse's diagonal by solving for unit vectors.
    const logs = Object.values(params).map(Math.log);
    const slopesAt = (moved: readonly number[]) =>
      paretoNbdLikelihood(population, paramsOf(moved.map(Math.exp))).slopes;
    const hessian = logs.map((_, i) => {
      const [up, down] = [1e-4, -1e-4].map((by) => slopesAt(logs.map((log, j) => (i === j ? log + by : log))));
      return logs.map((_slope, j) => ((down?.[j] ?? 0) - (up?.[j] ?? 0)) / 2e-4);
    });
    for (const [i, name] of Object.keys(params).entries()) {
      const error = Math.exp(logs[i] ?? 0) * Math.sqrt(inverseDiagonal(hessian, i));
      assertClose(error, fitted.publishedSE[name] ?? 0, 0.02);
    }
  });
});

/** (M⁻¹)ᵢᵢ by Gauss–Jordan elimination of a positive definite matrix. */
const inverseDiagonal = (matrix: readonly (readonly number[])[], wanted: number): number => {
  const rows = matrix.map((row, i) => [...row, i === wanted ? 1 : 0]);
  for (const [i, pivotRow] of rows.entries()) {
    const pivot = pivotRow[i] ?? Number.NaN;
    for (const [j, row] of rows.entries()) {
      if (i === j) continue;
      const factor = (row[i] ?? 0) / pivot;
      for (const [column, value] of pivotRow.entries()) row[column] = (row[column] ?? 0) - factor * value;
    }
  }
  return (rows[wanted]?.[rows.length] ?? Number.NaN) / (rows[wanted]?.[wanted] ?? Number.NaN);
};
