import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { randomPeriod } from '#tests/random-book';
import { bridgeOf, sumOfBridge } from './bridge.ts';
import { sumOfProductAmounts } from './effects.ts';
import { bridgeSum } from './sum.ts';

it('adds bridges up to the change of the whole, product by product too', () => {
  const random = seededRandom(11);
  const sum = bridgeSum();
  let change = 0n;
  for (let i = 0; i < 200; i += 1) {
    const traits = { products: 6, unknownCost: 0.1, foreign: 0.2 };
    const bridge = bridgeOf({ before: randomPeriod(random, traits), after: randomPeriod(random, traits) });
    sum.add(bridge);
    change += bridge.changeE4;
  }
  const { changeE4, beforeE4, afterE4, amounts, products, terms, service } = sum.total();
  assert.equal(changeE4, change);
  assert.equal(afterE4 - beforeE4, change);
  assert.equal(sumOfBridge(amounts), change);
  const ofKinds = [...Object.values(terms), ...Object.values(service)].reduce((total, one) => total + one, 0n);
  assert.equal(ofKinds, amounts.terms + amounts.service);
  const ofProducts = products.reduce((total, product) => total + sumOfProductAmounts(product.amounts), 0n);
  assert.equal(ofProducts + amounts.coverage + ofKinds, change);
});
