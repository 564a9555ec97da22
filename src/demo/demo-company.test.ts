import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { timesE4 } from '#kernel/decimal';
import { demoCompany, type DemoCompany } from './demo-company.ts';
import { nearMisses, type NearMiss } from './behaviour.ts';
import { plainBadgesOf, tomorrowLacksOf, type Lack } from './plain-badges.ts';
import { plainFactsOf } from './plain-facts.ts';
import { usccCheckOf } from './uscc.ts';

const endDay = '2026-10-31';
const demo = demoCompany({ seed: 1, endDay });
const facts = plainFactsOf(demo, endDay);

const hashOf = (company: DemoCompany): string =>
  createHash('sha256')
    .update(JSON.stringify(company, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)))
    .digest('hex');

const assertBetween = (value: number, low: number, high: number): void =>
  assert.ok(value >= low && value <= high, `${value} lies outside ${low} to ${high}`);

const lackOf: Readonly<Record<NearMiss, Lack>> = {
  'pays-late': 'punctual',
  'long-established': 'young',
  'common-product': 'different',
  'dearer-only': 'special',
  'tiny-base': 'special',
  'one-project': 'special',
  silent: 'alive',
};

const assertTruthsFound = (company: DemoCompany, day: string): void => {
  const badges = plainBadgesOf(company, company === demo ? facts : plainFactsOf(company, day), day);
  for (const [name, found] of Object.entries(badges)) {
    const planted = new Set(Object.entries(company.truths).find(([truth]) => truth === name)?.[1]);
    const hits = found.filter((code) => planted.has(code)).length;
    assertBetween(hits / found.length, 0.95, 1);
    assertBetween(hits / planted.size, 0.95, 1);
  }
};

describe('the demo company', () => {
  it('is the same for the same seed and another for another', () => {
    assert.equal(hashOf(demoCompany({ seed: 1, endDay })), hashOf(demo));
    assert.notEqual(hashOf(demoCompany({ seed: 2, endDay })), hashOf(demo));
  });

  it('has the size of a three-year book', () => {
    assert.equal(demo.accounts.length, 1200);
    assertBetween(demo.products.length, 110, 130);
    assertBetween(demo.orders.length, 140_000, 165_000);
    assertBetween(demo.persons.length, 2300, 3000);
    assert.equal(demo.accounts.filter(({ kind }) => kind === 'dealer').length, 180);
    assertBetween(demo.accounts.filter(({ kind }) => kind === 'public-body').length, 40, 80);
    assertBetween(demo.accounts.filter(({ parentCode }) => parentCode !== undefined).length, 60, 140);
    const days = demo.orders.map(({ orderedOn }) => orderedOn);
    assert.ok(days.every((day) => day >= '2023-11-01' && day <= endDay));
  });

  it('plants each truth so that its plain definition finds it and nothing else', () => {
    assertTruthsFound(demo, endDay);
  });

  it('plants them as clearly for another seed that ends at the Spring Festival', () => {
    const other = demoCompany({ seed: 42, endDay: '2026-02-28' });
    assertTruthsFound(other, '2026-02-28');
  });

  it('sets beside the key accounts of tomorrow others that lack one thing and have the rest', () => {
    const lacks = tomorrowLacksOf(demo, facts, endDay);
    for (const miss of nearMisses) {
      const codes = demo.nearMisses[miss];
      assert.equal(codes.length, 6, miss);
      for (const code of codes) assert.deepEqual(lacks.get(code), [lackOf[miss]], `${miss} ${code}`);
    }
  });

  it('gives no account two planted parts', () => {
    const codes = Object.values(demo.truths).flat();
    assert.equal(new Set(codes).size, codes.length);
  });
});

describe('the records of the demo company', () => {
  it('name only accounts, products, orders and invoices that exist', () => {
    const accounts = new Set(demo.accounts.map(({ code }) => code));
    const products = new Set(demo.products.map(({ code }) => code));
    const orders = new Set(demo.orders.map(({ orderNo }) => orderNo));
    const invoices = new Set(demo.invoices.map(({ invoiceNo }) => invoiceNo));
    const owners = new Set(demo.users.map(({ email }) => email));
    const booked = [
      ...demo.persons,
      ...demo.orders,
      ...demo.invoices,
      ...demo.payments,
      ...demo.pocketItems,
      ...demo.costToServe,
    ];
    assert.ok(booked.every(({ account }) => accounts.has(account)));
    assert.ok(demo.orders.every(({ endAccount }) => endAccount === undefined || accounts.has(endAccount)));
    assert.ok([...demo.orders, ...demo.costs].every(({ product }) => products.has(product)));
    assert.ok(demo.invoices.every(({ orderNo }) => orderNo !== undefined && orders.has(orderNo)));
    assert.ok(demo.payments.every(({ invoiceNo }) => invoiceNo !== undefined && invoices.has(invoiceNo)));
    assert.ok(demo.accounts.every(({ parentCode }) => parentCode === undefined || accounts.has(parentCode)));
    assert.ok(demo.accounts.every(({ ownerEmail }) => ownerEmail !== undefined && owners.has(ownerEmail)));
  });

  it('carry keys and names that occur once', () => {
    const keys: readonly (readonly unknown[])[] = [
      demo.accounts.map(({ code }) => code),
      demo.accounts.map(({ name }) => name),
      demo.accounts.map(({ uscc }) => uscc),
      demo.persons.map(({ code }) => code),
      demo.persons.flatMap(({ mobile }) => mobile ?? []),
      demo.products.map(({ name }) => name),
      demo.costs.map(({ product, validFrom }) => `${product} ${validFrom}`),
      demo.orders.map(({ orderNo, lineNo }) => `${orderNo} ${lineNo}`),
      demo.invoices.map(({ invoiceNo }) => invoiceNo),
      demo.payments.map(({ paymentNo }) => paymentNo),
      [...demo.pocketItems, ...demo.costToServe].map(({ entryNo }) => entryNo),
    ];
    for (const list of keys) assert.equal(new Set(list).size, list.length);
  });

  it('multiply exactly: the net amount is quantity times net price', () => {
    assert.ok(demo.orders.every(({ quantityE4, netPriceE4, netE4 }) => timesE4(quantityE4, netPriceE4) === netE4));
  });

  it('never pay more than was billed, and nothing after the last day', () => {
    const open = new Map(demo.invoices.map(({ invoiceNo, amountMinor }) => [invoiceNo, amountMinor]));
    for (const { invoiceNo = '', amountMinor } of demo.payments)
      open.set(invoiceNo, (open.get(invoiceNo) ?? 0n) - amountMinor);
    assert.ok([...open.values()].every((rest) => rest >= 0n));
    assert.ok(demo.payments.every(({ paidOn }) => paidOn <= endDay));
    assert.ok(demo.orders.every(({ deliveredOn }) => deliveredOn === undefined || deliveredOn <= endDay));
  });

  it('carry an English form and a well-formed credit code for every account', () => {
    for (const { nameEn = '', uscc = '' } of demo.accounts) {
      assert.match(nameEn, /^[\w(),.' -]+$/);
      assert.match(uscc, /^[0-9A-HJ-NPQRTUWXY]{18}$/);
      assert.equal(usccCheckOf(uscc.slice(0, 17)), uscc.slice(17));
    }
  });
});

describe('the trade of the demo company', () => {
  const buyers = [...facts.values()].filter(({ net }) => net > 0).toSorted((a, b) => b.net - a.net);
  const total = (of: (account: (typeof buyers)[number]) => number): number =>
    buyers.reduce((sum, account) => sum + of(account), 0);

  it('lies with the top fifth of accounts for 60 to 75 %', () => {
    const top = buyers.slice(0, Math.round(buyers.length / 5)).reduce((sum, { net }) => sum + net, 0);
    assertBetween(top / total(({ net }) => net), 0.6, 0.75);
  });

  it('has a whale curve that peaks at 130 to 180 % of contribution', () => {
    assertBetween(
      total(({ contribution }) => Math.max(0, contribution)) / total(({ contribution }) => contribution),
      1.3,
      1.8,
    );
  });

  it('is paid late for about 36 % of invoices, ten days on average, a fifth disputed', () => {
    const late = total(({ lateInvoices }) => lateInvoices);
    assertBetween(late / total(({ invoices }) => invoices), 0.33, 0.39);
    assertBetween(total(({ sumOfLateDays }) => sumOfLateDays) / late, 8.5, 12);
    assertBetween(demo.invoices.filter(({ disputed }) => disputed).length / demo.invoices.length, 0.15, 0.25);
  });

  it('sells about twice as much in November as in spring', () => {
    const byMonth = new Map<string, number>();
    for (const { orderedOn, netE4 } of demo.orders)
      byMonth.set(orderedOn.slice(5, 7), (byMonth.get(orderedOn.slice(5, 7)) ?? 0) + Number(netE4));
    const spring = ['03', '04', '05'].reduce((sum, month) => sum + (byMonth.get(month) ?? 0), 0) / 3;
    assertBetween((byMonth.get('11') ?? 0) / spring, 1.5, 2.4);
  });

  it('takes back about 1.7 % of its lines and gives samples and free goods', () => {
    const count = (kind: string): number => demo.orders.filter((line) => line.kind === kind).length;
    assertBetween(count('return') / demo.orders.length, 0.014, 0.02);
    assert.ok(count('sample') > 1000 && count('free-goods') > 800);
  });

  it('delivers about nine orders in ten on time and in full', () => {
    const delivered = Map.groupBy(
      demo.orders.filter(({ kind, deliveredOn }) => kind === 'sale' && deliveredOn),
      ({ orderNo }) => orderNo,
    );
    const good = [...delivered.values()].filter((lines) =>
      lines.every(
        ({ promisedOn = '', deliveredOn = '', shortE4 }) => deliveredOn <= promisedOn && shortE4 === undefined,
      ),
    );
    assertBetween(good.length / delivered.size, 0.87, 0.93);
  });
});
