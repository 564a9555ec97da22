import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { databaseErrorOf } from '#db/database-error';
import { AppError } from '#kernel/app-error';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { credit: creditOf } = warningsContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('leases', () => {
  let app: TestApp;
  let book: PricedBook;
  let customers = 0;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '租赁公司');
  });
  after(async () => app.close());

  const customer = async (): Promise<string> => {
    customers += 1;
    const account = { name: `承租方 ${customers}`, ownerId: book.kam.id };
    return (await app.as(book.director)(accountsContract.operations.create, account)).id;
  };
  const terms = (value: string) => ({
    title: '设备租赁',
    lines: [{ productId: book.panel, quantity: '100' }],
    startsOn: '2026-12-01',
    months: 12,
    annuity: { value, interval: 1 as const, isInAdvance: false },
  });
  const draft = async (value: string, more: Readonly<Record<string, unknown>> = {}) =>
    await app.as(book.kam)(ops.createLease, { accountId: await customer(), ...terms(value), ...more });
  const approve = async ({ id, version }: { readonly id: string; readonly version: number }) =>
    await app.as(book.finance)(ops.approvePurchase, { id, version });
  const sign = async ({ id, version }: { readonly id: string; readonly version: number }, as: Person = book.kam) =>
    await app.as(as)(ops.commitPurchase, { id, version });

  it('reckon level payments whose sum is the total, and the price that they are equal to', async () => {
    const made = await draft('9800');
    const { lease } = made;
    assert.deepEqual([made.mode, made.number.slice(0, 1), made.state, made.creditDays], ['lease', 'L', 'draft', 0]);
    assert.equal(lease?.payments.length, 12);
    assert.deepEqual([lease?.payments[0]?.dueOn, lease?.payments.at(-1)?.dueOn], ['2027-01-01', '2027-12-01']);
    const sum = (lease?.payments ?? []).reduce((all, { amount }) => all + BigInt(amount.minor), 0n);
    assert.equal(lease?.paid.minor, sum.toString());
    // 9,800 over 12 months at 8 %: 12 × 852.4865 = 10,229.84 (spreadsheet PMT).
    assert.equal(lease?.paid.minor, '1022984');
    assert.equal(lease?.presentValue.minor, '980000');
    assert.equal(lease?.charge.minor, '42984');
    const price = Number(made.draftLines[0]?.price);
    assert.ok(price <= 98 && price > 97.9998, String(price));
  });

  it('bind us within authority, and not while payments and residual are worth less than the floor', async () => {
    const signed = await sign(await draft('9800'));
    assert.deepEqual([signed.state, signed.lines[0]?.creditDays], ['committed', 0]);
    await assert.rejects(sign(await draft('9600')), refusedWith('pricing.above-authority'));
    // Floor without credit days: (70 + 2.1) ÷ (1 − .5 %) = 72.4624.
    for (const person of [book.director, book.executive])
      await assert.rejects(sign(await draft('7246'), person), refusedWith('pricing.below-floor'));
    await assert.rejects(sign(await draft('7247'), book.kam), refusedWith('pricing.above-authority'));
    const unknown = await draft('9800', { lines: [{ productId: book.unknown, quantity: '1' }] });
    await assert.rejects(sign(unknown), refusedWith('pricing.cost-unknown'));
  });

  it('count what the goods are worth at the end', async () => {
    const payments = [
      { afterMonths: 0, amount: '5000' },
      { afterMonths: 12, amount: '2000' },
    ];
    const given = { annuity: null, payments, residual: '3400', residualSource: '评估报告 7' };
    const made = await draft('0', given);
    // 5,000 + (2,000 + 3,400) ÷ (1 + .08 ÷ 12)^12
    assert.equal(made.lease?.presentValue.minor, '998615');
    assert.equal(made.lease?.paid.minor, '700000');
    assert.equal((await sign(await approve(made))).state, 'committed');
    const without = await draft('0', { ...given, residual: '0' });
    await assert.rejects(sign(without, book.director), refusedWith('pricing.below-floor'));
  });

  it('count on a residual only with a source and the approval of finance, and never above list', async () => {
    const payments = [{ afterMonths: 12, amount: '0.01' }];
    const given = { annuity: null, payments, residual: '10000', residualSource: '评估报告 8' };
    await assert.rejects(draft('0', { ...given, residual: '10000.01' }), refusedWith('pricing.residual-above-list'));
    await assert.rejects(draft('0', { ...given, residualSource: null }), refusedWith('pricing.source-missing'));
    const made = await draft('9800', { residual: '1000', residualSource: '评估报告 8' });
    assert.equal(made.isApproved, false);
    const waiting = await app.as(book.finance)(ops.listPurchases, { awaitsFinance: true });
    assert.ok(waiting.rows.some(({ id }) => id === made.id));
    await assert.rejects(sign(made), refusedWith('pricing.not-approved'));
    const approved = await approve(made);
    assert.deepEqual([approved.isApproved, approved.approvedByName], [true, book.finance.name]);
    const { id, version } = approved;
    const fields = { ...terms('9800'), residual: '2000', residualSource: '评估报告 9' };
    const changed = await app.as(book.kam)(ops.updateLease, { id, version, ...fields });
    assert.equal(changed.isApproved, false);
    await assert.rejects(sign(changed), refusedWith('pricing.not-approved'));
    const signed = await sign(await approve(changed));
    assert.equal(signed.lease?.residualSource, '评估报告 9');
    const unapproved = app.database.withOrg(book.company.id, async (db) => {
      await sql`update purchase set approved_by = null where id = ${id}::uuid`.execute(db);
    });
    await assert.rejects(unapproved, (error) => databaseErrorOf(error)?.constraint === 'purchase_approved_check');
    await assert.rejects(approve(await draft('9800')), refusedWith('pricing.purchase-not-found'));
  });

  it('refuse schedules that cannot be paid', async () => {
    const refusals = [
      [
        { annuity: { value: '900', interval: 1, isInAdvance: true }, residual: '1000', residualSource: '评估' },
        'pricing.nothing-to-pay',
      ],
      [{ annuity: { value: '900', interval: 12, isInAdvance: true }, months: 18 }, 'pricing.nothing-to-pay'],
      [{ annuity: null, payments: [] }, 'pricing.no-payments'],
      [{ annuity: null, payments: [{ afterMonths: 13, amount: '1' }] }, 'pricing.payment-after-end'],
      [
        {
          annuity: null,
          payments: [
            { afterMonths: 1, amount: '1' },
            { afterMonths: 1, amount: '1' },
          ],
        },
        'pricing.payments-not-rising',
      ],
    ] as const;
    for (const [change, code] of refusals) await assert.rejects(draft('9800', change), refusedWith(code));
    const { lines } = terms('1');
    await assert.rejects(draft('9800', { lines: [...lines, ...lines] }), refusedWith('pricing.product-twice'));
  });

  it('keep their payments once signed: no path of the application changes them', async () => {
    const { id } = await sign(await draft('9900'));
    const change = app.database.withOrg(book.company.id, async (db) => {
      await sql`update lease_payment set amount_minor = 1 where purchase_id = ${id}::uuid`.execute(db);
    });
    await assert.rejects(change, (error) => databaseErrorOf(error)?.code === '42501');
    const { rows } = await sql<{ n: number; sum: string }>`
      select count(*)::integer as n, sum(amount_minor)::text as sum from lease_payment where purchase_id = ${id}::uuid`.execute(
      app.database.root,
    );
    const shown = await app.as(book.kam)(ops.getPurchase, { id });
    assert.deepEqual(rows, [{ n: 12, sum: shown.lease?.paid.minor }]);
  });

  it('are signed at the cost of capital of the day, and their goods are ordered at the price that they are equal to', async () => {
    const made = await draft('9800');
    const finance = app.as(book.finance);
    const { policy, version } = await finance(ops.getPolicy, {});
    await finance(ops.savePolicy, { policy: { ...policy, capitalRateBp: 1_600 }, basedOn: version });
    await assert.rejects(sign(made), refusedWith('pricing.above-authority'));
    const now = await finance(ops.getPolicy, {});
    await finance(ops.savePolicy, { policy, basedOn: now.version });
    const signed = await sign(made);
    const price = signed.lines[0]?.price ?? '';
    const order = { accountId: signed.account.id, purchaseId: signed.id };
    const goods = [{ productId: book.panel, quantity: '100', price }];
    await assert.rejects(
      app.as(book.kam)(enterOrder, { ...order, creditDays: 30, lines: goods }),
      refusedWith('pricing.beyond-quote'),
    );
    await app.as(book.kam)(enterOrder, { ...order, lines: goods });
    assert.equal((await app.as(book.kam)(ops.getPurchase, { id: signed.id })).lines[0]?.orderedQuantity, '100');
  });

  it('are expected and chased payment by payment; what is late is overdue with the account and in its credit', async () => {
    const signed = await sign(await draft('9800', { startsOn: '2026-08-15' }));
    const { id, account } = signed;
    const finance = app.as(book.finance);
    const states = (lease: typeof signed.lease) => lease?.payments.map(({ state }) => state) ?? [];
    // Due on the 15th of each month from September on; today is 21 November.
    assert.deepEqual(states(signed.lease).slice(0, 4), ['overdue', 'overdue', 'overdue', 'expected']);
    const due = (at: number): bigint => BigInt(signed.lease?.payments[at]?.amount.minor ?? 0);
    const late = async () => {
      const { credit } = await finance(creditOf, { accountId: account.id });
      const { overdue } = await app.as(book.kam)(ops.check, {
        accountId: account.id,
        lines: [{ productId: book.panel, quantity: '1', price: '100' }],
      });
      return [credit.overdue.minor, credit.open.minor, overdue?.minor];
    };
    const three = String(due(0) + due(1) + due(2));
    assert.deepEqual(await late(), [three, three, three]);
    const receipt = { id, paymentNo: 1, source: '回单 7' };
    await assert.rejects(app.as(book.kam)(ops.payLease, receipt), refusedWith('platform.forbidden'));
    await finance(ops.payLease, receipt);
    await assert.rejects(finance(ops.payLease, receipt), refusedWith('pricing.invalid-amount'));
    await finance(ops.payLease, { ...receipt, paymentNo: 2, amount: '100' });
    await finance(ops.payLease, { ...receipt, paymentNo: 2, amount: '-40' });
    await assert.rejects(
      finance(ops.payLease, { ...receipt, paymentNo: 13 }),
      refusedWith('pricing.payment-not-found'),
    );
    const shown = await finance(ops.getPurchase, { id });
    assert.deepEqual(states(shown.lease).slice(0, 3), ['paid', 'overdue', 'overdue']);
    assert.equal(shown.lease?.payments[1]?.received.minor, '6000');
    const rest = String(due(1) - 6_000n + due(2));
    assert.deepEqual(await late(), [rest, rest, rest]);
    const change = app.database.withOrg(book.company.id, async (db) => {
      await sql`delete from lease_receipt where purchase_id = ${id}::uuid`.execute(db);
    });
    await assert.rejects(change, (error) => databaseErrorOf(error)?.code === '42501');
  });

  it('end: returned or early with a reason, bought at the residual, or renewed by the draft that follows', async () => {
    const kam = app.as(book.kam);
    const early = await sign(await draft('9800', { startsOn: '2026-10-21' }));
    const key = { id: early.id, version: early.version };
    await assert.rejects(kam(ops.endLease, { ...key, as: 'ended-early' }), refusedWith('pricing.reason-missing'));
    const ended = await app.as(book.finance)(ops.endLease, { ...key, as: 'ended-early', reason: '工程停工' });
    assert.deepEqual(
      [ended.state, ended.lease?.end, ended.resultNote],
      ['ended', { as: 'ended-early', on: '2026-11-21' }, '工程停工'],
    );
    assert.deepEqual(new Set(ended.lease?.payments.slice(1).map(({ state }) => state)), new Set(['dropped']));
    const late = { ...key, version: ended.version, as: 'returned' as const };
    await assert.rejects(kam(ops.endLease, late), refusedWith('pricing.wrong-state'));
    const over = { startsOn: '2025-11-01', residual: '1000', residualSource: '评估报告 11' };
    const bought = await sign(await approve(await draft('9800', over)));
    const out = await kam(ops.endLease, { id: bought.id, version: bought.version, as: 'bought' });
    assert.deepEqual(
      [out.lease?.purchase?.paymentNo, out.lease?.purchase?.amount.minor, out.lease?.purchase?.state],
      [13, '100000', 'expected'],
    );
    await app.as(book.finance)(ops.payLease, { id: out.id, paymentNo: 13, source: '回单 9' });
    assert.equal((await kam(ops.getPurchase, { id: out.id })).lease?.purchase?.state, 'paid');
    const first = await sign(await draft('9800', { startsOn: '2025-11-01' }));
    const renewed = await kam(ops.endLease, { id: first.id, version: first.version, as: 'renewed' });
    const { rows } = await kam(ops.listPurchases, { accountId: first.account.id, state: 'draft' });
    assert.deepEqual([renewed.resultNote, rows[0]?.title], [rows[0]?.number, first.title]);
    const next = await kam(ops.getPurchase, { id: rows[0]?.id ?? '' });
    assert.equal(next.lease?.startsOn, '2026-11-21');
  });

  it('let open instalments go by finance or a director only, and not by who signed it', async () => {
    const made = await sign(await draft('9800', { startsOn: '2026-10-21' }), book.director);
    const end = { id: made.id, version: made.version, as: 'ended-early' as const, reason: '工程停工' };
    await assert.rejects(app.as(book.kam)(ops.endLease, end), refusedWith('pricing.instalments-dropped'));
    await assert.rejects(app.as(book.director)(ops.endLease, end), refusedWith('pricing.own-lease'));
    const finance = app.as(book.finance);
    // What drops nothing is a purchase like any other, which finance does not make.
    await assert.rejects(finance(ops.endLease, { ...end, as: 'bought' }), refusedWith('platform.forbidden'));
    const ended = await app.as(book.otherDirector)(ops.endLease, end);
    assert.equal(ended.lease?.payments.filter(({ state }) => state === 'dropped').length, 11);
    const paid = await sign(await draft('9800', { startsOn: '2025-11-01' }));
    const over = { id: paid.id, version: paid.version, as: 'returned' as const };
    // Over and due to the last: nothing is dropped, unless the day is put back before the last instalment.
    await assert.rejects(
      app.as(book.kam)(ops.endLease, { ...over, on: '2026-10-31', reason: '补记' }),
      refusedWith('pricing.instalments-dropped'),
    );
    assert.equal((await app.as(book.kam)(ops.endLease, over)).state, 'ended');
  });

  it('are returned once the goods that were called off are back in the books', async () => {
    const kam = app.as(book.kam);
    const accountId = await customer();
    const called = async () => {
      const made = await kam(ops.createLease, { accountId, ...terms('9800'), startsOn: '2026-11-01' });
      const signed = await sign(made, book.executive);
      const price = signed.lines[0]?.price ?? '';
      await kam(enterOrder, {
        accountId,
        purchaseId: made.id,
        lines: [{ productId: book.panel, quantity: '100', price }],
      });
      return { id: signed.id, version: signed.version, as: 'returned' as const, reason: '退租' };
    };
    const takeBack = async (quantity: string) =>
      await kam(enterOrder, { accountId, lines: [{ productId: book.panel, quantity, price: '0' }] });
    const finance = app.as(book.finance);
    const [first, second] = [await called(), await called()];
    const stillOut = (units: string) => (error: unknown) => {
      refusedWith('pricing.goods-not-back')(error);
      assert.deepEqual(error instanceof AppError && error.params, { product: 'P-100', units });
      return true;
    };
    await assert.rejects(finance(ops.endLease, first), stillOut('100'));
    await takeBack('-60');
    await assert.rejects(finance(ops.endLease, first), stillOut('40'));
    await takeBack('-40');
    const ended = await finance(ops.endLease, first);
    assert.deepEqual(ended.lease?.end, { as: 'returned', on: '2026-11-21' });
    // The same return does not serve the other lease as well.
    await assert.rejects(finance(ops.endLease, second), stillOut('100'));
    await takeBack('-100');
    assert.equal((await finance(ops.endLease, second)).state, 'ended');
  });

  it('add up to the cent: goods to the present value, present value and interest to the payments', async () => {
    const accountId = await customer();
    for (const value of ['9799.99', '10000.01', '7777.77']) {
      const lines = [
        { productId: book.panel, quantity: '97' },
        { productId: book.unknown, quantity: '3' },
      ];
      const { lease, total } = await app.as(book.kam)(ops.createLease, { accountId, ...terms(value), lines });
      const minor = (money: { readonly minor: string } | undefined): bigint => BigInt(money?.minor ?? -1);
      assert.equal(minor(total), minor(lease?.presentValue));
      assert.equal(minor(lease?.presentValue) + minor(lease?.charge), minor(lease?.paid) + minor(lease?.residual));
    }
    const { lines, total } = await sign(await draft('9799.99'));
    const sum = lines.reduce((all, { amount }) => all + BigInt(amount.minor), 0n);
    assert.equal(sum, BigInt(total.minor));
  });

  it('are reckoned before they are drafted, and changed while they are drafts', async () => {
    const accountId = await customer();
    const { title: _title, ...schedule } = terms('9800');
    const shown = await app.as(book.kam)(ops.previewLease, { accountId, ...schedule });
    assert.equal(shown.lease.paid.minor, '1022984');
    const made = await app.as(book.kam)(ops.createLease, { accountId, ...terms('9800') });
    const { id, version } = made;
    const changed = await app.as(book.kam)(ops.updateLease, { id, version, ...terms('9900'), months: 24 });
    assert.deepEqual([changed.lease?.payments.length, changed.lease?.presentValue.minor], [24, '990000']);
    await assert.rejects(
      app.as(book.kam)(ops.updateTender, { id, version: changed.version, title: 'x', lines: [] }),
      refusedWith('platform.invalid-input'),
    );
  });
});
