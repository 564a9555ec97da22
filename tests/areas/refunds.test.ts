import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ledgerContract } from '#areas/ledger/contract';
import { seededRandom } from '#kernel/random';
import { todayOf } from '#kernel/today';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { factDifferences } from '#tests/ledger-text';

type Bill = { readonly no: string; readonly due: string; readonly cents: number };
type Money = { readonly no: string; readonly day: string; readonly cents: number; readonly bill: string };
type Book = { readonly account: string; readonly bills: readonly Bill[]; readonly money: readonly Money[] };

const random = seededRandom(20_261_129);
const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

/** Few days and small sums, so that days tie, invoices fill up exactly, and refunds ask for more than there is. */
const books: readonly Book[] = Array.from({ length: 60 }, (_, at): Book => {
  const bills = Array.from({ length: whole(1, 4) }, (_bill, i): Bill => ({
    no: `B${at}-${i}`,
    due: day(whole(0, 6) * 10),
    cents: whole(1, 12),
  }));
  const namedOn = new Map<string, number>();
  const money = Array.from({ length: whole(2, 9) }, (_move, i): Money => {
    const bill = random() < 0.5 ? bills[whole(0, bills.length - 1)] : undefined;
    const isRefund = random() < 0.4;
    const left = bill === undefined ? 15 : bill.cents - (namedOn.get(bill.no) ?? 0);
    const cents = isRefund ? -whole(1, 15) : whole(1, Math.max(1, left));
    const isNamed = bill !== undefined && (isRefund || left > 0);
    if (isNamed && !isRefund) namedOn.set(bill.no, (namedOn.get(bill.no) ?? 0) + cents);
    return { no: `P${at}-${i}`, day: day(whole(0, 8) * 8), cents, bill: isNamed ? bill.no : '' };
  });
  return { account: `K${at}`, bills, money };
});

type Settled = { paid: number; settledOn: string | null };

/** Cent by cent: a payment lays its cents on a pile, a refund takes from the top; the pile's place tells the invoice. */
const settleSlowly = ({ bills, money }: Book): ReadonlyMap<string, Settled> => {
  const settled = new Map<string, Settled>(bills.map(({ no }) => [no, { paid: 0, settledOn: null }]));
  const sizes = new Map(bills.map(({ no, cents }) => [no, cents]));
  const inOrder = money.toSorted(
    (a, b) => a.day.localeCompare(b.day) || Number(a.cents < 0) - Number(b.cents < 0) || (a.no < b.no ? -1 : 1),
  );
  const move = (no: string | undefined, by: 1 | -1, on: string): void => {
    const one = no === undefined ? undefined : settled.get(no);
    if (one === undefined) return;
    one.paid += by;
    if (by === 1 && (one.settledOn ?? '') < on) one.settledOn = on;
  };
  const walk = (moves: readonly Money[], places: readonly string[]): readonly Money[] => {
    let height = 0;
    return moves.flatMap((one) => {
      let rest = Math.abs(one.cents);
      for (; rest > 0 && (one.cents > 0 || height > 0); rest -= 1) {
        if (one.cents > 0) move(places[height++], 1, one.day);
        else move(places[--height], -1, one.day);
      }
      return rest > 0 ? [{ ...one, cents: -rest }] : [];
    });
  };
  const rest = bills.flatMap(({ no, cents }) =>
    walk(
      inOrder.filter(({ bill }) => bill === no),
      Array.from({ length: cents }, () => no),
    ),
  );
  const open = bills
    .toSorted((a, b) => a.due.localeCompare(b.due) || (a.no < b.no ? -1 : 1))
    .flatMap(({ no, cents }) => Array.from({ length: cents - (settled.get(no)?.paid ?? 0) }, () => no));
  const others = inOrder.flatMap((one) => (one.bill === '' ? [one] : rest.filter(({ no }) => no === one.no)));
  walk(others, open);
  for (const [no, one] of settled) if (one.paid < (sizes.get(no) ?? 0)) one.settledOn = null;
  return settled;
};

const decimals = (cents: number): string => (cents / 100).toFixed(2);

describe('refunds', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('退款公司');
    const common = { source: 'erp', decimal: '.', createMissing: { accounts: true } } as const;
    const billed = await importFileAs(app, company.admin, {
      mapping: {
        ...common,
        kind: 'invoices',
        columns: { invoiceNo: 'no', account: 'account', issuedOn: 'day', dueOn: 'due', amount: 'amount' },
      },
      body: [
        'no,account,day,due,amount',
        ...books.flatMap(({ account, bills }) =>
          bills.map(({ no, due, cents }) => `${no},${account},2026-01-01,${due},${decimals(cents)}`),
        ),
      ].join('\n'),
    });
    const paid = await importFileAs(app, company.admin, {
      mapping: {
        ...common,
        kind: 'payments',
        columns: { paymentNo: 'no', account: 'account', paidOn: 'day', amount: 'amount', invoiceNo: 'bill' },
      },
      body: [
        'no,account,day,amount,bill',
        ...books.flatMap(({ account, money }) =>
          money.map((one) => `${one.no},${account},${one.day},${decimals(one.cents)},${one.bill}`),
        ),
      ].join('\n'),
    });
    assert.deepEqual(
      [billed.counts.rejected, paid.counts.rejected],
      [0, 0],
      JSON.stringify(paid.report?.firstRefusals),
    );
  });
  after(async () => await app.close());

  it('reopen what they take back, as a pile of cents says', async () => {
    const { accountInvoices, listAccounts } = ledgerContract.operations;
    const as = app.as(company.admin);
    const { rows } = await as(listAccounts, { limit: 100 });
    assert.equal(rows.length, books.length);
    for (const book of books) {
      const account = rows.find(({ code }) => code === book.account);
      assert.ok(account);
      const wanted = settleSlowly(book);
      const { rows: found } = await as(accountInvoices, { id: account.id });
      assert.deepEqual(
        new Map(found.map(({ invoiceNo, paid, settledOn }) => [invoiceNo, { paid: Number(paid.minor), settledOn }])),
        new Map(found.map(({ invoiceNo }) => [invoiceNo, wanted.get(invoiceNo)])),
        JSON.stringify(book),
      );
      const open = book.bills.reduce((sum, { no, cents }) => sum + cents - (wanted.get(no)?.paid ?? 0), 0);
      assert.equal(Number(account.figures?.open.minor), open, book.account);
    }
  });

  it('leave the facts equal to a fresh aggregation', async () => {
    const today = todayOf(app.clock.now(), 'Asia/Shanghai');
    assert.deepEqual(await factDifferences(app.database, { orgId: company.id, currency: 'CNY', today }), []);
  });
});
