import { at } from './column.ts';

/**
 * Sums over j < n that stand for differences of lnΓ and digamma at whole-number distance.
 * NOTE lnΓ(r+x) − lnΓ(r) loses every digit when r is huge (a flat ridge); the sum keeps them all.
 */
type RisingTable = {
  /** Σ ln(base + j) = lnΓ(base + n) − lnΓ(base) */
  readonly log: Float64Array;
  /** Σ 1/(base + j) = ψ(base + n) − ψ(base) */
  readonly reciprocal: Float64Array;
};

export const risingTableOf = (base: number, length: number): RisingTable => {
  const log = new Float64Array(length + 1);
  const reciprocal = new Float64Array(length + 1);
  for (let n = 0; n < length; n += 1) {
    log[n + 1] = at(log, n) + Math.log(base + n);
    reciprocal[n + 1] = at(reciprocal, n) + 1 / (base + n);
  }
  return { log, reciprocal };
};

/** lnB(a, b+n) − lnB(a, b) for n = 0..length, the log chance to survive n dropout draws, and its slopes in a and b. */
type SurvivalTable = { readonly log: Float64Array; readonly byA: Float64Array; readonly byB: Float64Array };

export const survivalTableOf = (a: number, b: number, length: number): SurvivalTable => {
  const log = new Float64Array(length + 1);
  const byA = new Float64Array(length + 1);
  const byB = new Float64Array(length + 1);
  for (let n = 0; n < length; n += 1) {
    const stays = b + n;
    const draws = a + b + n;
    log[n + 1] = at(log, n) - Math.log1p(a / stays);
    byA[n + 1] = at(byA, n) - 1 / draws;
    byB[n + 1] = at(byB, n) + a / (stays * draws);
  }
  return { log, byA, byB };
};
