import { monthNumberOf, monthOf, monthOfNumber } from '#kernel/day';
import type { Day } from '#kernel/day';
import { minorOf } from '#kernel/money';
import type { AccountFacts, InvoiceFacts, MonthFacts, PaymentFacts } from '../domain/index.ts';
import { monthNumberOfDay, observationWindowOf, paymentFactsOf } from '../domain/index.ts';
import type { FactPage } from '../store/facts/fact-page.ts';
import { amount, byAccount, itemsOf, listsByAccount, whole } from './packed.ts';
import { laddersOf, profilesOf, statementsOf } from './profile.ts';
import type { Profile } from './profile.ts';
import { noTotals, productsOf, tradeFactsOf } from './trade.ts';
import type { Book, Totals } from './trade.ts';

export type Unpacking = { readonly asOf: Day; readonly windowMonths: number; readonly currency: string };

export type UnpackedAccount = Profile & { readonly facts: AccountFacts };

/** Facts of the accounts of a page, exactly as account-facts.ts describes them. */
export const unpackFacts = (page: FactPage, unpacking: Unpacking): readonly UnpackedAccount[] => {
  const packs = packsOf(page);
  return profilesOf(page.profiles).map((profile) => ({ ...profile, facts: factsOf(profile, packs, unpacking) }));
};

const packsOf = ({ behaviour, statements, ladders }: FactPage) => ({
  lines: listsByAccount(behaviour.lines),
  products: productsOf(behaviour.products),
  pocket: byAccount(behaviour.pocket),
  serve: byAccount(behaviour.serve),
  invoices: byAccount(behaviour.invoices),
  undelivered: byAccount(behaviour.undelivered),
  limits: byAccount(behaviour.limits),
  statements: statementsOf(statements),
  ladders: laddersOf(ladders),
});

type Packs = ReturnType<typeof packsOf>;

const factMonths = 36;

const factsOf = (
  { id, code, attributes }: Profile,
  packs: Packs,
  { asOf, windowMonths, currency }: Unpacking,
): AccountFacts => {
  const span = observationWindowOf(asOf, windowMonths);
  const firstMonth = monthNumberOf(monthOf(asOf)) - factMonths + 1;
  const window = noTotals();
  const months = new Map<number, Totals>();
  const book: Book = (day, booking) => {
    if (day > span.afterDay) add(window, booking);
    const month = monthNumberOfDay(day);
    if (month < firstMonth) return;
    const sums = months.get(month) ?? noTotals();
    add(sums, booking);
    months.set(month, sums);
  };
  const trade = tradeFactsOf(packs.lines.get(id) ?? [], { products: packs.products, afterDay: span.afterDay, book });
  for (const [day, pocket] of itemsOf(packs.pocket.get(id))) book(whole(day), { pocketE4: amount(pocket) });
  for (const [day, serve] of itemsOf(packs.serve.get(id))) book(whole(day), { costToServeE4: amount(serve) });
  const payment = paymentFactsOf(itemsOf(packs.invoices.get(id)).map(invoiceOf), span);
  const undelivered = packs.undelivered.get(id);
  const limit = packs.limits.get(id);
  return {
    code,
    attributes,
    ...trade,
    window,
    months: [...months]
      .toSorted(([a], [b]) => a - b)
      .map(([month, { netE4, costKnownNetE4, costE4, pocketE4, costToServeE4 }]): MonthFacts => ({
        month: monthOfNumber(month),
        netE4,
        costKnownNetE4,
        costE4,
        pocketE4,
        costToServeE4,
      })),
    payment,
    credit: {
      exposureMinor:
        payment === null && undelivered === undefined
          ? null
          : openMinorOf(payment) + minorOf(amount(undelivered), currency),
      limitMinor: limit === undefined ? null : amount(limit),
    },
    evidence: packs.statements.get(id) ?? [],
    ladder: packs.ladders.get(id) ?? null,
  };
};

const add = (sums: Totals, booking: Partial<Totals>): void => {
  sums.netE4 += booking.netE4 ?? 0n;
  sums.costKnownNetE4 += booking.costKnownNetE4 ?? 0n;
  sums.costE4 += booking.costE4 ?? 0n;
  sums.returnsE4 += booking.returnsE4 ?? 0n;
  sums.pocketE4 += booking.pocketE4 ?? 0n;
  sums.costToServeE4 += booking.costToServeE4 ?? 0n;
};

const invoiceOf = ([issued, due, amountMinor, disputed, ...parts]: readonly string[]): InvoiceFacts => ({
  issuedDay: whole(issued),
  dueDay: whole(due),
  amountMinor: amount(amountMinor),
  isDisputed: disputed === '1',
  payments: parts.flatMap((day, i) => (i % 2 === 0 ? [{ day: whole(day), amountMinor: amount(parts[i + 1]) }] : [])),
});

const openMinorOf = (payment: PaymentFacts | null): bigint => {
  if (payment === null) return 0n;
  const { currentMinor, to30Minor, to60Minor, to90Minor, over90Minor } = payment.ageing;
  return currentMinor + to30Minor + to60Minor + to90Minor + over90Minor;
};
