import { formatDecimal } from './decimal.ts';
import type { Language } from './locale.ts';
import { minorDigitsOf } from './money.ts';

/** The minus sign that stands in figures; a hyphen is too short beside digits. */
const minus = '−';
const withMinus = (text: string): string => text.replace('-', minus);

/** English follows en-GB: day-first dates, k and M in lower and upper case. */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : 'zh-CN');

const formats = new Map<string, Intl.NumberFormat>();
const numberFormat = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(localeOf(language), options);
  formats.set(key, format);
  return format;
};

/** How a figure is written: `full` to the last digit, `compact` with 万/亿 or k/M. */
export type FigureStyle = 'full' | 'compact';

/** A minor amount as a plain decimal text, exact for any size. Example: `minorText(-5n, 'CNY')` → "-0.05". */
export const minorText = (minor: bigint, currency: string): `${number}` => {
  const digits = minorDigitsOf(currency);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = minor < 0n ? '-' : '';
  const plain = digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`;
  return isNumeric(plain) ? plain : '0';
};

const isNumeric = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

/** Minor units as money in words of the language. Example: zh, compact, 402300000000n fen → "¥40.23亿". */
export const formatMoney = (
  money: { readonly minor: bigint; readonly currency: string },
  language: Language,
  style: FigureStyle = 'full',
): string => {
  const { minor, currency } = money;
  const plain = minorText(minor, currency);
  const base = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  if (style === 'full') return withMinus(numberFormat(language, base).format(plain));
  return withMinus(compact(plain, language, base));
};

/** Money without its sign, with all digits of its currency, for columns whose header names it. Example: 5n, CNY → "0.05". */
export const formatMinor = (
  { minor, currency }: { readonly minor: bigint; readonly currency: string },
  language: Language,
): string => {
  const digits = minorDigitsOf(currency);
  const format = numberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return withMinus(format.format(minorText(minor, currency)));
};

/**
 * A unit price: to the cent of its currency, or with all four digits where it has more; `bare` where a header names the
 * currency. Example: en, "1062.5" CNY → "¥1,062.50"; "117.2475" → "¥117.2475".
 */
export const formatPrice = (
  { price, currency }: { readonly price: string; readonly currency: string },
  language: Language,
  style: 'signed' | 'bare' = 'signed',
): string => {
  const digits = { minimumFractionDigits: minorDigitsOf(currency), maximumFractionDigits: 4 };
  const sign = style === 'bare' ? {} : ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const);
  return isNumeric(price) ? withMinus(numberFormat(language, { ...digits, ...sign }).format(price)) : price;
};

/** A quantity in e4 with the digits that it has. Example: en, 12345000n → "1,234.5". */
export const formatE4 = (valueE4: bigint, language: Language): string => {
  const plain = formatDecimal(valueE4);
  return formatAmount(isNumeric(plain) ? plain : '0', language);
};

/** A number without currency, with the same styles as money. */
export const formatAmount = (plain: `${number}`, language: Language, style: FigureStyle = 'full'): string =>
  withMinus(
    style === 'full'
      ? numberFormat(language, { maximumFractionDigits: 4 }).format(plain)
      : compact(plain, language, {}),
  );

const compact = (plain: `${number}`, language: Language, base: Intl.NumberFormatOptions): string => {
  const size = Math.abs(Number(plain));
  const isShort = size < (language === 'zh-CN' ? 10_000 : 1_000);
  if (isShort)
    return numberFormat(language, {
      ...base,
      minimumFractionDigits: 0,
      maximumFractionDigits: size < 100 ? 2 : 0,
    }).format(plain);
  const figure = numberFormat(language, {
    ...base,
    notation: 'compact',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(plain);
  return language === 'en' ? figure.replace(/[km]$/, (unit) => (unit === 'm' ? 'M' : unit)) : figure;
};

/** Basis points as a percentage with one decimal. Example: 3556 → "35.6%". */
export const formatBp = (bp: number, language: Language, digits = 1): string =>
  withMinus(
    numberFormat(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      bp / 10_000,
    ),
  );

/** A probability as a percentage that never rounds up to certainty. Example: .99997 → ">99.9%". */
export const formatProbability = (probability: number, language: Language): string => {
  const bp = Math.round(probability * 10_000);
  return probability < 1 && bp >= 9_995 ? `>${formatBp(9_990, language)}` : formatBp(bp, language);
};

/** The surest that anything estimated is said to be. */
export const sayableBp = 9_900;

/** How sure a warning is: nothing that was estimated is said to be surer than 99 %. Example: 9,997 → ">99%". */
export const formatConfidence = (confidenceBp: number, language: Language): string =>
  confidenceBp > sayableBp
    ? `>${numberFormat(language, { style: 'percent' }).format(sayableBp / 10_000)}`
    : formatBp(confidenceBp, language);

/** Basis points as percentage points with a sign, without the word. Example: 120 → "+1.2". */
export const formatPoints = (bp: number, language: Language): string =>
  withMinus(
    numberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(
      bp / 100,
    ),
  );

/** Making one costs more than a row of a list. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** An instant (ISO text) in a zone. Example: "2026-11-21 09:30". */
export const formatInstant = (iso: string, timeZone: string): string => {
  const known = clocks.get(timeZone);
  const clock = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  if (known === undefined) clocks.set(timeZone, clock);
  return clock.format(new Date(iso));
};

/** Bytes in units of 1,024. Example: 5368709120 → "5 GB". */
export const formatBytes = (bytes: number, language: Language): string => {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${numberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1024 ** step)} ${units[step]}`;
};

/** A limit of bytes as a refusal shows it, the same in every language. */
export const sizeText = (bytes: number): string => {
  const mebibytes = Number((bytes / 1024 ** 2).toFixed(1));
  if (mebibytes >= 1024) return `${Number((mebibytes / 1024).toFixed(1))} GB`;
  return mebibytes >= 1 ? `${mebibytes} MB` : `${bytes} B`;
};
