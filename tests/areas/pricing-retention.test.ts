/** Offers to accounts that may leave: bounded like every price, for something in return, and measured afterwards. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { newIdAt } from '#platform/id';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook, signedInAgain } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder, merge, undoMerge } = workflowsContract.operations;

describe('retention offers', () => {
  let app: TestApp;
  let book: PricedBook;
  let id: string;
  let requestId: string;
  let quoteId: string;

  const offer = (more: Readonly<Record<string, unknown>> = {}) => ({
    accountId: book.accountId,
    lines: [{ productId: book.panel, quantity: '100', price: '94' }],
    reason: '三个月未下单',
    offered: [{ lever: 'service' as const, answer: 'declined' as const, note: null }],
    wantedUntil: '2026-12-15',
    ground: 'lapse' as const,
    countermove: 'volume' as const,
    targetAmount: '9000',
    checkOn: '2027-01-31',
    ...more,
  });
  const create = async (more: Readonly<Record<string, unknown>> = {}) =>
    await app.as(book.kam)(ops.createRetentionOffer, offer(more));
  const shown = async () => await app.as(book.director)(ops.getRetentionOffer, { id });

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '挽留公司');
  });
  after(async () => app.close());

  it('need an end, a day of the check and something in return', async () => {
    await assert.rejects(create({ wantedUntil: '2027-06-30' }), refusedWith('pricing.expiry-outside'));
    await assert.rejects(create({ checkOn: '2026-11-21' }), refusedWith('pricing.check-outside'));
    await assert.rejects(create({ targetAmount: null }), refusedWith('pricing.countermove-missing'));
    await assert.rejects(create({ countermove: 'payment' }), refusedWith('pricing.countermove-missing'));
    await assert.rejects(create({ ground: 'other' }), refusedWith('pricing.reason-missing'));
    assert.equal((await app.as(book.director)(ops.listRequests, {})).rows.length, 0);
  });

  it('go the way of every price request, by floor and authority', async () => {
    const low = await create({ lines: [{ productId: book.panel, quantity: '100', price: '72' }] });
    const under = await app.as(book.kam)(ops.getRequest, { id: low.request.id });
    await assert.rejects(
      app.as(book.kam)(ops.submitRequest, { id: under.id, version: under.version }),
      refusedWith('pricing.below-floor'),
    );
    await app.as(book.kam)(ops.closeRequest, { id: under.id, version: under.version, as: 'withdrawn' });
    assert.equal((await app.as(book.kam)(ops.getRetentionOffer, { id: low.id })).state, 'dropped');
    const made = await create();
    ({ id } = made);
    requestId = made.request.id;
    assert.deepEqual([made.state, made.isMet, made.standing.lifecycle], ['preparing', null, 'prospect']);
    await assert.rejects(app.as(book.kam)(ops.quoteRequest, { id: requestId }), refusedWith('pricing.above-authority'));
    const { version } = await app.as(book.kam)(ops.getRequest, { id: requestId });
    const sent = await app.as(book.kam)(ops.submitRequest, { id: requestId, version });
    await app.as(book.director)(ops.decideRequest, { id: requestId, version: sent.version, verdict: 'approve' });
    const quote = await app.as(book.kam)(ops.quoteRequest, { id: requestId });
    quoteId = quote.id;
    const running = await shown();
    assert.deepEqual(
      [running.state, running.quote?.id, running.startedOn, running.concessionBp],
      ['running', quoteId, '2026-11-21', 600],
    );
    assert.deepEqual(
      (await app.as(book.kam)(ops.listRetentionOffers, { requestId })).rows.map((row) => row.id),
      [id],
    );
  });

  it('count what was bought since, and compare contribution before and after', async () => {
    const line = { productId: book.panel, quantity: '90', price: '94' };
    await app.as(book.kam)(enterOrder, { accountId: book.accountId, quoteId, lines: [line] });
    const told = await shown();
    assert.deepEqual([told.orders, told.bought.minor, told.isMet], [1, '846000', null]);
    // 90 × (94 − 70); the day before nothing was sold.
    assert.deepEqual([told.days, told.contributionAfter?.minor, told.contributionBefore?.minor], [1, '216000', '0']);
    await app.as(book.kam)(enterOrder, { accountId: book.accountId, quoteId, lines: [{ ...line, quantity: '10' }] });
    assert.equal((await shown()).isMet, true);
  });

  it('are kept by an order until the check; before five have ended no rate is told', async () => {
    app.clock.advance(72 * 86_400_000);
    book = { ...book, director: await signedInAgain(app, book.director), kam: await signedInAgain(app, book.kam) };
    const told = await shown();
    assert.deepEqual([told.state, told.isMet, told.days], ['kept', true, 72]);
    const { least, rows } = await app.as(book.director)(ops.retentionRates, {});
    assert.equal(least, 5);
    assert.deepEqual(
      rows.map(({ kind, key, offers, kept, met, rateBp }) => [kind, key, offers, kept, met, rateBp]),
      [
        ['countermove', 'volume', 1, 1, 1, null],
        ['ground', 'lapse', 1, 1, 1, null],
      ],
    );
  });

  it('hold the account to days of payment and to a term', async () => {
    const within = {
      lines: [{ productId: book.panel, quantity: '10', price: '99' }],
      wantedUntil: '2027-02-20',
      checkOn: '2027-06-30',
    };
    const account = await app.as(book.director)(accountsContract.operations.create, {
      name: '另一客户',
      ownerId: book.kam.id,
    });
    const made = async (more: Readonly<Record<string, unknown>>) => {
      const row = await create({ ...within, accountId: account.id, targetAmount: null, ...more });
      await app.as(book.kam)(ops.quoteRequest, { id: row.request.id });
      return row.id;
    };
    const paying = await made({ countermove: 'payment', targetDays: 30 });
    const bound = await made({ countermove: 'term', targetUntil: '2027-12-31', ground: 'rival' });
    await app.database.withOrg(book.company.id, async (db) => {
      for (const [issued, settled] of [
        ['2027-02-03', '2027-02-20'],
        ['2027-02-04', null],
      ])
        await sql`
          insert into invoice (org_id, id, source, invoice_no, account_id, issued_on, due_on, amount_minor, currency, settled_on)
          values (${book.company.id}, ${newIdAt(new Date())}::uuid, 'erp', ${`I-${issued}`}, ${account.id}::uuid,
            ${issued}::date, ${issued}::date, 1000, 'CNY', ${settled}::date)`.execute(db);
    });
    const terms = { title: '一年框架', validFrom: '2027-02-01', validTo: '2027-12-31' };
    const agreed = [{ productId: book.panel, quantity: '100', price: '100' }];
    const draft = await app.as(book.kam)(ops.createAgreement, { accountId: account.id, ...terms, lines: agreed });
    await app.as(book.kam)(ops.signAgreement, { id: draft.id, version: draft.version });
    const met = await app.as(book.kam)(ops.getRetentionOffer, { id: bound });
    assert.deepEqual([met.isMet, met.boundUntil], [true, '2027-12-31']);
    assert.equal((await app.as(book.kam)(ops.getRetentionOffer, { id: paying })).isMet, null);
    app.clock.advance(40 * 86_400_000);
    book = { ...book, kam: await signedInAgain(app, book.kam), director: await signedInAgain(app, book.director) };
    const late = await app.as(book.kam)(ops.getRetentionOffer, { id: paying });
    assert.deepEqual([late.isMet, late.dueInvoices, late.paidInvoices, late.state], [false, 2, 1, 'running']);
  });

  it('move with their account when it is merged, and back', async () => {
    const twin = await app.as(book.director)(accountsContract.operations.create, {
      name: '重庆大厦',
      ownerId: book.kam.id,
    });
    const merged = await app.as(book.director)(merge, { survivorId: twin.id, mergedIds: [book.accountId] });
    assert.equal((await shown()).account.id, twin.id);
    await app.as(book.director)(undoMerge, { id: merged.id });
    assert.equal((await shown()).account.id, book.accountId);
  });

  it('are not told to whoever does not see the account', async () => {
    book = { ...book, otherKam: await signedInAgain(app, book.otherKam) };
    await assert.rejects(
      app.as(book.otherKam)(ops.getRetentionOffer, { id }),
      refusedWith('pricing.retention-not-found'),
    );
    await assert.rejects(
      app.as(book.otherKam)(ops.createRetentionOffer, offer({ wantedUntil: '2027-03-20', checkOn: '2027-06-30' })),
      refusedWith('accounts.not-found'),
    );
    assert.deepEqual((await app.as(book.otherKam)(ops.retentionRates, {})).rows, []);
  });
});
