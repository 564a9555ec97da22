import type { ObservationWindow } from './observation-window.ts';

/** An invoice as the ledger holds it; days are day numbers. */
export type InvoiceFacts = {
  readonly amountMinor: bigint;
  readonly issuedDay: number;
  readonly dueDay: number;
  readonly isDisputed: boolean;
  readonly payments: readonly { readonly day: number; readonly amountMinor: bigint }[];
};

/** Open receivables by days past due; credit notes beyond all that is open stand below zero in what is current. */
export type Ageing = {
  readonly currentMinor: bigint;
  readonly to30Minor: bigint;
  readonly to60Minor: bigint;
  readonly to90Minor: bigint;
  readonly over90Minor: bigint;
};

/**
 * Payment behaviour of an account, aggregated so that a database can do it in whole numbers.
 * "Judged" is an invoice that is settled or overdue at the cut-off; its amount parts are weighed by their own days.
 */
export type PaymentFacts = {
  readonly invoices: number;
  readonly disputedInvoices: number;
  readonly judgedInvoices: number;
  readonly lateInvoices: number;
  /** Amount paid, or open and overdue. */
  readonly judgedMinor: bigint;
  /** Σ part × days beyond terms; early parts are negative, open overdue parts count with the days so far. */
  readonly beyondMinorDays: bigint;
  /** The same over late parts only. */
  readonly lateMinorDays: bigint;
  readonly over60Minor: bigint;
  /** Σ part × days from issue to payment or to the cut-off, and the amount that it is over. */
  readonly creditMinorDays: bigint;
  readonly invoicedMinor: bigint;
  readonly ageing: Ageing;
  readonly oldestOverdueDays: number;
};

/**
 * Aggregates the invoices that were issued in the window or are still open (docs/methods.md 4.1). What comes after the
 * as-of day does not exist yet. Credit notes are no invoices: they take off what is due longest. Example: 1,000 paid 5 days
 * early and 500 paid 65 days late → beyondMinorDays 27,500 over 1,500.
 */
export const paymentFactsOf = (
  invoices: readonly InvoiceFacts[],
  { afterDay, asOfDay }: Pick<ObservationWindow, 'afterDay' | 'asOfDay'>,
): PaymentFacts | null => {
  const { bills, creditMinor } = afterCreditNotes(invoices, asOfDay);
  const known = bills.filter((bill) => bill.issuedDay > afterDay || openMinorOf(bill, asOfDay) > 0n);
  if (known.length === 0 && creditMinor === 0n) return null;
  return known
    .map((bill) => factsOfInvoice(bill, asOfDay))
    .reduce(addPaymentFacts, { ...noFacts, ageing: { ...noFacts.ageing, currentMinor: -creditMinor } });
};

/**
 * The invoices issued by a day, each less what the account's open credit notes (invoices below zero) take off it, what is
 * due longest first; without those that nothing is left of. `creditMinor` is what they exceed all that is open by.
 * Example: 100 due in May and 50 due in June, credit notes of 120 → 30 due in June, the whole May gone.
 */
export const afterCreditNotes = (
  invoices: readonly InvoiceFacts[],
  asOfDay: number,
): { readonly bills: readonly InvoiceFacts[]; readonly creditMinor: bigint } => {
  const issued = invoices.filter(({ issuedDay }) => issuedDay <= asOfDay);
  if (issued.every(({ amountMinor }) => amountMinor >= 0n)) return { bills: issued, creditMinor: 0n };
  let creditMinor = issued
    .map((invoice) => openMinorOf(invoice, asOfDay))
    .reduce((sum, open) => (open < 0n ? sum - open : sum), 0n);
  const bills = issued
    .filter(({ amountMinor }) => amountMinor > 0n)
    .toSorted((a, b) => a.dueDay - b.dueDay)
    .map((invoice): InvoiceFacts => {
      const open = openMinorOf(invoice, asOfDay);
      const taken = open <= 0n ? 0n : open < creditMinor ? open : creditMinor;
      creditMinor -= taken;
      return { ...invoice, amountMinor: invoice.amountMinor - taken };
    });
  return { bills: bills.filter(({ amountMinor }) => amountMinor > 0n), creditMinor };
};

/** What is unpaid of an invoice on a day. */
export const openMinorOf = ({ amountMinor, payments }: InvoiceFacts, day: number): bigint =>
  payments.reduce((open, payment) => (payment.day <= day ? open - payment.amountMinor : open), amountMinor);

const noFacts: PaymentFacts = {
  invoices: 0,
  disputedInvoices: 0,
  judgedInvoices: 0,
  lateInvoices: 0,
  judgedMinor: 0n,
  beyondMinorDays: 0n,
  lateMinorDays: 0n,
  over60Minor: 0n,
  creditMinorDays: 0n,
  invoicedMinor: 0n,
  ageing: { currentMinor: 0n, to30Minor: 0n, to60Minor: 0n, to90Minor: 0n, over90Minor: 0n },
  oldestOverdueDays: 0,
};

const factsOfInvoice = (invoice: InvoiceFacts, asOfDay: number): PaymentFacts => {
  const paid = invoice.payments.filter((payment) => payment.day <= asOfDay);
  const open = openMinorOf(invoice, asOfDay);
  const overdueDays = asOfDay - invoice.dueDay;
  const isOverdue = open > 0n && overdueDays > 0;
  const parts = paid.map((payment) => ({ amount: payment.amountMinor, day: payment.day }));
  if (open > 0n) parts.push({ amount: open, day: asOfDay });
  const judged = isOverdue || open <= 0n ? parts : parts.slice(0, -1);
  const late = judged.filter((part) => part.day > invoice.dueDay);
  return {
    invoices: 1,
    disputedInvoices: invoice.isDisputed ? 1 : 0,
    judgedInvoices: isOverdue || open <= 0n ? 1 : 0,
    lateInvoices: late.length > 0 ? 1 : 0,
    judgedMinor: judged.reduce((sum, part) => sum + part.amount, 0n),
    beyondMinorDays: minorDaysOf(judged, invoice.dueDay),
    lateMinorDays: minorDaysOf(late, invoice.dueDay),
    over60Minor: late.reduce((sum, part) => (part.day - invoice.dueDay > 60 ? sum + part.amount : sum), 0n),
    creditMinorDays: minorDaysOf(parts, invoice.issuedDay),
    invoicedMinor: invoice.amountMinor,
    ageing: ageingOf(open > 0n ? open : 0n, overdueDays),
    oldestOverdueDays: isOverdue ? overdueDays : 0,
  };
};

const minorDaysOf = (parts: readonly { readonly amount: bigint; readonly day: number }[], fromDay: number): bigint =>
  parts.reduce((sum, part) => sum + part.amount * BigInt(part.day - fromDay), 0n);

const ageingOf = (open: bigint, overdueDays: number): Ageing => ({
  currentMinor: overdueDays <= 0 ? open : 0n,
  to30Minor: overdueDays > 0 && overdueDays <= 30 ? open : 0n,
  to60Minor: overdueDays > 30 && overdueDays <= 60 ? open : 0n,
  to90Minor: overdueDays > 60 && overdueDays <= 90 ? open : 0n,
  over90Minor: overdueDays > 90 ? open : 0n,
});

/** Payment facts of two accounts or two invoices together. */
export const addPaymentFacts = (a: PaymentFacts, b: PaymentFacts): PaymentFacts => ({
  invoices: a.invoices + b.invoices,
  disputedInvoices: a.disputedInvoices + b.disputedInvoices,
  judgedInvoices: a.judgedInvoices + b.judgedInvoices,
  lateInvoices: a.lateInvoices + b.lateInvoices,
  judgedMinor: a.judgedMinor + b.judgedMinor,
  beyondMinorDays: a.beyondMinorDays + b.beyondMinorDays,
  lateMinorDays: a.lateMinorDays + b.lateMinorDays,
  over60Minor: a.over60Minor + b.over60Minor,
  creditMinorDays: a.creditMinorDays + b.creditMinorDays,
  invoicedMinor: a.invoicedMinor + b.invoicedMinor,
  ageing: {
    currentMinor: a.ageing.currentMinor + b.ageing.currentMinor,
    to30Minor: a.ageing.to30Minor + b.ageing.to30Minor,
    to60Minor: a.ageing.to60Minor + b.ageing.to60Minor,
    to90Minor: a.ageing.to90Minor + b.ageing.to90Minor,
    over90Minor: a.ageing.over90Minor + b.ageing.over90Minor,
  },
  oldestOverdueDays: Math.max(a.oldestOverdueDays, b.oldestOverdueDays),
});
