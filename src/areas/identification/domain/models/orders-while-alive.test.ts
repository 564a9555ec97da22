import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertClose } from '#tests/assert-close';
import { btydExtremes } from '#tests/btyd-vectors';
import { ordersWhileAliveOf } from './orders-while-alive.ts';

/** Fixed-point numbers of 80 decimals. */
const one = 10n ** 80n;
const fixed = (hundredths: bigint): bigint => (hundredths * one) / 100n;
const times = (left: bigint, right: bigint): bigint => (left * right) / one;
const over = (left: bigint, right: bigint): bigint => (left * one) / right;

/** 2F1(a, b; c; z) by its defining series. */
const hypergeometric = ([a, b, c, z]: readonly [bigint, bigint, bigint, bigint]): bigint => {
  let term = one;
  let sum = one;
  for (let n = 0n; n < 20_000n && (term > 10n || term < -10n); n += 1n) {
    const step = n * one;
    term = over(times(times(times(term, a + step), b + step), z), times(c + step, (n + 1n) * one));
    sum += term;
  }
  return sum;
};

/** (α+T)/(α+T+t) to a whole power, as its published factor in front of 2F1. */
const wholePower = (base: bigint, exponent: bigint): bigint => {
  let result = one;
  for (let i = 0n; i < exponent; i += 1n) result = times(result, base);
  return result;
};

describe('ordersWhileAliveOf', () => {
  it('equals 40-digit figures on 120 extreme points: x to 5,000, a at 1, flat ridges, long horizons', () => {
    for (const { a, shape, stays, horizon, orders } of btydExtremes.ordersWhileAlive) {
      assertClose(ordersWhileAliveOf(a)(shape, stays, horizon), orders, 1e-12);
    }
  });

  it('equals the published 2F1 form summed in 80 digits', () => {
    const cases = fc.record({
      a: fc.bigInt(2n, 600n).filter((a) => a !== 100n),
      shape: fc.bigInt(1n, 60n),
      b: fc.bigInt(105n, 900n),
      z: fc.bigInt(1n, 80n),
    });
    fc.assert(
      fc.property(cases, ({ a, shape, b, z }) => {
        const order = fixed(a) + fixed(b) - one;
        const front = wholePower(one - fixed(z), shape);
        const series = hypergeometric([shape * one, fixed(b), order, fixed(z)]);
        const expected = times(over(order, fixed(a) - one), one - times(front, series));
        const w = Number(z) / (100 - Number(z));
        const actual = ordersWhileAliveOf(Number(a) / 100)(Number(shape), Number(b) / 100, w);
        assertClose(actual, Number(expected / 10n ** 50n) / 1e30, 1e-11);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('runs through a = 1 without a jump', () => {
    const orders = [0.999_999, 1, 1.000_001].map((a) => ordersWhileAliveOf(a)(3.2, 4.4, 0.9));
    assertClose(orders[0] ?? 0, orders[1] ?? 1, 2e-6);
    assertClose(orders[2] ?? 0, orders[1] ?? 1, 2e-6);
  });

  it('grows with the horizon, stays below the orders of an account that never leaves, and is 0 for no horizon', () => {
    const positive = (from: number, to: number) =>
      fc.double({ min: from, max: to, noNaN: true }).map((power) => 10 ** power);
    const points = fc.tuple(positive(-4, 3), positive(-2, 3.5), positive(-2, 4), positive(-4, 3));
    fc.assert(
      fc.property(points, ([a, shape, stays, horizon]) => {
        const orders = ordersWhileAliveOf(a);
        const now = orders(shape, stays, horizon);
        assert.equal(orders(shape, stays, 0), 0);
        assert.ok(now > 0 && now <= shape * horizon * (1 + 1e-12));
        assert.ok(orders(shape, stays, horizon * 1.5) >= now * (1 - 1e-12));
      }),
      { numRuns: 400, seed: 2 },
    );
  });
});
