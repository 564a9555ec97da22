import { describe, it } from 'node:test';
import digamma from '@stdlib/math-base-special-digamma';
import lnBeta from '@stdlib/math-base-special-betaln';
import lnGamma from '@stdlib/math-base-special-gammaln';
import { assertClose, assertNear } from '#tests/assert-close';
import { at } from './column.ts';
import { risingTableOf, survivalTableOf } from './rising-factorial.ts';

describe('rising tables', () => {
  it('equal differences of lnΓ and digamma where those are exact', () => {
    for (const base of [0.01, 0.2426, 1, 7.5]) {
      const table = risingTableOf(base, 300);
      for (const n of [0, 1, 2, 50, 300]) {
        assertNear(at(table.log, n), lnGamma(base + n) - lnGamma(base), 1e-10);
        assertNear(at(table.reciprocal, n), digamma(base + n) - digamma(base), 1e-11);
      }
    }
  });

  it('keep their digits for a base of a billion, where lnΓ has lost them', () => {
    assertClose(at(risingTableOf(1e9, 3).log, 3), 3 * Math.log(1e9) + 3e-9, 1e-15);
    assertClose(at(survivalTableOf(1, 1e9, 2).log, 2), -2e-9, 1e-8);
  });

  it('give the log chance to survive n draws and its slopes', () => {
    const step = 1e-5;
    const chance = (a: number, b: number): number => lnBeta(a, b + 9) - lnBeta(a, b);
    const table = survivalTableOf(0.8, 2.4, 9);
    assertNear(at(table.log, 9), chance(0.8, 2.4), 1e-12);
    assertNear(at(table.byA, 9), (chance(0.8 + step, 2.4) - chance(0.8 - step, 2.4)) / (2 * step), 1e-8);
    assertNear(at(table.byB, 9), (chance(0.8, 2.4 + step) - chance(0.8, 2.4 - step)) / (2 * step), 1e-8);
  });
});
