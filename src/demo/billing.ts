import type { InvoiceRecord, OrderLineRecord, PaymentRecord } from '#domain/ledger';
import { minorOf } from '#kernel/money';
import type { Behaviour } from './behaviour.ts';
import type { Calendar } from './calendar.ts';
import { demoCurrency } from './currency.ts';
import type { Draw } from './draw.ts';
import { meltedMonthsOn } from './melt.ts';
import type { DemoOrder } from './order-lines.ts';

export type Bill = { readonly invoice: InvoiceRecord; readonly payments: readonly PaymentRecord[] };

type Billing = {
  readonly account: string;
  readonly behaviour: Behaviour;
  readonly calendar: Calendar;
  readonly order: DemoOrder;
  readonly returned: readonly OrderLineRecord[];
};

/** Months over which a melting account's terms stretch to their end. */
const stretchMonths = 18;

/** An order is invoiced after delivery and returns; an invoice is paid by the account's habit, or open on the last day. */
export const billOf = (draw: Draw, billing: Billing): Bill | undefined => {
  const { account, behaviour, calendar, order, returned } = billing;
  const amountMinor = minorOf(
    [...order.lines, ...returned].reduce((sum, { netE4 }) => sum + netE4, 0n),
    demoCurrency,
  );
  const settledDay = Math.max(order.deliveredDay, order.day + (returned.length > 0 ? 30 : 0));
  const issuedDay = calendar.workDayFrom(settledDay + draw.whole(1, 5));
  if (issuedDay > calendar.endDay || amountMinor <= 0n) return undefined;
  const dueDay = issuedDay + termsOn(behaviour, issuedDay);
  const disputed = draw.chance(0.2);
  const invoice: InvoiceRecord = {
    invoiceNo: `IV${order.orderNo.slice(2)}`,
    account,
    issuedOn: calendar.dayOf(issuedDay),
    dueOn: calendar.dayOf(dueDay),
    amountMinor,
    currency: demoCurrency,
    disputed,
    orderNo: order.orderNo,
  };
  const paidDay = Math.max(
    issuedDay,
    calendar.workDayUpTo(dueDay + delayOf(draw, behaviour, { disputed, terms: dueDay - issuedDay })),
  );
  return { invoice, payments: paymentsOf(draw, invoice, { issuedDay, paidDay, calendar }) };
};

const termsOn = ({ melt, termsDays }: Behaviour, day: number): number => {
  if (!melt) return termsDays;
  const share = Math.min(1, meltedMonthsOn(melt, day) / stretchMonths);
  return Math.round((termsDays + (melt.termsDays - termsDays) * share) / 5) * 5;
};

/** Disputed invoices are late about two and a half times as often (IBM receivables: 68 % against 26 %). */
const delayOf = (draw: Draw, { paying }: Behaviour, bill: { disputed: boolean; terms: number }): number => {
  const odds = bill.disputed ? 1.75 : 0.81;
  if (!draw.chance(Math.min(0.97, paying.lateShare * odds))) return -draw.whole(0, Math.min(12, bill.terms));
  return Math.min(paying.mostDays, paying.leastDays + Math.round(paying.meanDays * draw.gamma(1.4)));
};

type Paid = { readonly issuedDay: number; readonly paidDay: number; readonly calendar: Calendar };

/** One invoice in twenty is paid in two parts, the second within the same delay. */
const paymentsOf = (draw: Draw, invoice: InvoiceRecord, { issuedDay, paidDay, calendar }: Paid): PaymentRecord[] => {
  const first = draw.chance(0.05) ? (invoice.amountMinor * BigInt(draw.whole(3, 7))) / 10n : 0n;
  const earlier = Math.max(issuedDay, calendar.workDayUpTo(paidDay - draw.whole(0, 6)));
  const parts = [
    { day: earlier, amountMinor: first },
    { day: paidDay, amountMinor: invoice.amountMinor - first },
  ];
  return parts
    .filter(({ day, amountMinor }) => amountMinor > 0n && day <= calendar.endDay)
    .map(({ day, amountMinor }, at) => ({
      paymentNo: `PY${invoice.invoiceNo.slice(2)}-${at + 1}`,
      account: invoice.account,
      paidOn: calendar.dayOf(day),
      amountMinor,
      currency: demoCurrency,
      invoiceNo: invoice.invoiceNo,
    }));
};
