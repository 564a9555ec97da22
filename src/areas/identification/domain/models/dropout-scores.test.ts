import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertClose, assertNear } from '#tests/assert-close';
import { btydVectors } from '#tests/btyd-vectors';
import { columnsOf, simulateBuyers } from '#tests/simulated-buyers';
import { at } from './column.ts';
import { aliveProbabilityOf, expectedOrdersOf, scoreBuyers } from './dropout-scores.ts';
import { bgCnbdK, bgNbd, mbgCnbdK, mbgNbd } from './dropout-variant.ts';
import type { DropoutParams } from './dropout-variant.ts';
import { orderCountChancesOf, unconditionalOrdersOf } from './unconditional-orders.ts';

const paramsOf = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): DropoutParams => ({ r, alpha, a, b });
const clvTools = btydVectors.fits.cdnow_bgnbd.clvtools;
const cdnow = {
  variant: bgNbd,
  params: paramsOf([clvTools.r ?? 0, clvTools.alpha ?? 0, clvTools.a ?? 0, clvTools.b ?? 0]),
};

describe('scores of BG/NBD', () => {
  it('equal the point vectors to 1e-12', () => {
    for (const { params, t, pAlive, cet, ...buyer } of btydVectors.pointVectors.bgnbd) {
      const model = { variant: bgNbd, params: paramsOf(params) };
      assertClose(aliveProbabilityOf(model, buyer), pAlive, 1e-12);
      assertClose(expectedOrdersOf(model, buyer, t), cet, 1e-12);
    }
  });

  it('equal CLVTools on 38 CDNOW customers', () => {
    for (const { x, t_x: tx, T, bg_CET39, bg_pAlive } of btydVectors.perCustomerPublic) {
      assertClose(expectedOrdersOf(cdnow, { x, tx, T }, 39), bg_CET39, 1e-9);
      assertClose(aliveProbabilityOf(cdnow, { x, tx, T }), bg_pAlive, 1e-9);
    }
  });

  it('equal the published worked example and count probabilities', () => {
    const { params, conditional, expectation, pmf } = btydVectors.bgnbdExtras;
    const model = { variant: bgNbd, params: paramsOf(params) };
    const { x, t_x: tx, T, t, published } = conditional;
    assertNear(expectedOrdersOf(model, { x, tx, T }, t), published, 5e-4);
    assertClose(at(orderCountChancesOf(model, 2, 10), 10), pmf.t2_n10, 1e-5);
    assertClose(at(orderCountChancesOf(model, 39, 0), 0), pmf.t39_n0, 1e-6);
    const chances = orderCountChancesOf(model, 30, 20);
    for (const [i, chance] of pmf.t30_n11to20.entries()) assertClose(at(chances, 11 + i), chance, 1e-6);
    for (const [i, weeks] of expectation.t.entries()) {
      assertNear(unconditionalOrdersOf(cdnow)(weeks), expectation.publishedSpreadsheet[i] ?? 0, 4e-4);
    }
  });

  it('call an account without a repeat alive, which MBG/NBD does not', () => {
    const newcomer = { x: 0, tx: 0, T: 30 };
    assert.equal(aliveProbabilityOf(cdnow, newcomer), 1);
    const chance = aliveProbabilityOf({ ...cdnow, variant: mbgNbd }, newcomer);
    assert.ok(chance > 0.5 && chance < 0.9);
  });

  it('give whole columns the same figures as single accounts', () => {
    const buyers = btydVectors.perCustomerPublic;
    const columns = { x: buyers.map(({ x }) => x), tx: buyers.map(({ t_x }) => t_x), T: buyers.map(({ T }) => T) };
    const scores = scoreBuyers(cdnow, columns, 39);
    for (const [i, { x, t_x: tx, T }] of buyers.entries()) {
      assert.equal(at(scores.expectedOrders, i), expectedOrdersOf(cdnow, { x, tx, T }, 39));
      assert.equal(at(scores.alive, i), aliveProbabilityOf(cdnow, { x, tx, T }));
    }
  });
});

describe('scores against simulated accounts', () => {
  const truth = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 };
  const models = [bgNbd, mbgNbd, bgCnbdK(3), mbgCnbdK(3)];

  for (const variant of models) {
    const name = `${variant.firstDropout === 1 ? 'MBG' : 'BG'}/CNBD-${variant.regularity}`;
    it(`${name}: P(alive) and expected orders add up to what came`, () => {
      const buyers = simulateBuyers({
        accounts: 20_000,
        seed: 31 + variant.regularity,
        params: truth,
        regularity: variant.regularity,
        firstDropout: variant.firstDropout,
        observed: [12, 96],
        ahead: 32,
      });
      const { alive, expectedOrders } = scoreBuyers({ variant, params: truth }, columnsOf(buyers), 32);
      const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
      assertClose(total(alive), buyers.filter(({ isAlive }) => isAlive).length, 0.015);
      assertClose(
        total(expectedOrders),
        buyers.reduce((sum, { later }) => sum + later, 0),
        0.03,
      );
      const doubtful = buyers
        .map((buyer, i) => ({ buyer, chance: at(alive, i) }))
        .filter(({ chance }) => chance > 0.2 && chance < 0.5);
      const stated = doubtful.reduce((sum, { chance }) => sum + chance, 0) / doubtful.length;
      const came = doubtful.filter(({ buyer }) => buyer.isAlive).length / doubtful.length;
      assertNear(stated, came, 0.05);
    });
  }
});

describe('unconditional orders', () => {
  it('are the mean of the count probabilities, which add up to one', () => {
    for (const variant of [bgNbd, mbgNbd, bgCnbdK(3), mbgCnbdK(4)]) {
      const model = { variant, params: { r: 0.8, alpha: 1.4, a: 0.8, b: 2.4 } };
      const chances = orderCountChancesOf(model, 20, 2_000);
      assertClose(
        chances.reduce((sum, chance) => sum + chance, 0),
        1,
        1e-10,
      );
      assertClose(
        chances.reduce((sum, chance, count) => sum + chance * count, 0),
        unconditionalOrdersOf(model)(20),
        1e-9,
      );
    }
  });
});
