/** An entered order counts until a file brings it, or until it is cancelled: once, or not at all. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { auditContract } from '#platform/audit/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { importOrdersAs } from '#tests/ledger-import';
import { refusedWith } from '#tests/refused-with';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const { cancelOrder, checkOrder, createQuote, getEnteredOrder, getQuote, listEnteredOrders } =
  pricingContract.operations;
const { refuseOrder, refuseTwin, releaseOrder, tellTwin } = pricingContract.operations;
const { accountFigures, accountMonths, setCreditLimit, undoImport } = ledgerContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('what becomes of an entered order', () => {
  let app: TestApp;
  let book: PricedBook;
  let accounts = 0;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '订单归宿');
  });
  after(async () => app.close());

  const account = async (): Promise<{ readonly id: string; readonly code: string }> => {
    accounts += 1;
    const code = `E${accounts}`;
    const { create } = accountsContract.operations;
    const { id } = await app.as(book.director)(create, { code, name: `客户${code}`, ownerId: book.kam.id });
    return { id, code };
  };
  const enter = async (accountId: string, quantity = '10') =>
    await app.as(book.kam)(enterOrder, { accountId, lines: [{ productId: book.panel, quantity, price: '99' }] });
  const read = async (id: string) => await app.as(book.kam)(getEnteredOrder, { id });
  /** Net of the month as the books have it, in cents. */
  const netOf = async (id: string): Promise<string> =>
    (await app.as(book.director)(accountMonths, { id })).rows.at(-1)?.net.minor ?? '0';
  const standing = async (id: string): Promise<readonly string[]> => {
    const { credit } = await app.as(book.kam)(checkOrder, {
      accountId: id,
      lines: [{ productId: book.panel, quantity: '1', price: '99' }],
    });
    return [credit.exposure.minor, credit.waiting.minor];
  };
  const file = async (body: string) => await importOrdersAs(app, book.company.admin, body.split('\n'));

  it('a file with the same goods takes its place, and gives it back when it is undone', async () => {
    const { id, code } = await account();
    const entered = await enter(id);
    assert.equal(await netOf(id), '99000');
    const { id: batch } = await file(
      `SO-71,1,${code},P-100,2026-11-21,10,990.00\nSO-72,1,${code},P-100,2026-11-21,5,495.00`,
    );
    assert.equal(await netOf(id), '148500');
    assert.deepEqual((await read(entered.id)).booked, { source: 'erp', orderNo: 'SO-71', because: 'goods' });
    assert.deepEqual(await standing(id), ['0', '0']);
    await assert.rejects(
      app.as(book.kam)(cancelOrder, { id: entered.id, reason: '客户改单' }),
      refusedWith('pricing.order-booked'),
    );
    await app.as(book.company.admin)(undoImport, { id: batch });
    await app.runJobs();
    assert.equal(await netOf(id), '99000');
    assert.equal((await read(entered.id)).booked, null);
    assert.deepEqual(await standing(id), ['0', '99000']);
  });

  it('neither entering nor cancelling moves the day of the figures, while no file tells of the month', async () => {
    const { code } = await account();
    await file(`OLD-1,1,${code},P-100,2026-10-20,1,99.00`);
    const { id } = await account();
    const dayOf = async () => (await app.as(book.director)(accountFigures, { id })).figures?.asOf;
    assert.equal(await dayOf(), undefined);
    const entered = await enter(id);
    assert.equal(await dayOf(), '2026-10-31');
    await app.as(book.kam)(cancelOrder, { id: entered.id, reason: '客户改单' });
    assert.equal(await dayOf(), '2026-10-31');
  });

  it('a file with its number takes its place whatever it says, twice the same file too', async () => {
    const { id, code } = await account();
    const entered = await enter(id);
    const body = `${entered.number},1,${code},P-100,2026-11-21,9,891.00`;
    await file(body);
    await file(body);
    assert.equal(await netOf(id), '89100');
    assert.equal((await read(entered.id)).booked?.because, 'number');
  });

  it('two alike that were entered need two alike in the file', async () => {
    const { id, code } = await account();
    const first = await enter(id);
    const second = await enter(id);
    await file(`SO-81,1,${code},P-100,2026-11-21,10,990.00`);
    assert.equal(await netOf(id), '198000');
    const booked = [(await read(first.id)).booked, (await read(second.id)).booked];
    assert.equal(booked.filter((one) => one !== null).length, 1);
  });

  it('people say which order of a file it is, and that two are two', async () => {
    const { id, code } = await account();
    const entered = await enter(id);
    const other = await enter(id, '3');
    await file(`SO-91,1,${code},P-100,2026-11-21,9,891.00`);
    assert.equal(await netOf(id), String(99_000 + 29_700 + 89_100));
    const tell = async (one: string, orderNo: string) => await app.as(book.kam)(tellTwin, { id: one, orderNo });
    await assert.rejects(tell(entered.id, 'SO-92'), refusedWith('pricing.no-such-twin'));
    await file(`SO-90,1,${code},P-100,2025-02-21,9,891.00`);
    await assert.rejects(tell(entered.id, 'SO-90'), refusedWith('pricing.twin-unlike'));
    await tell(entered.id, 'SO-91');
    assert.equal(await netOf(id), String(29_700 + 89_100));
    assert.equal((await read(entered.id)).booked?.because, 'told');
    await assert.rejects(tell(other.id, 'SO-91'), refusedWith('pricing.twin-taken'));
    await assert.rejects(app.as(book.otherKam)(refuseTwin, { id: entered.id }), refusedWith('pricing.order-not-found'));
    await app.as(book.kam)(refuseTwin, { id: entered.id });
    await assert.rejects(app.as(book.kam)(refuseTwin, { id: entered.id }), refusedWith('pricing.order-not-booked'));
    assert.equal(await netOf(id), String(99_000 + 29_700 + 89_100));
    await file(`SO-93,1,${code},P-100,2026-11-21,10,990.00`);
    assert.deepEqual((await read(entered.id)).booked, { source: 'erp', orderNo: 'SO-93', because: 'goods' });
    await app.as(book.kam)(refuseTwin, { id: entered.id });
    await file(`SO-93,1,${code},P-100,2026-11-20,10,990.00`);
    assert.equal((await read(entered.id)).booked, null);
  });

  it('cancelled it counts neither as sale nor as credit, nor in the 90 days, and its quote is open again', async () => {
    const { id } = await account();
    const line = { productId: book.panel, quantity: '10', price: '98' };
    const quote = await app.as(book.kam)(createQuote, { accountId: id, lines: [line] });
    const entered = await app.as(book.kam)(enterOrder, { accountId: id, quoteId: quote.id, lines: [line] });
    assert.equal((await app.as(book.kam)(getQuote, { id: quote.id })).state, 'accepted');
    assert.equal((await read(entered.id)).mayCancel, true);
    await assert.rejects(
      app.as(book.otherKam)(cancelOrder, { id: entered.id, reason: '客户改单' }),
      refusedWith('pricing.order-not-found'),
    );
    await app.as(book.kam)(cancelOrder, { id: entered.id, reason: '客户改单' });
    const { cancel, mayCancel, mayTellTwin } = await read(entered.id);
    assert.deepEqual([cancel?.reason, cancel?.isRefusal, mayCancel, mayTellTwin], ['客户改单', false, false, false]);
    assert.equal(await netOf(id), '0');
    assert.deepEqual(await standing(id), ['0', '0']);
    assert.equal((await app.as(book.kam)(getQuote, { id: quote.id })).state, 'open');
    await assert.rejects(
      app.as(book.kam)(cancelOrder, { id: entered.id, reason: '再来' }),
      refusedWith('pricing.order-cancelled'),
    );
    // All of what was quoted may be called off again.
    await app.as(book.kam)(enterOrder, { accountId: id, quoteId: quote.id, lines: [line] });
    assert.equal(await netOf(id), '98000');
  });

  it('an order under own authority that was cancelled leaves the 90 days', async () => {
    const { id } = await account();
    const at = { accountId: id, lines: [{ productId: book.panel, quantity: '1', price: '98' }] };
    const judged = async () => (await app.as(book.kam)(checkOrder, at)).lines[0]?.judgedBp;
    const alone = await judged();
    const entered = await app.as(book.kam)(enterOrder, at);
    assert.equal(await judged(), 2 * (alone ?? 0));
    await app.as(book.kam)(cancelOrder, { id: entered.id, reason: '录错了' });
    assert.equal(await judged(), alone);
  });

  it('held for credit it is refused by who may release it, never by who entered it', async () => {
    const { id } = await account();
    await app.as(book.company.admin)(setCreditLimit, { id, limit: '500', validFrom: '2026-11-01' });
    const entered = await app.as(book.director)(enterOrder, {
      accountId: id,
      lines: [{ productId: book.panel, quantity: '10', price: '99' }],
    });
    assert.deepEqual(entered.hold?.reasons, ['over-limit']);
    const refuse = (person = book.finance) => app.as(person)(refuseOrder, { id: entered.id, reason: '先付清旧账' });
    await assert.rejects(refuse(book.kam), refusedWith('platform.forbidden'));
    await assert.rejects(refuse(book.director), refusedWith('pricing.own-order'));
    const seen = await app.as(book.finance)(getEnteredOrder, { id: entered.id });
    assert.deepEqual([seen.mayRefuse, seen.mayCancel], [true, false]);
    await refuse();
    await assert.rejects(refuse(), refusedWith('pricing.order-not-held'));
    await assert.rejects(
      app.as(book.finance)(releaseOrder, { id: entered.id, reason: '款到' }),
      refusedWith('pricing.order-not-held'),
    );
    const ended = await read(entered.id);
    assert.deepEqual([ended.cancel?.isRefusal, ended.hold?.mayRelease, ended.mayRefuse], [true, false, false]);
    assert.deepEqual((await app.as(book.finance)(listEnteredOrders, { isHeld: true })).rows, []);
    assert.equal(await netOf(id), '0');
    const { rows } = await app.as(book.company.admin)(auditContract.operations.list, { action: 'refuse-order' });
    assert.deepEqual(
      rows.map(({ objectId }) => objectId),
      [entered.id],
    );
  });

  it('stays while goods of it have come back, and goes once their return is cancelled', async () => {
    const { id } = await account();
    const sale = await enter(id);
    const back = await enter(id, '-4');
    const cancel = async (orderId: string) =>
      await app.as(book.kam)(cancelOrder, { id: orderId, reason: '客户改变主意' });
    await assert.rejects(cancel(sale.id), refusedWith('pricing.order-given-back'));
    assert.equal((await read(sale.id)).cancel, null);
    await cancel(back.id);
    await cancel(sale.id);
    assert.equal(await netOf(id), '0');
  });
});
