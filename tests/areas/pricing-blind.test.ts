/** What somebody who sees no cost is answered does not change with the cost: no price, term or date that he tries finds it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('a manager who sees no cost', () => {
  let app: TestApp;
  const books: PricedBook[] = [];

  before(async () => {
    app = await testApp();
    for (const unitCost of ['40', '88']) {
      const book = await pricedBook(app, `成本 ${unitCost}`);
      await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-06-01', unitCost, reason: '重估' });
      books.push(book);
    }
  });
  after(async () => app.close());

  /** What the answers say of the products, without ids and names that differ by company. */
  const answers = async (ask: (book: PricedBook) => Promise<unknown>): Promise<readonly string[]> => {
    const told: string[] = [];
    for (const book of books)
      told.push(
        JSON.stringify(await ask(book))
          .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
          .replaceAll(/"(code|name)":"[^"]*"/g, ''),
      );
    return told;
  };

  it('is told the same of every price beyond his authority, above the floor and under it', async () => {
    for (const price of ['96', '91', '80', '50', '30']) {
      const [cheap, dear] = await answers(
        async ({ kam, accountId, panel }) =>
          await app.as(kam)(ops.check, {
            accountId,
            lines: [{ productId: panel, quantity: '1', price }],
            creditDays: 30,
          }),
      );
      assert.equal(cheap, dear, price);
    }
    for (const { kam, accountId, panel } of books) {
      const input = { accountId, lines: [{ productId: panel, quantity: '1', price: '50' }] };
      await assert.rejects(app.as(kam)(ops.createQuote, input), refusedWith('pricing.above-authority'));
      await assert.rejects(app.as(kam)(enterOrder, input), refusedWith('pricing.above-authority'));
    }
  });

  it('finds no floor by asking for ever longer credit', async () => {
    const [cheap, dear] = await answers(async ({ kam, panel }) => {
      const told = [];
      for (const creditDays of [0, 90, 180, 365])
        told.push({ ...(await app.as(kam)(ops.productFloor, { id: panel, tier: 'A', creditDays })), creditDays });
      return told;
    });
    assert.equal(cheap, dear);
    for (const { finance, panel } of books)
      assert.notEqual(
        (await app.as(finance)(ops.productFloor, { id: panel, creditDays: 365 })).floor,
        (await app.as(finance)(ops.productFloor, { id: panel, creditDays: 0 })).floor,
      );
  });

  it('sees what an account contributed in its year, and not in days that he chooses', async () => {
    for (const { kam, finance, accountId, panel } of books) {
      await app.as(kam)(enterOrder, { accountId, lines: [{ productId: panel, quantity: '1', price: '99' }] });
      const day = { id: accountId, from: '2026-11-21', to: '2026-11-21' };
      const chosen = await app.as(kam)(ops.accountWaterfall, day);
      assert.deepEqual([chosen.whole.contribution, chosen.whole.costToServe], [null, null]);
      assert.notEqual((await app.as(finance)(ops.accountWaterfall, day)).whole.contribution, null);
    }
  });
});
