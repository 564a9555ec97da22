/** Terms of an account that grow after a promise sell nothing at its price: it was judged with the days of its own. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('payment terms that grow after a promise', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;

  const line = (quantity: string) => ({ productId: book.panel, quantity, price: '93' });
  const setTerms = async (termsDays: number) => {
    const { id, version } = await app.as(book.director)(accountsContract.operations.get, { id: book.accountId });
    await app.as(book.director)(accountsContract.operations.update, { id, version, termsDays });
  };
  const order = (more: { quoteId?: string; purchaseId?: string; creditDays?: number } = {}) => ({
    accountId: book.accountId,
    lines: [line('1')],
    ...more,
  });
  const sign = async () => {
    const terms = { title: '框架', validFrom: '2026-11-01', validTo: '2027-10-31', lines: [line('10')] };
    const draft = await app.as(book.director)(ops.createAgreement, { accountId: book.accountId, ...terms });
    assert.equal(draft.creditDays, null);
    return await app.as(book.director)(ops.signAgreement, { id: draft.id, version: draft.version });
  };

  before(async () => {
    app = await testApp();
  });
  after(async () => app.close());
  /** Floors at a cost of 89: 92.7472 at 30 days, 95.9 and more at 180. */
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `账期公司 ${companies}`);
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-11-21', unitCost: '89' });
    await setTerms(30);
  });

  it('are beyond an agreement: its order is judged on its own, until the terms are back', async () => {
    const signed = await sign();
    assert.equal(signed.creditDays, 30);
    await setTerms(180);
    assert.equal((await app.as(book.kam)(ops.getAgreement, { id: signed.id })).creditDays, 30);
    const [seen] = (await app.as(book.finance)(ops.checkOrder, order())).lines;
    assert.deepEqual([seen?.finding, seen?.verdict], ['beyond-agreed', 'below-floor']);
    for (const person of [book.kam, book.director, book.executive])
      await assert.rejects(app.as(person)(enterOrder, order()), /pricing\.(above-authority|below-floor)/u);
    await app.as(book.kam)(enterOrder, order({ creditDays: 30 }));
    await setTerms(30);
    const [back] = (await app.as(book.kam)(ops.checkOrder, order())).lines;
    assert.deepEqual([back?.finding, back?.verdict], ['as-agreed', 'allowed']);
    await app.as(book.kam)(enterOrder, order());
  });

  it('are followed by no renewal: it is drafted on the days of what it follows', async () => {
    const { id } = await sign();
    await setTerms(180);
    assert.equal((await app.as(book.director)(ops.renewAgreement, { id })).creditDays, 30);
  });

  const requireHeld = async (source: { quoteId?: string; purchaseId?: string }) => {
    const director = app.as(book.director);
    await setTerms(31);
    await assert.rejects(director(enterOrder, order(source)), refusedWith('pricing.beyond-quote'));
    await director(enterOrder, order({ ...source, creditDays: 30 }));
    await setTerms(29);
    await director(enterOrder, order(source));
  };

  it('are beyond a quote', async () => {
    const asked = { accountId: book.accountId, lines: [line('10')] };
    await requireHeld({ quoteId: (await app.as(book.director)(ops.createQuote, asked)).id });
  });

  it('are beyond a tender', async () => {
    const director = app.as(book.director);
    const terms = { accountId: book.accountId, title: '招标', lines: [line('10')] };
    const draft = await director(ops.createTender, terms);
    const { id, version, creditDays } = await director(ops.commitPurchase, { id: draft.id, version: draft.version });
    assert.deepEqual([draft.creditDays, creditDays], [null, 30]);
    const won = await director(ops.closeTender, { id, version, result: 'won', reason: 'technical' });
    await requireHeld({ purchaseId: won.id });
  });
});
