import type { Day } from '#kernel/day';
import { divideHalfEven } from '#kernel/decimal';
import { minorDigitsOf } from '#kernel/money';

/** One dated rate: company currency for one unit of `currency`, at ten digits. */
export type DatedRate = { readonly currency: string; readonly validFrom: Day; readonly rateE10: bigint };

/** The rates of a company. Amounts in its own currency need none. */
export type RateBook = {
  readonly companyCurrency: string;
  /** Latest first. */
  readonly rates: ReadonlyMap<string, readonly DatedRate[]>;
};

const one = 10_000_000_000n;

/** Orders dated rates for look-ups. */
export const rateBookOf = (companyCurrency: string, rates: readonly DatedRate[]): RateBook => {
  const byCurrency = new Map<string, DatedRate[]>();
  for (const rate of rates.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))) {
    byCurrency.set(rate.currency, [...(byCurrency.get(rate.currency) ?? []), rate]);
  }
  return { companyCurrency, rates: byCurrency };
};

/**
 * The rate of a currency on a day: the latest one valid by then; null when there is none, and then nothing may be
 * booked in it. Example: rates from 2024-01-01 and 2025-01-01 → the first one for 2024-06-30.
 */
export const rateOn = (book: RateBook, currency: string, day: Day): bigint | null =>
  currency === book.companyCurrency
    ? one
    : (book.rates.get(currency)?.find(({ validFrom }) => validFrom <= day)?.rateE10 ?? null);

/** An e4 amount in the company's currency, e4, rounded half to even once. */
export const convertE4 = (amountE4: bigint, rateE10: bigint): bigint =>
  rateE10 === one ? amountE4 : divideHalfEven(amountE4 * rateE10, one);

export type MinorConversion = {
  readonly amountMinor: bigint;
  readonly rateE10: bigint;
  readonly from: string;
  readonly to: string;
};

/**
 * Minor units of one currency in minor units of another, rounded half to even once. Example: ¥1,000 JPY at 0.05 → 5000
 * fen.
 */
export const convertMinor = ({ amountMinor, rateE10, from, to }: MinorConversion): bigint =>
  divideHalfEven(amountMinor * rateE10 * 10n ** BigInt(minorDigitsOf(to)), one * 10n ** BigInt(minorDigitsOf(from)));
