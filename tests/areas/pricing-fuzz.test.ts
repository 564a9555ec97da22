/** Seeded promises on every path: none that stands is under its floor or beyond its authority. bench/fuzz-prices.ts runs 10,000. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import { boughtBefore } from '#tests/bought-before';
import type { TestApp } from '#tests/app';
import { breachesOf } from '#tests/price-breaches';
import { fuzzPaths, fuzzPrices } from '#tests/price-fuzz';
import type { FuzzPath } from '#tests/price-fuzz';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const tries = 440;
/** Paths that choose their product themselves. */
const ownProducts: readonly FuzzPath[] = ['sql', 'forged', 'edited', 'plan', 'rebate'];
const { enterOrder, setPrice } = workflowsContract.operations;

describe('fuzzed promises', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app);
  });
  after(async () => app.close());

  it('stand above the floor and within authority on every path, or not at all', async () => {
    const outcomes = await fuzzPrices(app, book, { tries, seed: 20 });
    const { commitments, ...breaches } = await breachesOf(app, book);
    assert.deepEqual(breaches, {
      belowFloor: 0,
      belowCost: 0,
      aboveAuthority: 0,
      understated: 0,
      unknownCost: 0,
      beyondRole: 0,
      unsigned: 0,
      usedTwice: 0,
      agreedBelowFloor: 0,
      rebatedBelowFloor: 0,
      rebateLeftOut: 0,
      deeperThanRange: 0,
    });
    assert.ok(commitments > 15, `${commitments} commitments`);
    for (const path of fuzzPaths) {
      const ended = outcomes.filter((outcome) => outcome.path === path).map((outcome) => outcome.ended);
      assert.ok(ended.length > tries / 30, `${path} was tried ${ended.length} times`);
      assert.ok(
        ended.some((word) => word !== 'kept'),
        `${path} refuses`,
      );
    }
    for (const kind of ['unknown', 'half-signed', 'withdrawn']) {
      const tried = outcomes.filter(({ product, path }) => product === kind && !ownProducts.includes(path));
      assert.ok(tried.length > 5, kind);
      // Forms are asked first (a residual above the list price, an approval that nobody gave); no price is judged.
      const ended = tried.map((outcome) => outcome.ended);
      assert.ok(ended.filter((word) => word === 'pricing.cost-unknown').length > 5, `${kind} is told unknown`);
      for (const word of ['kept', 'pricing.below-floor', 'pricing.above-authority'])
        assert.ok(!ended.includes(word), `${kind}: ${word}`);
    }
    const made = outcomes.filter(({ product, path }) => product === 'made' && !ownProducts.includes(path));
    for (const word of ['kept', 'pricing.below-floor'])
      assert.ok(
        made.some(({ ended }) => ended === word),
        `made to order: ${word}`,
      );
    const reasons = new Set(outcomes.map(({ ended }) => ended));
    for (const word of ['kept', 'pricing.below-floor', 'pricing.above-authority']) assert.ok(reasons.has(word), word);
  });

  it('do not catch returns at any price', async () => {
    for (const productId of [book.panel, book.unknown])
      await boughtBefore(app, book, { productId, units: 5, net: 500 });
    const lines = [book.panel, book.unknown].map((productId) => ({ productId, quantity: '-3', price: '0.01' }));
    await app.as(book.kam)(enterOrder, { accountId: book.accountId, lines });
  });

  it('would be seen: a planted breach is counted', async () => {
    await app.database.asOwner(async (db) => {
      await sql`insert into product_cost (org_id, product_id, valid_from, unit_cost_e4)
        select org_id, product_id, valid_from, 1200000 from product_price where org_id = ${book.company.id}
          and product_id = ${book.panel}::uuid on conflict do nothing`.execute(db);
      await sql`update product_price set unit_cost_e4 = 1200000 where org_id = ${book.company.id}
        and product_id = ${book.panel}::uuid`.execute(db);
    });
    assert.ok((await breachesOf(app, book)).belowCost > 0);
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-11-21', unitCost: '70', reason: '更正' });
  });
});
