import assert from 'node:assert/strict';
import { test } from 'node:test';
import { productReferences } from './references.ts';

const options = { decisions: {}, createMissing: false, newId: () => 'new' };
const products = [
  { id: 'upper', code: 'PP', name: 'Film' },
  { id: 'lower', code: 'pp', name: 'Foil' },
  { id: 'other', code: 'Q1', name: 'pp' },
];

test('of product codes that differ by case the exact one is meant', () => {
  for (const given of [products, products.toReversed()]) {
    const { resolve } = productReferences(given, options);
    assert.deepEqual(resolve('PP', {}), { kind: 'found', id: 'upper' });
    assert.deepEqual(resolve('pp', {}), { kind: 'found', id: 'lower' });
    assert.deepEqual(resolve('q1', {}), { kind: 'found', id: 'other' });
    assert.deepEqual(resolve('Pp', {}), { kind: 'ambiguous' });
  }
});
