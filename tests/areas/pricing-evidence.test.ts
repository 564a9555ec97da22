import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const { accountWaterfall, orderWaterfall, accountFloors, accountConcessions, sensitivity, peerBand } =
  pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('evidence of an account’s prices', () => {
  let app: TestApp;
  let book: PricedBook;
  let order: { readonly source: string; readonly number: string };
  before(async () => {
    app = await testApp();
    book = await pricedBook(app);
    order = await app.as(book.kam)(enterOrder, {
      accountId: book.accountId,
      lines: [
        { productId: book.panel, quantity: '10', price: '97' },
        { productId: book.panel, quantity: '5', price: '98' },
      ],
    });
  });
  after(async () => app.close());

  const minor = (money: { readonly minor: string } | null): bigint | null =>
    money === null ? null : BigInt(money.minor);

  it('ties an order from list to invoice to its lines, to the cent', async () => {
    const input = { source: order.source, orderNo: order.number };
    const { whole, lines } = await app.as(book.finance)(orderWaterfall, input);
    assert.deepEqual(
      [whole.list, whole.standardDiscount, whole.exceptionalDiscount, whole.invoice, whole.costOfGoods].map(minor),
      [150_000n, 0n, 4_000n, 146_000n, 105_000n],
    );
    for (const name of ['list', 'invoice', 'pocketRevenue'] as const)
      assert.equal(
        lines.reduce((sum, line) => sum + BigInt(line[name].minor), 0n),
        minor(whole[name]),
        name,
      );
  });
  it('ties the account to its product lines, and hides cost from those who see none', async () => {
    const all = await app.as(book.finance)(accountWaterfall, { id: book.accountId });
    assert.equal(
      all.lines.reduce((sum, line) => sum + BigInt(line.pocketRevenue.minor), 0n),
      minor(all.whole.pocketRevenue),
    );
    const seen = await app.as(book.kam)(orderWaterfall, { source: order.source, orderNo: order.number });
    assert.deepEqual([seen.whole.costOfGoods, seen.whole.costToServe, seen.whole.contribution], [null, null, null]);
    assert.equal(minor(seen.whole.pocketRevenue) !== null, true);
  });
  it('shows what is paid beside the floor', async () => {
    const [own] = (await app.as(book.finance)(accountFloors, { id: book.accountId })).rows;
    assert.deepEqual([own?.ownPrice, own?.isOwnBelowFloor, own?.unitCost], ['97.3333', false, '70']);
    // Whole months for who sees no cost: the mean of a month under way moves with every order that he enters.
    assert.deepEqual((await app.as(book.kam)(accountFloors, { id: book.accountId })).rows, []);
  });
  it('adds up what was granted, with the document', async () => {
    const { concessionBp, grants } = await app.as(book.kam)(accountConcessions, { id: book.accountId });
    assert.deepEqual(
      [concessionBp, grants.map(({ kind, number }) => [kind, number])],
      [300, [['order', order.number]]],
    );
  });
  it('says when the data are too few for a slope or a band', async () => {
    const { rows, needMonths } = await app.as(book.kam)(sensitivity, { id: book.accountId });
    assert.deepEqual(
      rows.map(({ slope, months }) => [slope, months < needMonths]),
      [[null, true]],
    );
    assert.equal((await app.as(book.kam)(peerBand, { id: book.accountId, productId: book.panel })).band, null);
  });
  it('of somebody else’s account is not found', async () => {
    const [other, input] = [app.as(book.otherKam), { id: book.accountId }];
    await assert.rejects(other(accountWaterfall, input), refusedWith('accounts.not-found'));
    await assert.rejects(other(accountFloors, input), refusedWith('accounts.not-found'));
    await assert.rejects(other(accountConcessions, input), refusedWith('accounts.not-found'));
    await assert.rejects(other(sensitivity, input), refusedWith('accounts.not-found'));
    await assert.rejects(
      app.as(book.otherKam)(orderWaterfall, { source: order.source, orderNo: order.number }),
      refusedWith('pricing.order-not-found'),
    );
  });
  it('takes all that was booked for an order, whenever it was, and nothing of another', async () => {
    const other = await app.as(book.kam)(enterOrder, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '1', price: '100' }],
    });
    const entry = (no: string, bookedOn: string, kind: string) => ({ no, bookedOn, kind });
    const entries = [
      { ...entry('1', '2027-02-10', 'rebate'), amountE4: 300_001, orderNo: order.number, lineNo: 2 },
      { ...entry('2', '2027-01-03', 'freight'), amountE4: 100_000, orderNo: order.number, lineNo: null },
      { ...entry('3', '2026-11-22', 'freight'), amountE4: 77_700, orderNo: other.number, lineNo: null },
      { ...entry('4', '2026-11-22', 'rebate'), amountE4: 55_500, orderNo: other.number, lineNo: 1 },
    ];
    await app.database.withOrg(book.company.id, async (db) => {
      for (const { no, bookedOn, kind, amountE4, orderNo, lineNo } of entries)
        await sql`
          insert into pocket_item (org_id, id, source, entry_no, account_id, booked_on, kind, amount_e4, currency, order_source, order_no, line_no)
          values (${book.company.id}, gen_random_uuid(), 'erp', ${no}, ${book.accountId}::uuid, ${bookedOn}::date, ${kind},
            ${amountE4}, 'CNY', ${order.source}, ${orderNo}, ${lineNo})`.execute(db);
    });
    const { whole, lines } = await app.as(book.finance)(orderWaterfall, {
      source: order.source,
      orderNo: order.number,
    });
    const booked = (items: typeof whole.pocketItems) =>
      Object.fromEntries(items.flatMap(({ kind, amount }) => (amount.minor === '0' ? [] : [[kind, amount.minor]])));
    assert.deepEqual(booked(whole.pocketItems), { rebate: '3000', freight: '1000' });
    const freight = lines.map(({ pocketItems }) => booked(pocketItems)['freight']);
    assert.deepEqual(freight, ['664', '336']);
    const whole2 = await app.as(book.finance)(orderWaterfall, { source: order.source, orderNo: other.number });
    assert.deepEqual(booked(whole2.whole.pocketItems), { rebate: '555', freight: '777' });
    await app.database.withOrg(book.company.id, async (db) =>
      sql`delete from pocket_item where org_id = ${book.company.id}`.execute(db),
    );
  });
});
