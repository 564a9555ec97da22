/** A request that nobody could answer in full is refused when it is sent, and says which role is missing. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import type { Role } from '#kernel/access';
import { isAppError } from '#kernel/app-error';
import { identityContract } from '#platform/identity/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const today = '2026-11-21';

describe('who can sign a request', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;

  before(async () => {
    app = await testApp();
  });
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `签字公司 ${companies}`);
  });
  after(async () => await app.close());

  const become = async ({ id }: Person, ...roles: readonly Role[]): Promise<void> => {
    await app.as(book.company.admin)(identityContract.operations.updateUser, { id, roles: [...roles] });
  };
  const offered = [{ lever: 'delivery' as const, answer: 'declined' as const, note: null }];
  const drafted = async (price: string, as: Person = book.kam) =>
    await app.as(as)(ops.createRequest, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '10', price }],
      reason: '大项目',
      offered,
    });
  const sent = async (price: string, as: Person = book.kam) => {
    const { id, version } = await drafted(price, as);
    return await app.as(as)(ops.submitRequest, { id, version });
  };
  const says = (code: string, role: string) => (error: unknown) =>
    isAppError(error) && error.code === code && error.params['role'] === role;

  it('names a role that nobody holds, in the language of who asks, until somebody is given it', async () => {
    await become(book.finance, 'member');
    const { id, version } = await drafted('90');
    const submit = { id, version };
    for (const [language, role] of [
      ['zh-CN', '财务'],
      ['en', 'finance controller'],
    ] as const) {
      await app.as(book.kam)(identityContract.operations.updateMe, { language });
      await assert.rejects(app.as(book.kam)(ops.submitRequest, submit), says('pricing.role-vacant', role));
    }
    assert.equal((await app.as(book.kam)(ops.getRequest, { id })).state, 'draft');
    await become(book.otherKam, 'finance');
    const { askedNames } = await app.as(book.kam)(ops.submitRequest, submit);
    assert.ok(askedNames.includes(book.otherKam.name));
  });

  it('holds for the request of an agreement alike', async () => {
    await become(book.finance, 'member');
    const kam = app.as(book.kam);
    const { id, version } = await kam(ops.createAgreement, {
      accountId: book.accountId,
      title: '框架',
      validFrom: '2026-12-01',
      validTo: '2027-11-30',
      lines: [{ productId: book.panel, quantity: '100', price: '90' }],
    });
    const asked = await kam(ops.requestAgreement, { id, version });
    const ready = await kam(ops.updateRequest, { id: asked.id, version: asked.version, offered });
    await assert.rejects(
      kam(ops.submitRequest, { id: ready.id, version: ready.version }),
      says('pricing.role-vacant', 'finance controller'),
    );
  });

  it('counts nobody for the own request, nor who stands in for who asks', async () => {
    await become(book.otherDirector, 'kam');
    const own = says('pricing.role-own-only', 'key-account director');
    await assert.rejects(sent('90', book.director), own);
    await app.as(book.director)(ops.addDelegation, { toUserId: book.executive.id, fromOn: today, toOn: today });
    await assert.rejects(sent('90', book.director), own);
    await become(book.otherDirector, 'director');
    assert.equal((await sent('90', book.director)).state, 'submitted');
  });

  it('wants a person for each role, and takes a stand-in for one', async () => {
    await become(book.finance, 'member');
    await become(book.otherDirector, 'member');
    await become(book.director, 'director', 'finance');
    await assert.rejects(sent('90'), says('pricing.role-taken', 'finance controller'));
    await app.as(book.director)(ops.addDelegation, { toUserId: book.executive.id, fromOn: today, toOn: today });
    assert.equal((await sent('90')).state, 'submitted');
  });

  it('asks no stand-in who may not decide on the account', async () => {
    await become(book.otherDirector, 'director');
    await app.as(book.director)(ops.addDelegation, { toUserId: book.otherDirector.id, fromOn: today, toOn: today });
    await become(book.otherDirector, 'kam');
    const { id, askedNames } = await sent('95');
    assert.deepEqual(askedNames, [book.director.name]);
    const { rows } = await app.as(book.director)(ops.listRequests, { waitingForMe: true });
    assert.deepEqual(
      rows.map((row) => [row.id, row.askedNames]),
      [[id, [book.director.name]]],
    );
  });

  it('of an exchange is finance: the paper names the role that nobody holds, or only who made it', async () => {
    const kam = app.as(book.kam);
    const fields = {
      title: '板材换钢材',
      kind: 'exchange' as const,
      lines: [{ productId: book.panel, quantity: '10', price: '98' }],
      theirs: [{ text: '钢材', quantity: '5', price: '160', source: '当日市场价' }],
    };
    const { id, version, approverMissing } = await kam(ops.createReciprocal, { accountId: book.accountId, ...fields });
    assert.equal(approverMissing, null);
    await assert.rejects(kam(ops.commitPurchase, { id, version }), refusedWith('pricing.not-approved'));
    await become(book.finance, 'member');
    assert.equal((await kam(ops.getPurchase, { id })).approverMissing, 'vacant');
    await assert.rejects(kam(ops.commitPurchase, { id, version }), refusedWith('pricing.approver-vacant'));
    await become(book.director, 'director', 'finance');
    assert.equal((await kam(ops.getPurchase, { id })).approverMissing, null);
    const changed = await app.as(book.director)(ops.updateReciprocal, { id, version, ...fields });
    assert.equal(changed.approverMissing, 'own-only');
    await assert.rejects(
      kam(ops.commitPurchase, { id, version: changed.version }),
      refusedWith('pricing.approver-own-only'),
    );
    await become(book.finance, 'finance');
    const approved = await app.as(book.finance)(ops.approvePurchase, { id, version: changed.version });
    assert.equal(approved.approverMissing, null);
  });
});
