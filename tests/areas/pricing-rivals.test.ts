/** What claims of rivals' prices were granted (each request's own concession, not what the account got before), and which are proven. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { packRivalClaims } from '#areas/pricing';
import { pricingContract } from '#areas/pricing/contract';
import type { RivalProof } from '#domain/pricing';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const { createRequest, submitRequest, decideRequest } = pricingContract.operations;

describe('requests that name a rival', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '竞价公司');
  });
  after(async () => app.close());

  const claims = async (): Promise<unknown> =>
    await app.database.withOrg(book.company.id, async (db) => {
      const scope = { orgId: book.company.id, accounts: () => sql<boolean>`true`, timeZone: 'Asia/Shanghai' };
      return JSON.parse(await packRivalClaims(db, { ...scope, after: '2026-01-01' }));
    });

  const approved = async (judgedBp: number, competitorProof: RivalProof | null): Promise<void> => {
    const draft = await app.as(book.kam)(createRequest, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '50', price: '96' }],
      reason: '对手报价更低',
      offered: [{ lever: 'delivery', answer: 'declined', note: null }],
      competitor: '华东板业',
      competitorSource: '听说',
      competitorProof,
    });
    assert.equal(draft.competitorProof, competitorProof);
    const sent = await app.as(book.kam)(submitRequest, { id: draft.id, version: draft.version });
    assert.deepEqual([sent.judgedBp, sent.ownBp, sent.signedNames], [judgedBp, 400, []]);
    let { version, signedNames } = sent;
    for (const role of sent.openRoles) {
      const signer = role === 'finance' ? book.finance : book.director;
      ({ version, signedNames } = await app.as(signer)(decideRequest, { id: sent.id, version, verdict: 'approve' }));
    }
    assert.equal(signedNames.length, sent.openRoles.length);
  };

  it('were granted their own concession each, whatever the 90 days before had added up to, and are proven by more than hearsay', async () => {
    await approved(400, null);
    await approved(800, 'hearsay');
    await approved(1_200, 'offer-received');
    const found = await claims();
    assert.ok(Array.isArray(found));
    // 4 % of a list value of 5,000.00 each: 200.00.
    const granted = found.map((claim: unknown) => (Array.isArray(claim) ? claim.slice(3) : []));
    const sorted = granted.toSorted((a, b) => String(a).localeCompare(String(b), 'en'));
    assert.deepEqual(sorted, [
      [false, 400, '2000000'],
      [false, 400, '2000000'],
      [true, 400, '2000000'],
    ]);
  });
});
