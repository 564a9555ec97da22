import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readSharedText, sharedDataMissing, sharedDataPath } from '#tests/shared-data';
import { priceSlopeOf, shrunkSlopesOf } from './price-sensitivity.ts';
import type { PricePoint } from './price-sensitivity.ts';

type Truth = { readonly brand: number; readonly slope: number };
type Sold = PricePoint & { readonly store: number; readonly brand: number };

const truths = (): readonly Truth[] => {
  const truth = JSON.parse(readFileSync(sharedDataPath('ground_truth.json'), 'utf8'));
  return truth.orange_juice.naive_elasticity_own_price;
};

const soldWeeks = (): readonly Sold[] =>
  readSharedText('orange_juice_prices.csv.gz')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const cells = line.split(',').map(Number);
      const [store = 0, brand = 0, period = 0, logMove = 0] = cells;
      return { store, brand, period, quantity: Math.exp(logMove), price: cells[4 + brand] ?? 0 };
    });

const plain = { trend: false, season: null };
const inTime = { trend: true, season: 52 };

describe('orange-juice prices', { skip: sharedDataMissing('orange_juice_prices.csv.gz', 'ground_truth.json') }, () => {
  it('give the slope of each brand', () => {
    const weeks = soldWeeks();
    const found = truths();
    assert.equal(found.length, 11);
    for (const { brand, slope } of found) {
      const own = priceSlopeOf(
        weeks.filter((week) => week.brand === brand),
        plain,
      );
      assert.equal(own?.value.toFixed(3), slope.toFixed(3), `brand ${brand}`);
    }
  });

  it('give each store a slope that is drawn towards its brand', () => {
    const weeks = soldWeeks().filter(({ brand }) => brand === 1);
    const stores = Map.groupBy(weeks, ({ store }) => store);
    const slopes = [...stores.values()].flatMap((own) => priceSlopeOf(own, inTime) ?? []);
    assert.ok(slopes.length > 70, `${slopes.length} stores`);
    const { ground, shrunk } = shrunkSlopesOf(slopes);
    assert.ok(ground.betweenVariance > 0 && ground.pooled < -1);
    for (const { own, value, low, high } of shrunk) {
      assert.ok((own.value - value) * (value - ground.pooled) >= -1e-12, 'between the own slope and the pooled one');
      assert.ok(low < value && value < high);
      assert.ok(high - low < 2 * 1.96 * own.standardError);
    }
    const spreadOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
    assert.ok(spreadOf(shrunk.map(({ value }) => value)) < spreadOf(slopes.map(({ value }) => value)));
  });
});
