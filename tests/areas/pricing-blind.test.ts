/** What somebody who sees no cost is answered does not change with the cost: no price, term or date that he tries finds it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { isAppError } from '#kernel/app-error';
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

  it('hears of a floor only by sending: what is missing is asked first, and no line of several is named', async () => {
    for (const { kam, accountId, panel } of books) {
      const call = app.as(kam);
      const draft = async (price: string, more: Readonly<Record<string, unknown>>) =>
        await call(ops.createRequest, { accountId, lines: [{ productId: panel, quantity: '1', price }], ...more });
      const whole = { reason: '大单', noLeverReason: '标准品' };
      const tries = [
        [{ reason: '大单' }, 'pricing.lever-missing'],
        [{ noLeverReason: '标准品' }, 'pricing.reason-missing'],
        [{ ...whole, competitor: '甲厂' }, 'pricing.source-missing'],
        [whole, 'pricing.expiry-missing'],
      ] as const;
      for (const [more, code] of tries)
        for (const price of ['60', '20']) {
          const { id, version } = await draft(price, more);
          await assert.rejects(call(ops.submitRequest, { id, version }), refusedWith(code), price);
        }
      const until = { ...whole, wantedUntil: '2026-12-01' };
      const low = await draft('20', until);
      const refused = call(ops.submitRequest, { id: low.id, version: low.version });
      await assert.rejects(refused, refusedWith('pricing.below-floor'));
    }
    const told = await answers(async ({ kam, finance, accountId, panel }) => {
      const { createProduct } = ledgerContract.operations;
      const other = await app.as(finance)(createProduct, { code: 'P-300', name: 'P-300' });
      await app.as(finance)(setPrice, { id: other.id, validFrom: '2026-01-01', listPrice: '100', unitCost: '70' });
      const lines = [
        { productId: panel, quantity: '1', price: '60' },
        { productId: other.id, quantity: '1', price: '1' },
      ];
      const more = { reason: '大单', noLeverReason: '标准品', wantedUntil: '2026-12-01' };
      const { id, version } = await app.as(kam)(ops.createRequest, { accountId, lines, ...more });
      const sent = app.as(kam)(ops.submitRequest, { id, version });
      await assert.rejects(sent, refusedWith('pricing.some-below-floor'));
      return await sent.catch((error: unknown) => (isAppError(error) ? [error.code, error.params] : null));
    });
    assert.equal(told[0], told[1]);
  });
});
