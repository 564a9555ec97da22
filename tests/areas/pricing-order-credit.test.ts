/** An order is held against the credit of its account as well as against prices. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { auditContract } from '#platform/audit/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { refusedWith } from '#tests/refused-with';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const { checkOrder, getEnteredOrder, listEnteredOrders, releaseOrder } = pricingContract.operations;
const { list: listAudit } = auditContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('the credit of an order', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '订单信用');
  });
  after(async () => app.close());

  const order = (quantity: string, accountId = book.accountId) => ({
    accountId,
    lines: [{ productId: book.panel, quantity, price: '99' }],
  });
  const { setCreditLimit } = ledgerContract.operations;
  const limitTo = async (id: string, limit: string): Promise<void> => {
    await app.as(book.company.admin)(setCreditLimit, { id, limit, validFrom: '2026-11-01' });
  };
  const stateOf = async (id: string, person = book.kam) => (await app.as(person)(getEnteredOrder, { id })).hold;

  it('counts orders that were entered and tells that one beyond the limit will wait', async () => {
    await app.as(book.kam)(enterOrder, order('10'));
    await limitTo(book.accountId, '2000');
    const within = await app.as(book.kam)(checkOrder, order('1'));
    assert.deepEqual(
      [within.credit.waiting.minor, within.credit.overLimit?.minor, within.credit.proposesHold],
      ['99000', '0', false],
    );
    const beyond = await app.as(book.kam)(checkOrder, order('12'));
    assert.deepEqual(
      [beyond.credit.overLimit?.minor, beyond.credit.proposesHold, beyond.credit.reasons, beyond.mayEnter],
      ['17800', true, ['over-limit'], true],
    );
  });

  it('holds an order beyond the limit until somebody else with the right releases it, with a reason', async () => {
    const within = await app.as(book.kam)(enterOrder, order('1'));
    assert.equal(within.hold, null);
    assert.equal(await stateOf(within.id), null);
    const entered = await app.as(book.director)(enterOrder, order('12'));
    assert.deepEqual([entered.hold?.reasons, entered.hold?.payFirst.minor], [['over-limit'], '27700']);
    const { id } = entered;
    const held = await stateOf(id);
    assert.deepEqual(
      [held?.exposure.minor, held?.waiting.minor, held?.limit?.minor, held?.release, held?.mayRelease],
      ['0', '108900', '200000', null, false],
    );
    const waiting = async (person = book.finance) =>
      (await app.as(person)(listEnteredOrders, { isHeld: true })).rows.map((row) => row.id);
    assert.deepEqual(await waiting(), [id]);

    const release = (person: Person) => app.as(person)(releaseOrder, { id, reason: '货款已到账' });
    await assert.rejects(release(book.kam), refusedWith('platform.forbidden'));
    await assert.rejects(release(book.director), refusedWith('pricing.own-order'));
    await assert.rejects(
      app.as(book.finance)(releaseOrder, { id: within.id, reason: '货款已到账' }),
      refusedWith('pricing.order-not-held'),
    );
    assert.equal((await stateOf(id, book.finance))?.mayRelease, true);
    await release(book.finance);
    const released = await stateOf(id);
    assert.deepEqual([released?.release?.reason, released?.mayRelease], ['货款已到账', false]);
    assert.deepEqual(await waiting(), []);
    await assert.rejects(release(book.otherDirector), refusedWith('pricing.order-not-held'));
    const { rows } = await app.as(book.company.admin)(listAudit, { action: 'release-order' });
    assert.deepEqual(
      rows.map(({ objectId }) => objectId),
      [id],
    );
  });

  it('leaves a return alone and holds the first order of an account that was given no credit', async () => {
    const { create } = accountsContract.operations;
    const { id } = await app.as(book.director)(create, { name: '无额度客户', ownerId: book.kam.id });
    await limitTo(id, '0');
    assert.deepEqual((await app.as(book.kam)(enterOrder, order('1', id))).hold?.reasons, ['over-limit']);
    assert.equal((await app.as(book.kam)(enterOrder, order('-1', id))).hold, null);
  });

  it('judges what an order sells by itself: a return beside it or before it lowers nothing', async () => {
    const { create } = accountsContract.operations;
    const { id } = await app.as(book.director)(create, { name: '退货冲抵客户', ownerId: book.kam.id });
    await app.as(book.kam)(enterOrder, order('10', id));
    await limitTo(id, '1500');
    await app.as(book.kam)(enterOrder, order('-8', id));
    const line = (quantity: string) => ({ productId: book.panel, quantity, price: '99' });
    const mixed = { accountId: id, lines: [line('6'), line('-8')] };
    const { credit } = await app.as(book.kam)(checkOrder, mixed);
    assert.deepEqual(
      [credit.waiting.minor, credit.order.minor, credit.overLimit?.minor, credit.proposesHold],
      ['99000', '59400', '8400', true],
    );
    assert.deepEqual((await app.as(book.kam)(enterOrder, mixed)).hold?.reasons, ['over-limit']);
  });

  it('counts an order once when a file brings it under its number, ordered or billed', async () => {
    const { create } = accountsContract.operations;
    const { id } = await app.as(book.director)(create, { code: 'K7', name: '两边都有订单', ownerId: book.kam.id });
    const ordered = await app.as(book.kam)(enterOrder, order('10', id));
    const billed = await app.as(book.kam)(enterOrder, order('10', id));
    const standing = async (): Promise<readonly string[]> => {
      const { credit } = await app.as(book.kam)(checkOrder, order('1', id));
      return [credit.exposure.minor, credit.waiting.minor];
    };
    assert.deepEqual(await standing(), ['0', '198000']);
    const common = { source: 'erp-2', decimal: '.' } as const;
    await importFileAs(app, book.company.admin, {
      mapping: {
        ...common,
        kind: 'orders',
        columns: {
          orderNo: 'no',
          lineNo: 'line',
          account: 'account',
          product: 'item',
          orderedOn: 'day',
          quantity: 'qty',
          net: 'net',
          promisedOn: 'promised',
        },
      },
      body: `no,line,account,item,day,qty,net,promised\n${ordered.number},1,K7,P-100,2026-11-21,10,990.00,2026-12-20\n`,
    });
    assert.deepEqual(await standing(), ['99000', '99000']);
    await importFileAs(app, book.company.admin, {
      mapping: {
        ...common,
        kind: 'invoices',
        columns: {
          invoiceNo: 'no',
          account: 'account',
          issuedOn: 'day',
          dueOn: 'due',
          amount: 'amount',
          orderNo: 'order',
        },
      },
      body: `no,account,day,due,amount,order\n71,K7,2026-11-21,2026-12-21,1118.70,${billed.number}\n`,
    });
    assert.deepEqual(await standing(), ['210870', '0']);
  });

  it('holds to the limit of today while the books end with last month, on the credit page too', async () => {
    const other = await pricedBook(app, '月末账');
    const finance = await app.person(other.company, 'finance');
    const common = { source: 'erp', decimal: '.', createMissing: { accounts: true } } as const;
    await importFileAs(app, other.company.admin, {
      mapping: {
        ...common,
        kind: 'invoices',
        columns: { invoiceNo: 'no', account: 'account', issuedOn: 'day', dueOn: 'due', amount: 'amount' },
      },
      body: 'no,account,day,due,amount\n1,M1,2026-10-05,2026-12-31,1000.00\n',
    });
    const id = (await app.as(other.company.admin)(accountsContract.operations.find, { key: 'M1' })).id;
    const as = app.as(finance);
    const limit = async (amount: string, validFrom: string): Promise<void> => {
      await as(setCreditLimit, { id, limit: amount, validFrom });
    };
    const standing = async () => {
      const { credit } = await as(warningsContract.operations.credit, { accountId: id });
      const checked = await app.as(other.director)(checkOrder, {
        accountId: id,
        lines: [{ productId: other.panel, quantity: '1', price: '99' }],
      });
      return {
        page: [credit.limit?.minor, credit.waiting.minor, credit.hold?.payFirst.minor],
        check: [checked.credit.limit?.minor, checked.credit.waiting.minor],
        asOf: credit.asOf,
      };
    };
    await limit('1500', '2026-11-21');
    assert.deepEqual(await standing(), {
      page: ['150000', '0', undefined],
      check: ['150000', '0'],
      asOf: '2026-10-31',
    });
    await app.as(other.director)(enterOrder, {
      accountId: id,
      lines: [{ productId: other.panel, quantity: '8', price: '99' }],
    });
    const { page } = await standing();
    assert.deepEqual(page, ['150000', '79200', '29200']);
    await limit('5000', '2026-11-22');
    assert.deepEqual((await standing()).check, ['150000', '79200']);
  });

  it('holds every order at grade D and says what the grade rests on', async () => {
    const common = { source: 'erp', decimal: '.', createMissing: { accounts: true } } as const;
    await importFileAs(app, book.company.admin, {
      mapping: {
        ...common,
        kind: 'invoices',
        columns: { invoiceNo: 'no', account: 'account', issuedOn: 'day', dueOn: 'due', amount: 'amount' },
      },
      body: 'no,account,day,due,amount\n1,K9,2026-06-01,2026-07-01,1000.00\n2,K8,2026-11-01,2026-12-01,1000.00\n',
    });
    const idOf = async (key: string) =>
      (await app.as(book.company.admin)(accountsContract.operations.find, { key })).id;
    const bad = await app.as(book.director)(checkOrder, order('1', await idOf('K9')));
    assert.deepEqual(
      [bad.credit.grade, bad.credit.reasons, bad.credit.payFirst.minor, bad.credit.signs.map(({ sign }) => sign)],
      ['D', ['grade-d'], '100000', ['daysBeyondTerms', 'over60Share']],
    );
    const entered = await app.as(book.director)(enterOrder, order('1', await idOf('K9')));
    const held = await stateOf(entered.id, book.finance);
    assert.deepEqual([held?.grade, held?.reasons, held?.signs], ['D', ['grade-d'], bad.credit.signs]);
    const good = await app.as(book.director)(enterOrder, order('1', await idOf('K8')));
    assert.equal(good.hold, null);
  });
});
