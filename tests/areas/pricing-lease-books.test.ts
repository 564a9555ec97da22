import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { credit: creditOf } = warningsContract.operations;
const { accountAgeing, accountInvoices, undoImport } = ledgerContract.operations;

/** What files of the books say of instalments, told by the number that the page names. */
describe('instalments of a lease and the books', () => {
  let app: TestApp;
  let book: PricedBook;
  let customers = 0;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '租赁账务公司');
  });
  after(async () => app.close());

  /** A signed lease of three overdue instalments of 3,000 and one that lies ahead; today is 21 November. */
  const leased = async () => {
    customers += 1;
    const code = `Z${customers}`;
    const given = { name: `承租方 ${customers}`, code, ownerId: book.kam.id };
    const { id: accountId } = await app.as(book.director)(accountsContract.operations.create, given);
    const payments = [1, 2, 3, 4].map((afterMonths) => ({ afterMonths, amount: '3000' }));
    const lines = [{ productId: book.panel, quantity: '100' }];
    const terms = { title: '设备租赁', lines, startsOn: '2026-08-15', months: 12, payments };
    const { id, version } = await app.as(book.kam)(ops.createLease, { accountId, ...terms });
    const { number } = await app.as(book.kam)(ops.commitPurchase, { id, version });
    return { id, accountId, code, nameOf: (at: number) => `${number}-${at}` };
  };
  type Leased = Awaited<ReturnType<typeof leased>>;

  const imported = async (kind: 'invoices' | 'payments', rows: readonly string[]) => {
    const columns =
      kind === 'invoices'
        ? { invoiceNo: 'no', account: 'account', issuedOn: 'day', dueOn: 'due', amount: 'amount' }
        : { paymentNo: 'no', account: 'account', paidOn: 'day', amount: 'amount', invoiceNo: 'bill' };
    const head = kind === 'invoices' ? 'no,account,day,due,amount' : 'no,account,day,amount,bill';
    return await importFileAs(app, book.company.admin, {
      mapping: { kind, source: 'erp', decimal: '.', columns },
      body: [head, ...rows, ''].join('\n'),
    });
  };
  const leaseOf = async ({ id }: Leased) => {
    const { lease } = await app.as(book.finance)(ops.getPurchase, { id });
    return (lease?.payments ?? []).map(({ state, received, billed, number }) => ({
      state,
      received: received.minor,
      billed: billed?.minor ?? null,
      number,
    }));
  };
  const statesOf = async (lease: Leased) => (await leaseOf(lease)).map(({ state }) => state);
  /** Overdue and open in the credit, and overdue beside a price. */
  const owedBy = async ({ accountId }: Leased) => {
    const { credit } = await app.as(book.finance)(creditOf, { accountId });
    const { overdue } = await app.as(book.kam)(ops.check, {
      accountId,
      lines: [{ productId: book.panel, quantity: '1', price: '100' }],
    });
    return [credit.overdue.minor, credit.open.minor, overdue?.minor ?? '0'];
  };

  it('name the number that settles each, and are chased while no file names it', async () => {
    const lease = await leased();
    const shown = await leaseOf(lease);
    assert.deepEqual(
      shown.map(({ number }) => number),
      [1, 2, 3, 4].map((at) => lease.nameOf(at)),
    );
    assert.deepEqual(await owedBy(lease), ['900000', '900000', '900000']);
    const { counts } = await imported('payments', [`B1-${lease.code},${lease.code},2026-11-02,3000,`]);
    assert.equal(counts?.booked, 1);
    assert.deepEqual((await statesOf(lease)).slice(0, 4), ['overdue', 'overdue', 'overdue', 'expected']);
    assert.deepEqual(await owedBy(lease), ['900000', '900000', '900000']);
  });

  it('are owed once when an invoice has their number, and paid as its payments come', async () => {
    const lease = await leased();
    const [first, second] = [lease.nameOf(1), lease.nameOf(2)];
    await imported('invoices', [
      `${first},${lease.code},2026-09-15,2026-09-30,3000`,
      `${second},${lease.code},2026-10-15,2026-11-30,3000`,
    ]);
    // The second invoice gives time until the 30th: open, not overdue.
    assert.deepEqual(await statesOf(lease), ['overdue', 'expected', 'overdue', 'expected']);
    assert.deepEqual(await owedBy(lease), ['600000', '900000', '600000']);
    const marked = { id: lease.id, paymentNo: 1, source: '回单 1' };
    await assert.rejects(app.as(book.finance)(ops.payLease, marked), refusedWith('pricing.instalment-in-books'));
    await imported('payments', [`B2-${lease.code},${lease.code},2026-11-03,3000,${first}`]);
    assert.deepEqual((await leaseOf(lease))[0], { state: 'paid', received: '300000', billed: '300000', number: first });
    assert.deepEqual(await owedBy(lease), ['300000', '600000', '300000']);
  });

  it('are settled by payments that name them, which settle no other invoice', async () => {
    const lease = await leased();
    const name = lease.nameOf(1);
    await imported('invoices', [`IV-${lease.code},${lease.code},2026-08-01,2026-08-31,3000`]);
    assert.deepEqual(await owedBy(lease), ['1200000', '1200000', '1200000']);
    const file = await imported('payments', [`B3-${lease.code},${lease.code},2026-11-03,3000,${name}`]);
    assert.deepEqual(file.report?.warnings ?? [], []);
    assert.deepEqual((await leaseOf(lease))[0], { state: 'paid', received: '300000', billed: null, number: name });
    const { rows } = await app.as(book.finance)(accountInvoices, { id: lease.accountId });
    assert.deepEqual(
      rows.map(({ paid }) => paid.minor),
      ['0'],
    );
    const ageing = await app.as(book.finance)(accountAgeing, { id: lease.accountId });
    assert.deepEqual([ageing.over90.minor, ageing.unallocated.minor], ['0', '0']);
    assert.deepEqual(await owedBy(lease), ['900000', '900000', '900000']);
    await app.as(book.company.admin)(undoImport, { id: file.id });
    await app.runJobs();
    assert.deepEqual((await statesOf(lease))[0], 'overdue');
    assert.deepEqual(await owedBy(lease), ['1200000', '1200000', '1200000']);
  });

  it('count a payment that was marked before its file came once, and take back a mark', async () => {
    const lease = await leased();
    const finance = app.as(book.finance);
    const marked = { id: lease.id, paymentNo: 1, source: '回单 2' };
    await finance(ops.payLease, { ...marked, amount: '1000' });
    assert.deepEqual(await owedBy(lease), ['800000', '800000', '800000']);
    await imported('payments', [`B4-${lease.code},${lease.code},2026-11-03,1000,${lease.nameOf(1)}`]);
    assert.equal((await leaseOf(lease))[0]?.received, '100000');
    assert.deepEqual(await owedBy(lease), ['800000', '800000', '800000']);
    await assert.rejects(finance(ops.payLease, marked), refusedWith('pricing.instalment-in-books'));
    await finance(ops.payLease, { ...marked, amount: '-1000' });
    assert.equal((await leaseOf(lease))[0]?.received, '100000');
    await imported('payments', [`B5-${lease.code},${lease.code},2026-11-05,2500,${lease.nameOf(1)}`]);
    assert.deepEqual((await leaseOf(lease))[0]?.state, 'paid');
    assert.deepEqual(await owedBy(lease), ['600000', '600000', '600000']);
  });

  it('find payments that named them before the lease was signed', async () => {
    customers += 1;
    const code = `Z${customers}`;
    const given = { name: `承租方 ${customers}`, code, ownerId: book.kam.id };
    const { id: accountId } = await app.as(book.director)(accountsContract.operations.create, given);
    const payments = [{ afterMonths: 1, amount: '9999' }];
    const lines = [{ productId: book.panel, quantity: '100' }];
    const terms = { title: '设备租赁', lines, startsOn: '2026-09-15', months: 12, payments };
    const draft = await app.as(book.kam)(ops.createLease, { accountId, ...terms });
    await imported('invoices', [`IV-${code},${code},2026-08-01,2026-08-31,9999`]);
    await imported('payments', [`B6-${code},${code},2026-11-03,9999,${draft.number}-1`]);
    const paidOf = async () =>
      (await app.as(book.finance)(accountInvoices, { id: accountId })).rows.map(({ paid }) => paid.minor);
    assert.deepEqual(await paidOf(), ['999900']);
    const signed = await app.as(book.kam)(ops.commitPurchase, { id: draft.id, version: draft.version });
    assert.equal(signed.lease?.payments[0]?.state, 'paid');
    assert.deepEqual(await paidOf(), ['0']);
  });
});
