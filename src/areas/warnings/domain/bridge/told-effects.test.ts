import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bridgeEffects, noProductAmounts } from './effects.ts';
import { toldAmountsOf, toldEffectOf } from './told-effects.ts';

const amounts = {
  ...noProductAmounts,
  volume: 5n,
  'list-price': 7n,
  'new-products': 11n,
  cost: -3n,
  terms: -2n,
  service: 1n,
};

test('tells all effects to who sees costs, and one sum of all that holds a margin to who does not', () => {
  assert.deepEqual([...toldAmountsOf(amounts, true).keys()], [...bridgeEffects]);
  assert.deepEqual(Object.fromEntries(toldAmountsOf(amounts, false)), {
    goods: 13n,
    'list-price': 7n,
    discount: 0n,
    'exchange-rate': 0n,
    terms: -2n,
    service: 1n,
  });
  assert.equal(toldEffectOf('mix', true), 'mix');
  assert.equal(toldEffectOf('mix', false), 'goods');
  assert.equal(toldEffectOf('discount', false), 'discount');
});
