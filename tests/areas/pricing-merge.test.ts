/** Merging accounts may not make what they were granted forgotten, nor part a promise from the account it was made to. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder, merge, undoMerge } = workflowsContract.operations;

describe('prices of merged accounts', () => {
  let app: TestApp;
  let book: PricedBook;
  let twin: string;
  let mergeId: string;
  let agreementId: string;
  let quoteId: string;
  let requestId: string;

  const line = (price: string) => ({ productId: book.panel, quantity: '10', price });
  const grantedAt = async (id: string): Promise<number> =>
    (await app.as(book.director)(ops.accountConcessions, { id })).concessionBp;
  const numbersAt = async (accountId: string) => {
    const call = app.as(book.director);
    const lists = [
      (await call(ops.listRequests, { accountId })).rows,
      (await call(ops.listQuotes, { accountId })).rows,
      (await call(ops.listEnteredOrders, { accountId })).rows,
      (await call(ops.listAgreements, { accountId })).rows,
      (await call(ops.listPurchases, { accountId })).rows,
    ];
    return lists.map((rows) => rows.length);
  };

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '合并价格公司');
    const director = app.as(book.director);
    twin = (await director(accountsContract.operations.create, { name: '重庆大厦建筑公司', ownerId: book.kam.id })).id;
    quoteId = (await director(ops.createQuote, { accountId: twin, lines: [line('97')] })).id;
    await director(enterOrder, { accountId: twin, quoteId, lines: [{ ...line('97'), quantity: '4' }] });
    const terms = { title: '框架', validFrom: '2026-01-01', validTo: '2026-12-31', lines: [line('98')] };
    const draft = await director(ops.createAgreement, { accountId: twin, ...terms });
    await director(ops.createTender, { accountId: twin, title: '招标', lines: [line('98')] });
    agreementId = (await director(ops.signAgreement, { id: draft.id, version: draft.version })).id;
    const asked = await app.as(book.kam)(ops.createRequest, {
      accountId: twin,
      lines: [line('94')],
      reason: '追加',
      offered: [{ lever: 'delivery', answer: 'declined', note: null }],
    });
    const sent = await app.as(book.kam)(ops.submitRequest, { id: asked.id, version: asked.version });
    const signedOff = await director(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    requestId = signedOff.id;
    await app.as(book.finance)(ops.decideRequest, { id: sent.id, version: signedOff.version, verdict: 'approve' });
  });
  after(async () => app.close());

  it('move to the account that stays, with all that was granted in 90 days', async () => {
    assert.deepEqual([await grantedAt(twin), await grantedAt(book.accountId)], [1_100, 0]);
    const made = await app.as(book.company.admin)(merge, { survivorId: book.accountId, mergedIds: [twin] });
    mergeId = made.id;
    assert.equal(await grantedAt(book.accountId), 1_100);
    assert.deepEqual(await numbersAt(book.accountId), [1, 1, 1, 1, 1]);
    await assert.rejects(
      app.as(book.kam)(ops.createQuote, { accountId: book.accountId, lines: [line('97')] }),
      refusedWith('pricing.above-authority'),
    );
  });

  it('stand as they were promised: quotes are ordered, approvals quoted, agreements kept', async () => {
    const order = { accountId: book.accountId, quoteId, lines: [{ ...line('97'), quantity: '2' }] };
    for (const more of [{ creditDays: 90 }, { marketingSupport: '10' }])
      await assert.rejects(app.as(book.kam)(enterOrder, { ...order, ...more }), refusedWith('pricing.beyond-quote'));
    await app.as(book.kam)(enterOrder, order);
    const quote = await app.as(book.kam)(ops.quoteRequest, { id: requestId });
    assert.equal(quote.account.id, book.accountId);
    await app.as(book.kam)(enterOrder, { accountId: book.accountId, lines: [{ ...line('98'), quantity: '1' }] });
    const { lines } = await app.as(book.kam)(ops.getAgreement, { id: agreementId });
    assert.equal(lines[0]?.orderedQuantity, '1');
  });

  it('are promised to no account that was merged away', async () => {
    const lines = [line('99')];
    const refused = refusedWith('accounts.not-found');
    await assert.rejects(app.as(book.director)(ops.createQuote, { accountId: twin, lines }), refused);
    await assert.rejects(app.as(book.director)(enterOrder, { accountId: twin, lines }), refused);
    await assert.rejects(app.as(book.director)(ops.createRequest, { accountId: twin, lines }), refused);
  });

  it('go back when the merge is undone; what was promised since stays with the survivor', async () => {
    await app.as(book.company.admin)(undoMerge, { id: mergeId });
    assert.deepEqual(await numbersAt(twin), [1, 1, 1, 1, 1]);
    assert.deepEqual(await numbersAt(book.accountId), [0, 1, 2, 0, 0]);
    assert.equal(await grantedAt(twin), 1_100);
    assert.equal(await grantedAt(book.accountId), 0);
  });

  it('and their promises follow each other, whoever is first: none stays behind, none is overlooked', async () => {
    const director = app.as(book.director);
    for (let round = 0; round < 8; round += 1) {
      const account = async (name: string) =>
        (await director(accountsContract.operations.create, { name: `${name} ${round}`, ownerId: book.kam.id })).id;
      const [kept, gone] = [await account('留存'), await account('并入')];
      await app.as(book.kam)(ops.createQuote, { accountId: kept, lines: [line('98')] });
      const [, quoted] = await Promise.allSettled([
        app.as(book.company.admin)(merge, { survivorId: kept, mergedIds: [gone] }),
        app.as(book.kam)(ops.createQuote, { accountId: gone, lines: [line('98')] }),
      ]);
      const left = await director(ops.listQuotes, { accountId: gone });
      assert.deepEqual(left.rows, [], `round ${round}: ${quoted.status}`);
      assert.equal(await grantedAt(kept), quoted.status === 'fulfilled' ? 400 : 200);
    }
  });
});
