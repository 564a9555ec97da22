/** An order is held against the credit of its account as well as against prices. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const { checkOrder } = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('the credit of an order', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '订单信用');
  });
  after(async () => app.close());

  it('counts orders that were entered and proposes a hold above the limit, deciding nothing', async () => {
    const { accountId, panel } = book;
    const order = (quantity: string) => ({ accountId, lines: [{ productId: panel, quantity, price: '99' }] });
    await app.as(book.kam)(enterOrder, order('10'));
    const { setCreditLimit } = ledgerContract.operations;
    await app.as(book.company.admin)(setCreditLimit, { id: accountId, limit: '2000', validFrom: '2026-11-01' });
    const within = await app.as(book.kam)(checkOrder, order('1'));
    assert.deepEqual(
      [within.credit?.waiting.minor, within.credit?.overLimit?.minor, within.credit?.proposesHold],
      ['99000', '0', false],
    );
    const beyond = await app.as(book.kam)(checkOrder, order('12'));
    assert.deepEqual(
      [beyond.credit?.overLimit?.minor, beyond.credit?.proposesHold, beyond.mayEnter],
      ['17800', true, true],
    );
  });
});
