import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { assertClose } from '#tests/assert-close';
import { miscVectors } from '#tests/misc-vectors';
import { leastSquares } from './least-squares.ts';
import { monthlyModel, priceSlopeOf, sensitivityAdviceOf, shrunkSlopesOf } from './price-sensitivity.ts';

const points = (months: number, slope: number, noise = 0) => {
  const random = seededRandom(11);
  return Array.from({ length: months }, (_, period) => {
    const price = 80 + 20 * random();
    const log = 9 + slope * Math.log(price) + 0.01 * period + 0.3 * Math.sin((2 * Math.PI * period) / 12);
    return { period, price, quantity: Math.exp(log + noise * (random() - 0.5)) };
  });
};

describe('priceSlopeOf', () => {
  it('finds the slope under trend and season', () => {
    const slope = priceSlopeOf(points(36, -1.7, 0.02), monthlyModel);
    assert.ok(slope);
    assert.ok(Math.abs(slope.value + 1.7) < 3 * slope.standardError, `${slope.value} ± ${slope.standardError}`);
    assert.ok(slope.standardError < 0.05);
  });
  it('says nothing under eight periods, without different prices, or when the price only follows time', () => {
    assert.equal(priceSlopeOf(points(7, -1.7), monthlyModel), null);
    const flat = points(12, -1.7).map((point, at) => ({ ...point, price: 80 + (at % 2) }));
    assert.equal(priceSlopeOf(flat, monthlyModel), null);
    const rising = points(12, -1.7).map((point) => ({ ...point, price: Math.exp(4 + 0.01 * point.period) }));
    assert.equal(priceSlopeOf(rising, monthlyModel), null);
  });
  it('leaves out periods without a sale', () => {
    const empty = points(12, -1.7).map((point, at) => (at < 6 ? { ...point, quantity: 0 } : point));
    assert.equal(priceSlopeOf(empty, monthlyModel), null);
  });
});

describe('leastSquares', () => {
  it('gives the standard error of a textbook line', () => {
    const x = Float64Array.from([1, 2, 3, 4, 5]);
    const fit = leastSquares([x, x.map(() => 1)], Float64Array.from([2, 4, 5, 4, 5]));
    assert.ok(fit);
    assertClose(fit.coefficients[0] ?? 0, 0.6, 1e-12);
    assertClose(fit.coefficients[1] ?? 0, 2.2, 1e-12);
    assertClose(fit.standardErrors[0] ?? 0, Math.sqrt(0.08), 1e-12);
  });
});

describe('shrunkSlopesOf', () => {
  it('draws eight schools wholly to the pooled effect', () => {
    const { y, se, pooled, pooledSE } = miscVectors.eightSchools;
    const schools = y.map((value, at) => ({ value, standardError: se[at] ?? 1 }));
    const { ground, shrunk } = shrunkSlopesOf(schools);
    assertClose(ground.pooled, pooled, 1e-9);
    assertClose(ground.pooledStandardError, pooledSE, 1e-9);
    assert.equal(ground.betweenVariance, 0);
    for (const { value, low, high } of shrunk) {
      assertClose(value, pooled, 1e-9);
      assertClose((high - low) / 2, 1.959964 * pooledSE, 1e-5);
    }
  });
  it('keeps what differs beyond chance apart', () => {
    const { shrunk } = shrunkSlopesOf([-1, -2, -3, -4].map((value) => ({ value, standardError: 0.01 })));
    for (const { own, value, low, high } of shrunk) {
      assert.ok(Math.abs(value - own.value) < 0.001);
      assert.ok(low < own.value && own.value < high);
    }
  });
});

describe('sensitivityAdviceOf', () => {
  it('speaks only when the interval leaves −1', () => {
    assert.equal(sensitivityAdviceOf({ low: -3, high: -1.1 }), 'price-matters');
    assert.equal(sensitivityAdviceOf({ low: -0.9, high: 0.2 }), 'service-matters');
    assert.equal(sensitivityAdviceOf({ low: -1.5, high: -0.5 }), 'unclear');
  });
});
