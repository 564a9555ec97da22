import { divideHalfEven } from './decimal.ts';

/** Digits after the point of a currency's minor unit; 2 unless listed (ISO 4217). */
export const minorDigitsOf = (currency: string): number => minorDigits[currency] ?? 2;

const minorDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/**
 * An e4 amount (1/10,000 of the currency) in minor units, rounded once, half to even.
 * Example: `minorOf(804505969823n, 'CNY')` → 8045059698n fen.
 */
export const minorOf = (amountE4: bigint, currency: string): bigint =>
  divideHalfEven(amountE4, 10n ** BigInt(4 - minorDigitsOf(currency)));

/** Minor units as e4. Exact for every currency with at most four minor digits. */
export const e4OfMinor = (minor: bigint, currency: string): bigint =>
  minor * 10n ** BigInt(4 - minorDigitsOf(currency));

/** Money on the wire: minor units as text (no float), with its currency. */
export type MoneyWire = { readonly minor: string; readonly currency: string };

/** An e4 amount as shown and sent. */
export const moneyWireOf = (amountE4: bigint, currency: string): MoneyWire => ({
  minor: minorOf(amountE4, currency).toString(),
  currency,
});
