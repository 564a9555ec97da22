import { addMonths, dayNumberOf } from '#kernel/day';
import type { DemoCompany } from './demo-company.ts';

/** What the records plainly say of an account, in CNY and days, as of the last day: the ground for plain-badges.ts. */
export type PlainFacts = {
  readonly code: string;
  /** The last 24 months, and their two halves. */
  net: number;
  contribution: number;
  earlier: { net: number; contribution: number };
  later: { net: number; contribution: number };
  /** Sale lines by order over the whole history: hard orders have special or complex lines. */
  readonly orders: Map<string, { day: number; net: number; isHard: boolean; isRecent: boolean }>;
  billed: number;
  lateDays: number;
  billedOver60: number;
  invoices: number;
  lateInvoices: number;
  sumOfLateDays: number;
};

const emptyFacts = (code: string): PlainFacts => ({
  code,
  net: 0,
  contribution: 0,
  earlier: { net: 0, contribution: 0 },
  later: { net: 0, contribution: 0 },
  orders: new Map(),
  billed: 0,
  lateDays: 0,
  billedOver60: 0,
  invoices: 0,
  lateInvoices: 0,
  sumOfLateDays: 0,
});

/** Adds the records up by account, straight from the definitions, with nothing of the generator's knowledge. */
export const plainFactsOf = (demo: DemoCompany, endDay: string): ReadonlyMap<string, PlainFacts> => {
  const facts = new Map(demo.accounts.map(({ code }) => [code, emptyFacts(code)]));
  const of = (code: string): PlainFacts => {
    const found = facts.get(code);
    if (!found) throw new RangeError(`no account ${code}`);
    return found;
  };
  const from = dayNumberOf(addMonths(endDay, -24));
  const middle = dayNumberOf(addMonths(endDay, -12));
  const book = (code: string, day: number, amount: { net: number; contribution: number }): void => {
    if (day <= from) return;
    const account = of(code);
    for (const sum of [account, day <= middle ? account.earlier : account.later]) {
      sum.net += amount.net;
      sum.contribution += amount.contribution;
    }
  };
  const costAt = costsOf(demo);
  const complex = new Set(demo.products.filter(({ isComplex }) => isComplex).map(({ code }) => code));
  for (const line of demo.orders) {
    const day = dayNumberOf(line.orderedOn);
    const net = Number(line.netE4) / 1e4;
    const cost =
      line.costE4 === undefined
        ? (costAt(line.product, day) * Number(line.quantityE4)) / 1e4
        : Number(line.costE4) / 1e4;
    book(line.account, day, { net, contribution: net - cost });
    if (line.kind !== 'sale') continue;
    const { orders } = of(line.account);
    const order = orders.get(line.orderNo) ?? { day, net: 0, isHard: false, isRecent: day > from };
    order.net += net;
    order.isHard ||= line.isSpecial === true || complex.has(line.product);
    orders.set(line.orderNo, order);
  }
  for (const entry of [...demo.pocketItems, ...demo.costToServe])
    book(entry.account, dayNumberOf(entry.bookedOn), { net: 0, contribution: -Number(entry.amountMinor) / 100 });
  addPaymentFacts(demo, dayNumberOf(endDay), of);
  return facts;
};

const costsOf = (demo: DemoCompany): ((product: string, day: number) => number) => {
  const steps = Map.groupBy(
    demo.costs.flatMap(({ product, validFrom, unitCostE4 }) =>
      unitCostE4 === undefined ? [] : [{ product, from: dayNumberOf(validFrom), cost: Number(unitCostE4) / 1e4 }],
    ),
    ({ product }) => product,
  );
  return (product, day) => steps.get(product)?.findLast(({ from }) => from <= day)?.cost ?? 0;
};

/**
 * Days beyond terms, weighted by amount, over invoices that are paid or overdue on the last day (docs/methods.md 4.1).
 */
const addPaymentFacts = (demo: DemoCompany, end: number, of: (code: string) => PlainFacts): void => {
  const paidByInvoice = Map.groupBy(demo.payments, ({ invoiceNo }) => invoiceNo ?? '');
  for (const invoice of demo.invoices) {
    const parts = paidByInvoice.get(invoice.invoiceNo) ?? [];
    const paid = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const isSettled = paid >= invoice.amountMinor;
    const due = dayNumberOf(invoice.dueOn);
    if (!isSettled && due >= end) continue;
    const settled = isSettled ? Math.max(...parts.map(({ paidOn }) => dayNumberOf(paidOn))) : end;
    const amount = Number(invoice.amountMinor) / 100;
    const account = of(invoice.account);
    account.invoices += 1;
    account.billed += amount;
    account.lateDays += amount * (settled - due);
    if (settled - due > 60) account.billedOver60 += amount;
    if (settled <= due) continue;
    account.lateInvoices += 1;
    account.sumOfLateDays += settled - due;
  }
};
