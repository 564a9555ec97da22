import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marketPriceOf } from './market-price.ts';
import type { SeenPrice } from './market-price.ts';

const seen = (price: number, seenOn: string, more: Partial<SeenPrice> = {}): SeenPrice => ({
  priceE4: BigInt(price) * 10_000n,
  seenOn,
  region: null,
  confidence: 'medium',
  ...more,
});
const at = { region: '重庆', today: '2026-11-21' };

describe('marketPriceOf', () => {
  it('is the range of the last year with the latest, of the own region before others', () => {
    const prices = [
      seen(90, '2026-10-01'),
      seen(95, '2026-11-01', { region: '重庆' }),
      seen(99, '2026-09-01', { region: '重庆' }),
    ];
    const found = marketPriceOf(prices, at);
    assert.deepEqual(
      [found?.lowE4, found?.highE4, found?.latestE4, found?.latestOn, found?.count, found?.region],
      [950_000n, 990_000n, 950_000n, '2026-11-01', 2, '重庆'],
    );
    const elsewhere = marketPriceOf(prices, { ...at, region: '四川' });
    assert.deepEqual([elsewhere?.lowE4, elsewhere?.count, elsewhere?.region], [900_000n, 3, null]);
  });
  it('hears the most certain only', () => {
    const found = marketPriceOf(
      [seen(80, '2026-11-20', { confidence: 'low' }), seen(96, '2026-06-01', { confidence: 'high' })],
      at,
    );
    assert.deepEqual([found?.latestE4, found?.count, found?.confidence], [960_000n, 1, 'high']);
  });
  it('is unknown when nothing was seen within a year, or only days ahead', () => {
    assert.equal(marketPriceOf([], at), null);
    assert.equal(marketPriceOf([seen(90, '2025-11-21'), seen(90, '2026-11-22')], at), null);
    assert.ok(marketPriceOf([seen(90, '2025-11-22')], at));
  });
});
