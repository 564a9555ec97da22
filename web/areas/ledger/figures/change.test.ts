import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeBpOf, shareBpOf, sumOf } from './change.ts';

const yuan = (minor: string) => ({ minor, currency: 'CNY' });

test('a change needs something to compare with', () => {
  assert.equal(changeBpOf(yuan('12000'), yuan('10000')), 2_000);
  assert.equal(changeBpOf(yuan('12000'), yuan('0')), null);
  assert.equal(changeBpOf(yuan('12000'), yuan('-500')), null);
});

test('shares are exact beyond the range of floats', () => {
  assert.equal(shareBpOf(yuan('9007199254740993'), 18_014_398_509_481_986n), 5_000);
  assert.equal(shareBpOf(yuan('5'), 0n), null);
  assert.equal(sumOf([yuan('9007199254740993'), yuan('-1')]), 9_007_199_254_740_992n);
});
