/** A signature is lent only to who could decide for the whole company himself, and holds only while that is so. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { identityContract } from '#platform/identity/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const days = { fromOn: '2026-01-01', toOn: '2026-12-31' };

describe('a delegate', () => {
  let app: TestApp;
  let book: PricedBook;
  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '代签公司');
  });
  after(async () => app.close());

  it('is nobody who decides over some accounts only', async () => {
    const lend = { toUserId: book.kam.id, ...days };
    for (const person of [book.finance, book.director])
      await assert.rejects(app.as(person)(ops.addDelegation, lend), refusedWith('pricing.delegate-undecided'));
    await assert.rejects(
      app.as(book.company.admin)(ops.addDelegation, { ...lend, fromUserId: book.finance.id }),
      refusedWith('pricing.delegate-undecided'),
    );
  });

  it('is told for whom he or she signs', async () => {
    const { finance, executive, kam, panel, accountId } = book;
    const lent = await app.as(finance)(ops.addDelegation, { toUserId: executive.id, ...days });
    const draft = await app.as(kam)(ops.createRequest, {
      accountId,
      lines: [{ productId: panel, quantity: '10', price: '90' }],
      reason: '大型项目',
      noLeverReason: '标准品',
    });
    const { id } = await app.as(kam)(ops.submitRequest, { id: draft.id, version: draft.version });
    const told = async (person: typeof finance) => {
      const { maySign, signsForName } = await app.as(person)(ops.getRequest, { id });
      return [maySign, signsForName];
    };
    assert.deepEqual(await told(executive), [true, finance.name]);
    assert.deepEqual(await told(finance), [true, null]);
    assert.deepEqual(await told(kam), [false, null]);
    const ending = async (person: typeof finance) =>
      (await app.as(person)(ops.listDelegations, {})).rows.map((row) => row.mayEnd);
    assert.deepEqual([await ending(executive), await ending(finance)], [[false], [true]]);
    await assert.rejects(
      app.as(executive)(ops.endDelegation, { id: lent.id }),
      refusedWith('pricing.delegation-not-found'),
    );
    await app.as(finance)(ops.endDelegation, { id: lent.id });
    assert.deepEqual(await told(executive), [false, null]);
  });

  it('who became a manager of accounts signs for finance no more; finance is asked itself', async () => {
    const { otherDirector } = book;
    await app.as(book.finance)(ops.addDelegation, { toUserId: otherDirector.id, ...days });
    const own = await app.as(book.director)(accountsContract.operations.create, {
      name: '成都大厦',
      ownerId: otherDirector.id,
    });
    const draft = await app.as(book.director)(ops.createRequest, {
      accountId: own.id,
      lines: [{ productId: book.panel, quantity: '10', price: '90' }],
      reason: '大型项目',
      noLeverReason: '标准品',
    });
    const sent = await app.as(book.director)(ops.submitRequest, { id: draft.id, version: draft.version });
    const asked = async () => (await app.as(book.director)(ops.getRequest, { id: sent.id })).askedUserIds;
    assert.deepEqual(await asked(), [otherDirector.id]);
    const read = await app.as(otherDirector)(ops.getRequest, { id: sent.id });
    // The director's place is open too, and of this he is one himself.
    assert.deepEqual([read.maySign, read.signsForName], [true, null]);
    const held = async () => (await app.as(book.director)(ops.listDelegations, {})).rows.map(({ isHeld }) => isHeld);
    assert.deepEqual(await held(), [true]);
    await app.as(book.company.admin)(identityContract.operations.updateUser, { id: otherDirector.id, roles: ['kam'] });
    assert.deepEqual(await asked(), [book.finance.id]);
    assert.deepEqual(await held(), [false]);
    const sign = { id: sent.id, version: sent.version, verdict: 'approve' as const };
    await assert.rejects(app.as(otherDirector)(ops.decideRequest, sign), refusedWith('pricing.not-asked'));
    const waiting = await app.as(otherDirector)(ops.listRequests, { waitingForMe: true });
    assert.deepEqual(waiting.rows, []);
    const signed = await app.as(book.finance)(ops.decideRequest, sign);
    assert.deepEqual(signed.openRoles, ['director']);
  });
});
