import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { callAsOperator } from '#platform/runtime';
import { pricingContract } from '#areas/pricing/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const { createQuote, listQuotes } = pricingContract.operations;

/** How a generated company is made: this process speaks as its people, at the times of their acts. */
describe('a call made as a member', () => {
  let app: TestApp;
  let book: PricedBook;
  before(async () => {
    app = await testApp();
    book = await pricedBook(app);
  });
  after(async () => app.close());

  const quoteAs = async (userId: string, price: string) =>
    await callAsOperator(app.runtime, {
      operation: createQuote.name,
      company: String(book.company.id),
      language: 'zh-CN',
      input: { accountId: book.accountId, lines: [{ productId: book.panel, quantity: '1', price }] },
      member: { userId, hoursAgo: 48 },
    });

  it('has the rights and the authority of the member, no more', async () => {
    await assert.rejects(quoteAs(book.kam.id, '95'), refusedWith('pricing.above-authority'));
    await assert.rejects(quoteAs(book.otherKam.id, '98'), refusedWith('accounts.not-found'));
    await assert.rejects(quoteAs(book.accountId, '98'), refusedWith('identity.not-a-member'));
  });
  it('is dated and signed as the member’s', async () => {
    await quoteAs(book.kam.id, '98');
    const [quote] = (await app.as(book.kam)(listQuotes, {})).rows;
    const since = app.runtime.clock().getTime() - Date.parse(quote?.createdAt ?? '');
    assert.equal(Math.round(since / 3_600_000), 48);
    assert.match(quote?.createdByName ?? '', /./);
  });
});
