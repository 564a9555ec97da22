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

/** Whole minor units as sent. */
export const moneyWireOfMinor = (minor: bigint, currency: string): MoneyWire => ({ minor: minor.toString(), currency });

/**
 * Parts of a shown whole, in minor units that add up to it: each is rounded down, and what is left goes to the largest
 * remainders, the earlier part first. A part that is whole minor units, as zero is, stays as it is, and every part is
 * within one unit of its exact value. What the whole differs by from every such sum goes to the largest part.
 * Example: `minorPartsOf([50n, 50n, 0n], 1n, 'CNY')` → [1n, 0n, 0n].
 */
export const minorPartsOf = (partsE4: readonly bigint[], wholeMinor: bigint, currency: string): readonly bigint[] => {
  const unit = e4OfMinor(1n, currency);
  const parts = partsE4.map((part, at) => {
    const remainder = ((part % unit) + unit) % unit;
    return { at, remainder, down: (part - remainder) / unit, size: part < 0n ? -part : part };
  });
  let left = wholeMinor - parts.reduce((sum, { down }) => sum + down, 0n);
  const raised = new Set<number>();
  const byRemainder = parts.filter(({ remainder }) => remainder > 0n).sort((a, b) => Number(b.remainder - a.remainder));
  for (const { at } of byRemainder) {
    if (left <= 0n) break;
    raised.add(at);
    left -= 1n;
  }
  const [largest] = parts.toSorted((a, b) => (a.size === b.size ? a.at - b.at : a.size > b.size ? -1 : 1));
  return parts.map(
    ({ at, down }) => down + (raised.has(at) ? 1n : 0n) + (largest !== undefined && at === largest.at ? left : 0n),
  );
};
