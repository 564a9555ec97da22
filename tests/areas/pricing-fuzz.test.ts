/** Seeded promises on every path: none that stands is under its floor or beyond its authority. bench/fuzz-prices.ts runs 10,000. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { breachesOf, fuzzPaths, fuzzPrices } from '#tests/price-fuzz';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const tries = 240;
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
    assert.deepEqual(breaches, { belowFloor: 0, belowCost: 0, aboveAuthority: 0, understated: 0, unknownCost: 0 });
    assert.ok(commitments > 15, `${commitments} commitments`);
    for (const path of fuzzPaths) {
      const ended = outcomes.filter((outcome) => outcome.path === path).map((outcome) => outcome.ended);
      assert.ok(ended.length > tries / 10, `${path} was tried ${ended.length} times`);
      assert.ok(
        ended.some((word) => word !== 'kept'),
        `${path} refuses`,
      );
    }
    const unknown = outcomes.filter(({ product, path }) => product === 'unknown' && path !== 'sql');
    assert.ok(unknown.length > 5);
    assert.deepEqual([...new Set(unknown.map(({ ended }) => ended))], ['pricing.cost-unknown']);
    const reasons = new Set(outcomes.map(({ ended }) => ended));
    for (const word of ['kept', 'pricing.below-floor', 'pricing.above-authority']) assert.ok(reasons.has(word), word);
  });

  it('do not catch returns at any price', async () => {
    const lines = [book.panel, book.unknown].map((productId) => ({ productId, quantity: '-3', price: '0.01' }));
    await app.as(book.kam)(enterOrder, { accountId: book.accountId, lines });
  });

  it('would be seen: a planted breach is counted', async () => {
    await app.database.asOwner(async (db) => {
      await sql`update product_price set unit_cost_e4 = 1200000 where org_id = ${book.company.id}
        and product_id = ${book.panel}::uuid`.execute(db);
    });
    assert.ok((await breachesOf(app, book)).belowCost > 0);
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-11-21', unitCost: '70', reason: '更正' });
  });
});
