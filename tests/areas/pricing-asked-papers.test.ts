/** An approval covers a paper as it was asked for: what is changed afterwards is asked for again. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
type Key = { readonly id: string; readonly version: number };

describe('an approved paper', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app);
  });
  after(async () => app.close());

  const approved = async (request: Key): Promise<string> => {
    const offered = [{ lever: 'volume' as const, answer: 'declined' as const, note: null }];
    const ready = await app.as(book.kam)(ops.updateRequest, { id: request.id, version: request.version, offered });
    const sent = await app.as(book.kam)(ops.submitRequest, { id: ready.id, version: ready.version });
    await app.as(book.director)(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    return sent.id;
  };
  const terms = {
    title: '年度框架',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    rebateKind: 'retroactive' as const,
    tiers: [{ from: '1000', rateBp: 100 }],
    visitsPerYear: 4,
  };

  it('that is an agreement is shown to who decides and signed with those terms alone', async () => {
    const asked = { ...terms, lines: [{ productId: book.panel, quantity: '10', price: '95' }] };
    const made = await app.as(book.kam)(ops.createAgreement, { accountId: book.accountId, ...asked });
    const requestId = await approved(
      await app.as(book.kam)(ops.requestAgreement, { id: made.id, version: made.version }),
    );
    await assert.rejects(app.as(book.kam)(ops.quoteRequest, { id: requestId }), refusedWith('pricing.asked-for-paper'));
    const { paper } = await app.as(book.director)(ops.getRequest, { id: requestId });
    assert.deepEqual(
      [paper?.kind, paper?.days, paper?.coversGroup, paper?.rebate?.tiers, paper?.service.visitsPerYear],
      ['agreement', { from: '2026-01-01', to: '2026-12-31' }, false, [{ fromMinor: '100000', rateBp: 100 }], 4],
    );
    const changes: readonly (readonly [string, object])[] = [
      ['pricing.asked-days-changed', { validTo: '2028-12-31' }],
      ['pricing.asked-group-changed', { coversGroup: true }],
      ['pricing.asked-rebate-changed', { rebateBasis: 'all' }],
      ['pricing.asked-rebate-changed', { tiers: [{ from: '0', rateBp: 100 }] }],
      ['pricing.asked-service-changed', { serviceTerms: '全天候' }],
    ];
    const changed = async (more: object) => {
      const { version } = await app.as(book.kam)(ops.getAgreement, { id: made.id });
      return await app.as(book.kam)(ops.updateAgreement, { id: made.id, version, ...asked, ...more });
    };
    for (const [code, more] of changes) {
      const { version } = await changed(more);
      await assert.rejects(app.as(book.kam)(ops.signAgreement, { id: made.id, version }), refusedWith(code), code);
    }
    const { version } = await changed({ note: '只改备注' });
    assert.equal((await app.as(book.kam)(ops.signAgreement, { id: made.id, version })).state, 'in-force');
  });

  it('that is an exchange binds on the terms that were asked for', async () => {
    book = await pricedBook(app, '互换公司');
    const theirs = (price: string) => [{ text: '钢材', quantity: '1', price, source: '市场价' }];
    const asked = {
      title: '互换',
      kind: 'exchange' as const,
      lines: [{ productId: book.panel, quantity: '10', price: '95' }],
    };
    const made = await app.as(book.kam)(ops.createReciprocal, {
      accountId: book.accountId,
      ...asked,
      theirs: theirs('950'),
    });
    await approved(await app.as(book.kam)(ops.requestPurchase, { id: made.id, version: made.version }));
    const sign = async (price: string) => {
      const { version } = await app.as(book.kam)(ops.getPurchase, { id: made.id });
      const next = await app.as(book.kam)(ops.updateReciprocal, {
        id: made.id,
        version,
        ...asked,
        theirs: theirs(price),
      });
      const { version: ready } = await app.as(book.finance)(ops.approvePurchase, {
        id: made.id,
        version: next.version,
      });
      return await app.as(book.kam)(ops.commitPurchase, { id: made.id, version: ready });
    };
    await assert.rejects(sign('1'), refusedWith('pricing.asked-terms-changed'));
    assert.equal((await sign('950')).state, 'committed');
  });
});
