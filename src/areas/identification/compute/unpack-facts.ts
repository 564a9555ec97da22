import { dayNumberOf, monthNumberOf, monthOf, monthOfNumber } from '#kernel/day';
import type { Day } from '#kernel/day';
import { minorOf } from '#kernel/money';
import type { AccountFacts, MonthFacts, OrderDay, PaymentFacts, ProductLineFacts, WindowTotals } from '../domain/index.ts';
import { monthNumberOfDay, windowStartOf } from '../domain/index.ts';
import type { FactPage } from '../store/facts/fact-page.ts';
import { amount, byAccount, itemsOf, listsByAccount, packedText, whole } from './packed.ts';
import { laddersOf, profilesOf, statementsOf } from './profile.ts';
import type { Profile } from './profile.ts';

export type Unpacking = { readonly asOf: Day; readonly windowMonths: number; readonly currency: string };

export type UnpackedAccount = Profile & { readonly facts: AccountFacts };

/** Facts of the accounts of a page, exactly as account-facts.ts describes them. */
export const unpackFacts = (page: FactPage, unpacking: Unpacking): readonly UnpackedAccount[] => {
  const packs = packsOf(page);
  return profilesOf(page.profiles).map((profile) => ({ ...profile, facts: factsOf(profile, packs, unpacking) }));
};

const packsOf = ({ behaviour, statements, ladders }: FactPage) => ({
  saleDays: byAccount(behaviour.saleDays),
  families: listsByAccount(behaviour.families),
  returns: byAccount(behaviour.returns),
  orders: byAccount(behaviour.orders),
  pocket: byAccount(behaviour.pocket),
  serve: byAccount(behaviour.serve),
  payments: byAccount(behaviour.payments),
  undelivered: byAccount(behaviour.undelivered),
  limits: byAccount(behaviour.limits),
  statements: statementsOf(statements),
  ladders: laddersOf(ladders),
});

type Packs = ReturnType<typeof packsOf>;

const factsOf = ({ id, code, attributes }: Profile, packs: Packs, unpacking: Unpacking): AccountFacts => {
  const orderDays = itemsOf(packs.saleDays.get(id)).map(
    ([day, net, known, cost, lines]): OrderDay => ({
      day: whole(day),
      netE4: amount(net),
      costKnownNetE4: amount(known),
      costE4: amount(cost),
      lines: whole(lines),
    }),
  );
  const payment = paymentOf(packs.payments.get(id));
  const [counts = '', largest = '', orderNo = ''] = (packs.orders.get(id) ?? '').split('\t');
  const [sale, returned, sample, freeGoods, special, hard, promised, onTime] = counts === '' ? [] : counts.split(' ').map(Number);
  const [largestDay, largestNet] = largest.split(' ');
  const undelivered = packs.undelivered.get(id);
  const limit = packs.limits.get(id);
  return {
    code,
    attributes,
    orderDays,
    ...sumsOf(bookingsOf(orderDays, packs, id), unpacking),
    largestOrder: orderNo === '' ? null : { orderNo: packedText(orderNo), day: whole(largestDay), netE4: amount(largestNet) },
    orderKinds: { sale: sale ?? 0, return: returned ?? 0, sample: sample ?? 0, 'free-goods': freeGoods ?? 0 },
    lines: (packs.families.get(id) ?? []).map(lineOf).toSorted((a, b) => (a.line < b.line ? -1 : 1)),
    special: { special: special ?? 0, hard: hard ?? 0 },
    payment,
    credit: {
      exposureMinor:
        payment === null && undelivered === undefined ? null : openMinorOf(payment) + minorOf(amount(undelivered), unpacking.currency),
      limitMinor: limit === undefined ? null : amount(limit),
    },
    deliveries: { promised: promised ?? 0, onTimeInFull: onTime ?? 0 },
    evidence: packs.statements.get(id) ?? [],
    ladder: packs.ladders.get(id) ?? null,
  };
};

const lineOf = (text: string): ProductLineFacts => {
  const [line = '""', net, days = ''] = text.split('\t');
  return { line: packedText(line), days: days.split(' ').map(Number), netE4: amount(net) };
};

/** What was booked on a day; only what differs from zero is there. */
type Booking = { readonly day: number } & Partial<WindowTotals>;

function* bookingsOf(orderDays: readonly OrderDay[], packs: Packs, id: string): Generator<Booking> {
  yield* orderDays;
  for (const [day, net, known, cost] of itemsOf(packs.returns.get(id))) {
    const netE4 = amount(net);
    yield { day: whole(day), netE4, costKnownNetE4: amount(known), costE4: amount(cost), returnsE4: netE4 };
  }
  for (const [day, pocket] of itemsOf(packs.pocket.get(id))) yield { day: whole(day), pocketE4: amount(pocket) };
  for (const [day, serve] of itemsOf(packs.serve.get(id))) yield { day: whole(day), costToServeE4: amount(serve) };
}

const factMonths = 36;

const nothing: WindowTotals = { netE4: 0n, costKnownNetE4: 0n, costE4: 0n, returnsE4: 0n, pocketE4: 0n, costToServeE4: 0n };

const sumsOf = (bookings: Iterable<Booking>, { asOf, windowMonths }: Unpacking): Pick<AccountFacts, 'window' | 'months'> => {
  const afterDay = dayNumberOf(windowStartOf(asOf, windowMonths));
  const firstMonth = monthNumberOf(monthOf(asOf)) - factMonths + 1;
  const window = { ...nothing };
  const months = new Map<number, { -readonly [K in keyof WindowTotals]: WindowTotals[K] }>();
  for (const booking of bookings) {
    if (booking.day > afterDay) add(window, booking);
    const month = monthNumberOfDay(booking.day);
    if (month < firstMonth) continue;
    const known = months.get(month);
    if (known) add(known, booking);
    else months.set(month, add({ ...nothing }, booking));
  }
  return {
    window,
    months: [...months]
      .toSorted(([a], [b]) => a - b)
      .map(([month, { returnsE4: _, ...sums }]): MonthFacts => ({ month: monthOfNumber(month), ...sums })),
  };
};

type Totals = { -readonly [K in keyof WindowTotals]: WindowTotals[K] };

const add = (sums: Totals, booking: Booking): Totals => {
  sums.netE4 += booking.netE4 ?? 0n;
  sums.costKnownNetE4 += booking.costKnownNetE4 ?? 0n;
  sums.costE4 += booking.costE4 ?? 0n;
  sums.returnsE4 += booking.returnsE4 ?? 0n;
  sums.pocketE4 += booking.pocketE4 ?? 0n;
  sums.costToServeE4 += booking.costToServeE4 ?? 0n;
  return sums;
};

/** Reads the figures in the order of paymentFigures. */
const paymentOf = (pack: string | undefined): PaymentFacts | null => {
  if (pack === undefined) return null;
  const figures = pack.split(' ');
  const money = (place: number): bigint => amount(figures[place]);
  const count = (place: number): number => whole(figures[place]);
  return {
    invoices: count(0),
    disputedInvoices: count(1),
    judgedInvoices: count(2),
    lateInvoices: count(3),
    judgedMinor: money(4),
    beyondMinorDays: money(5),
    lateMinorDays: money(6),
    over60Minor: money(7),
    creditMinorDays: money(8),
    invoicedMinor: money(9),
    ageing: { currentMinor: money(10), to30Minor: money(11), to60Minor: money(12), to90Minor: money(13), over90Minor: money(14) },
    oldestOverdueDays: count(15),
  };
};

const openMinorOf = (payment: PaymentFacts | null): bigint => {
  if (payment === null) return 0n;
  const { currentMinor, to30Minor, to60Minor, to90Minor, over90Minor } = payment.ageing;
  return currentMinor + to30Minor + to60Minor + to90Minor + over90Minor;
};
