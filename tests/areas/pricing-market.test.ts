import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const { addMarketPrice, listMarketPrices, withdrawMarketPrice, check } = pricingContract.operations;

describe('market prices', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '市场价公司');
  });
  after(async () => app.close());

  const seen = (more: Readonly<Record<string, unknown>> = {}) => ({
    productId: book.panel,
    kind: 'quote-seen' as const,
    price: '95',
    seenOn: '2026-11-01',
    source: '客户出示的报价单',
    ...more,
  });
  const marketNow = async () => {
    const asked = { accountId: book.accountId, lines: [{ productId: book.panel, quantity: '1', price: '97' }] };
    return (await app.as(book.kam)(check, asked)).lines[0]?.market ?? null;
  };

  it('are unknown until somebody has seen one', async () => {
    assert.equal(await marketNow(), null);
  });
  it('stand beside the price with source, day and confidence, the account’s region first', async () => {
    await app.as(book.kam)(addMarketPrice, seen());
    assert.deepEqual(await marketNow(), {
      low: '95',
      high: '95',
      latest: '95',
      latestOn: '2026-11-01',
      count: 1,
      region: null,
      confidence: 'medium',
    });
    await app.as(book.director)(addMarketPrice, seen({ price: '93', region: '重庆', seenOn: '2026-10-01' }));
    const near = await marketNow();
    assert.deepEqual([near?.latest, near?.region, near?.count], ['93', '重庆', 1]);
    await app.as(book.director)(
      addMarketPrice,
      seen({ price: '91.5', region: '重庆', kind: 'lost-bid', confidence: 'high', seenOn: '2026-09-01' }),
    );
    const certain = await marketNow();
    assert.deepEqual([certain?.latest, certain?.confidence], ['91.5', 'high']);
  });
  it('are taken back when they were wrong, and stay on the record', async () => {
    const { rows } = await app.as(book.kam)(listMarketPrices, { productId: book.panel });
    assert.deepEqual(rows.map(({ price }) => price).toSorted(), ['91.5', '93', '95']);
    const id = rows.find(({ price }) => price === '91.5')?.id ?? '';
    await app.as(book.kam)(withdrawMarketPrice, { id });
    assert.equal((await marketNow())?.latest, '93');
    await assert.rejects(app.as(book.kam)(withdrawMarketPrice, { id }), refusedWith('pricing.market-price-not-found'));
  });
  it('have a day that has come, a price and a product', async () => {
    const add = (more: Readonly<Record<string, unknown>>) => app.as(book.kam)(addMarketPrice, seen(more));
    await assert.rejects(add({ seenOn: '2026-11-22' }), refusedWith('pricing.seen-ahead'));
    await assert.rejects(add({ price: '0' }), refusedWith('pricing.invalid-amount'));
    await assert.rejects(add({ productId: book.accountId }), refusedWith('pricing.product-not-found'));
  });
});
