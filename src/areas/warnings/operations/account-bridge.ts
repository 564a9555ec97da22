import { listMonthCredit, listMonthEntries, listMonthParts, listMonthPromotions } from '#areas/ledger';
import type { MonthCredit, MonthEntry, MonthPart, MonthPromotion } from '#areas/ledger';
import type { Db } from '#db/handle';
import { firstDayOf, monthNumberOf, monthOf, monthOfNumber } from '#kernel/day';
import type { Month } from '#kernel/day';
import { divideHalfEven } from '#kernel/decimal';
import { e4OfMinor } from '#kernel/money';
import { bridgeOf, creditCostOf } from '../domain/index.ts';
import type { AccountPeriod, Bridge, PeriodRow, Rates } from '../domain/index.ts';

/** Both months included. */
export type Period = { readonly from: Month; readonly to: Month };

/** The months that end with this one. */
export const periodEnding = (to: Month, months: number): Period => ({
  from: monthOfNumber(monthNumberOf(to) - months + 1),
  to,
});

/** The company's currency and its cost of capital a year. */
export type Own = { readonly currency: string; readonly capitalRateBp: number };

export type AccountBook = {
  readonly parts: readonly MonthPart[];
  readonly entries: readonly MonthEntry[];
  readonly promotions: readonly MonthPromotion[];
  readonly credit: readonly MonthCredit[];
  readonly own: Own;
};

type BookScope = { readonly orgId: number; readonly accountId: string; readonly own: Own };

/** All that the ledger has of an account from the first to the last of these periods. */
export const readAccountBook = async (
  db: Db,
  { orgId, accountId, own }: BookScope,
  periods: readonly Period[],
): Promise<AccountBook> => {
  const from = firstDayOf(periods.map((period) => period.from).toSorted()[0] ?? '');
  const to = firstDayOf(
    periods
      .map((period) => period.to)
      .toSorted()
      .at(-1) ?? '',
  );
  const scope = { orgId, accountId, from, to };
  return {
    parts: await listMonthParts(db, scope),
    entries: await listMonthEntries(db, scope),
    promotions: await listMonthPromotions(db, scope),
    credit: await listMonthCredit(db, scope),
    own,
  };
};

export const isWithin = ({ from, to }: Period, day: string): boolean => monthOf(day) >= from && monthOf(day) <= to;

type Part = Omit<MonthPart, 'month'>;
type Entry = Omit<MonthEntry, 'month'>;

/** What the ledger has of an account in one period. */
export type PeriodBook = {
  readonly parts: readonly Part[];
  readonly entries: readonly Entry[];
  /** Minor units × credit days granted. */
  readonly creditMinorDays: bigint;
};

const rowOf = (part: Part, own: string): PeriodRow => ({
  product: part.productId,
  family: part.familyId ?? '',
  unit: part.unit ?? '',
  ...(part.currency !== own && { currency: part.currency }),
  quantityE4: BigInt(part.quantityE4),
  netE4: BigInt(part.netE4),
  discountE4: BigInt(part.discountE4),
  knownNetE4: BigInt(part.knownNetE4),
  costE4: BigInt(part.costE4),
});

const sidesOf = (entries: readonly Entry[], side: Entry['side']): Readonly<Record<string, bigint>> => {
  const sums: Record<string, bigint> = {};
  for (const entry of entries)
    if (entry.side === side) sums[entry.kind] = (sums[entry.kind] ?? 0n) + BigInt(entry.amountE4);
  return sums;
};

/** An account's period for the bridge: its contribution is that of the monthly facts, less the cost of the credit granted. */
const accountPeriodOf = ({ parts, entries, creditMinorDays }: PeriodBook, own: Own): AccountPeriod => ({
  rows: parts.map((part) => rowOf(part, own.currency)),
  terms: {
    ...sidesOf(entries, 'pocket'),
    ...(creditMinorDays !== 0n && {
      credit: creditCostOf(e4OfMinor(creditMinorDays, own.currency), own.capitalRateBp),
    }),
  },
  service: sidesOf(entries, 'serve'),
});

const rateScale = 100_000_000n;

/** The rate at which the account's own lines of a period were booked, per foreign currency. */
const ratesIn = ({ parts }: PeriodBook, own: string): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, readonly [net: bigint, source: bigint]>();
  for (const { currency, netE4, netSourceE4 } of parts) {
    if (currency === own || netSourceE4 === null) continue;
    const [net, source] = sums.get(currency) ?? [0n, 0n];
    sums.set(currency, [net + BigInt(netE4), source + BigInt(netSourceE4)]);
  }
  return new Map(
    [...sums].flatMap(([currency, [net, source]]) =>
      net > 0n && source > 0n ? [[currency, divideHalfEven(net * rateScale, source)] as const] : [],
    ),
  );
};

const ratesOf = (before: PeriodBook, after: PeriodBook, own: string): Rates => {
  const [earlier, later] = [ratesIn(before, own), ratesIn(after, own)];
  return Object.fromEntries(
    [...earlier].flatMap(([currency, rate]) => {
      const now = later.get(currency);
      return now === undefined ? [] : [[currency, { before: rate, after: now }]];
    }),
  );
};

/** Why an account's contribution changed from one period to another, exactly. */
export const bridgeOfPeriods = (before: PeriodBook, after: PeriodBook, own: Own): Bridge =>
  bridgeOf({
    before: accountPeriodOf(before, own),
    after: accountPeriodOf(after, own),
    rates: ratesOf(before, after, own.currency),
  });

const periodBookOf = (book: AccountBook, period: Period): PeriodBook => ({
  parts: book.parts.filter(({ month }) => isWithin(period, month)),
  entries: book.entries.filter(({ month }) => isWithin(period, month)),
  creditMinorDays: book.credit.reduce(
    (sum, { month, minorDays }) => (isWithin(period, month) ? sum + BigInt(minorDays) : sum),
    0n,
  ),
});

/** The same out of an account's months. */
export const accountBridgeOf = (book: AccountBook, before: Period, after: Period): Bridge =>
  bridgeOfPeriods(periodBookOf(book, before), periodBookOf(book, after), book.own);
