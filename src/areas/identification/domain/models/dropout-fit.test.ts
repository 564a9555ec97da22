import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertNear } from '#tests/assert-close';
import { btydVectors } from '#tests/btyd-vectors';
import { cdnowCutoff, cdnowMissing, readCdnow } from '#tests/cdnow';
import { columnsOf, simulateBuyers } from '#tests/simulated-buyers';
import { buyerPopulationOf } from './buyer-population.ts';
import type { BuyerPopulation } from './buyer-population.ts';
import { fitBgCnbdK, fitBgNbd, fitDropout, fitMbgCnbdK, fitMbgNbd, fitWithoutDropout } from './dropout-fit.ts';
import type { DropoutFit } from './dropout-fit.ts';
import { dropoutLikelihood } from './dropout-likelihood.ts';
import { bgNbd, mbgNbd } from './dropout-variant.ts';
import type { DropoutParams } from './dropout-variant.ts';
import { repeatSummaryOf } from './repeat-summary.ts';

const assertParams = (actual: DropoutParams, expected: Record<string, number>, tolerance: number): void => {
  for (const [name, value] of Object.entries(actual)) assertNear(value, expected[name] ?? Number.NaN, tolerance);
};

const assertSane = ({ params, logLikelihood }: DropoutFit): void => {
  for (const value of Object.values(params)) assert.ok(value > 0 && value <= 1e6, `parameter ${value}`);
  assert.ok(Number.isFinite(logLikelihood));
};

const cdnowPopulation = (set: 'sample' | 'master'): BuyerPopulation => {
  const summaries = readCdnow(set).flatMap((customer) => repeatSummaryOf(customer, cdnowCutoff) ?? []);
  return buyerPopulationOf({
    x: summaries.map(({ x }) => x),
    tx: summaries.map(({ tx }) => tx),
    T: summaries.map(({ T }) => T),
    litt: summaries.map(({ litt }) => litt),
  });
};

describe('fits on CDNOW', { skip: cdnowMissing('sample') || cdnowMissing('master') }, () => {
  const { cdnow_bgnbd, cdnow_mbgnbd, cdnow_nbd } = btydVectors.fits;

  it('reproduce BG/NBD of 2,357 customers', () => {
    const population = cdnowPopulation('sample');
    assert.equal(population.accounts, 2357);
    assert.equal(population.repeatOrders, 2457);
    const fit = fitBgNbd(population);
    assertParams(fit.params, cdnow_bgnbd.clvtools, cdnow_bgnbd.tolParam);
    assertNear(fit.logLikelihood, cdnow_bgnbd.clvtools['LL'] ?? 0, cdnow_bgnbd.tolLL);
    assert.equal(fit.degenerate, null);
    assert.ok(fit.converged);
  });

  it('reproduce MBG/NBD and NBD, and find no rhythm in record buying', () => {
    const population = cdnowPopulation('sample');
    const fit = fitMbgNbd(population);
    assertParams(fit.params, cdnow_mbgnbd.scipyOnRoundedCsv, cdnow_mbgnbd.tolParam);
    assertNear(fit.logLikelihood, cdnow_mbgnbd.scipyOnRoundedCsv['LL'] ?? 0, 0.005);
    const { r, alpha } = fitWithoutDropout(population, bgNbd);
    assertNear(r, cdnow_nbd.scipyOnRoundedCsv['r'] ?? 0, 1e-4);
    assertNear(alpha, cdnow_nbd.scipyOnRoundedCsv['alpha'] ?? 0, 2e-3);
    assert.equal(fitMbgCnbdK(population).variant.regularity, 1);
    assert.equal(fitBgCnbdK(population).variant.regularity, 1);
  });

  it('reproduce BG/NBD of all 23,570 customers', () => {
    const fit = fitBgNbd(cdnowPopulation('master'));
    assertParams(fit.params, { r: 0.2516, alpha: 4.7889, a: 0.7234, b: 2.1611 }, 1e-4);
    assertNear(fit.logLikelihood, -95_368.444, 1e-3);
  });
});

describe('fits of simulated accounts', () => {
  const truth = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 };

  it('do not depend on the order of accounts, to the last bit', () => {
    const columns = columnsOf(
      simulateBuyers({
        accounts: 5_000,
        seed: 2,
        params: truth,
        regularity: 1,
        firstDropout: 0,
        observed: [20, 60],
        ahead: 0,
      }),
    );
    const backwards = buyerPopulationOf({
      x: columns.x.toReversed(),
      tx: columns.tx.toReversed(),
      T: columns.T.toReversed(),
      litt: columns.litt.toReversed(),
    });
    assert.deepEqual(fitBgNbd(buyerPopulationOf(columns)), fitBgNbd(backwards));
  });

  it('find the rhythm and the parameters behind 4,000 accounts', () => {
    const buyers = simulateBuyers({
      accounts: 4_000,
      seed: 17,
      params: truth,
      regularity: 3,
      firstDropout: 1,
      observed: [12, 96],
      ahead: 0,
    });
    const fit = fitMbgCnbdK(buyerPopulationOf(columnsOf(buyers)));
    assert.equal(fit.variant.regularity, 3);
    assert.equal(fit.degenerate, null);
    for (const [name, value] of Object.entries(fit.params)) {
      const expected = { ...truth }[name] ?? Number.NaN;
      assertNear(Math.log(value), Math.log(expected), 0.2);
    }
  });

  it('end at a top: no direction improves the likelihood', () => {
    const population = buyerPopulationOf(
      columnsOf(
        simulateBuyers({
          accounts: 3_000,
          seed: 4,
          params: truth,
          regularity: 1,
          firstDropout: 0,
          observed: [20, 156],
          ahead: 0,
        }),
      ),
    );
    const { params, variant, logLikelihood } = fitBgNbd(population);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      for (const factor of [0.99, 1.01]) {
        const moved = { ...params, [name]: params[name] * factor };
        assert.ok(dropoutLikelihood(population, variant, moved).logLikelihood < logLikelihood);
      }
    }
  });

  it('find the higher hill where accounts leave at once or never', () => {
    const polar = { r: 4.75, alpha: 67.8, a: 0.047, b: 0.089 };
    const buyers = simulateBuyers({
      accounts: 1_200,
      seed: 41,
      params: polar,
      regularity: 1,
      firstDropout: 1,
      observed: [60, 200],
      ahead: 0,
    });
    const population = buyerPopulationOf(columnsOf(buyers));
    const fit = fitMbgNbd(population);
    assert.ok(fit.logLikelihood >= dropoutLikelihood(population, mbgNbd, polar).logLikelihood);
    assert.ok(fit.params.a < 0.5 && fit.params.b < 0.5);
  });

  it('stay sane with heavy buyers, where a reference package returned r = 1.4e82', () => {
    const buyers = simulateBuyers({
      accounts: 4_000,
      seed: 12,
      params: { r: 0.5, alpha: 0.4, a: 0.6, b: 60 },
      regularity: 1,
      firstDropout: 0,
      observed: [50, 260],
      ahead: 0,
    });
    const fit = fitBgNbd(buyerPopulationOf(columnsOf(buyers)));
    assert.ok(Math.max(...buyers.map(({ x }) => x)) > 1_000);
    assertSane(fit);
    assert.ok(fit.converged);
    assertNear(Math.log(fit.params.r), Math.log(0.5), 0.2);
    assertNear(Math.log(fit.params.alpha), Math.log(0.4), 0.2);
  });
});

describe('degenerate fits', () => {
  const buyers = (accounts: number, params: DropoutParams) =>
    columnsOf(
      simulateBuyers({ accounts, seed: 3, params, regularity: 1, firstDropout: 0, observed: [20, 60], ahead: 0 }),
    );

  it('are called noDropoutIdentified where nobody drops out', () => {
    const fit = fitBgNbd(buyerPopulationOf(buyers(3_000, { r: 0.72, alpha: 9.4, a: 1e-9, b: 1 })));
    assertSane(fit);
    assert.equal(fit.degenerate, 'noDropoutIdentified');
    assertNear(fit.params.r, 0.72, 0.1);
  });

  it('are called noSpreadIdentified where a parameter runs to its bound', () => {
    const columns = { x: new Float64Array(400), tx: new Float64Array(400), T: new Float64Array(400).fill(60) };
    for (let i = 0; i < 400; i += 1) {
      columns.x[i] = 1 + (i % 2);
      columns.tx[i] = 1 + (i % 5) / 7;
    }
    const fit = fitDropout(buyerPopulationOf(columns), bgNbd);
    assertSane(fit);
    assert.equal(fit.degenerate, 'noSpreadIdentified');
  });

  it('name a sample that is too small, without repeats, or empty', () => {
    const truth = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 };
    const few = fitBgNbd(buyerPopulationOf(buyers(12, truth)));
    assertSane(few);
    assert.equal(few.degenerate, 'tooFewAccounts');
    const silent = fitMbgNbd(buyerPopulationOf({ x: Array(50).fill(0), tx: Array(50).fill(0), T: Array(50).fill(30) }));
    assertSane(silent);
    assert.equal(silent.degenerate, 'tooFewRepeaters');
    assert.equal(fitBgNbd(buyerPopulationOf({ x: [], tx: [], T: [] })).degenerate, 'tooFewAccounts');
  });

  it('stay finite at the stress points of docs/methods.md 3.2', () => {
    const columnsAt = (rows: readonly (readonly [number, number, number])[]) => ({
      x: rows.map(([x]) => x),
      tx: rows.map(([, tx]) => tx),
      T: rows.map(([, , T]) => T),
    });
    const repeated = (row: readonly [number, number, number]) => Array.from({ length: 60 }, () => row);
    const samples = [
      [...repeated([5_000, 1999.9, 2000]), ...repeated([0, 0, 2000])],
      [...repeated([3_000, 700, 2000]), ...repeated([1, 0.2, 3])],
      [...repeated([1, 1 / 7, 1 / 7]), ...repeated([0, 0, 0])],
      repeated([12, 50, 50]),
      repeated([0, 0, 0]),
      [...repeated([40, 39.9, 40]), ...repeated([41, 39.7, 40]), ...repeated([39, 39.8, 40])],
    ];
    for (const rows of samples) {
      for (const variant of [bgNbd, mbgNbd]) assertSane(fitDropout(buyerPopulationOf(columnsAt(rows)), variant));
    }
  });
});
