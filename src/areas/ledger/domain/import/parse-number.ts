import { cleanCode } from './clean-text.ts';
import type { DecimalMark } from './mapping.ts';

export type NumberReading =
  /** A plain decimal such as "-1234.56". */
  | { readonly number: string }
  | { readonly problem: 'not-a-number' | 'ambiguous-number' | 'number-too-large' | 'digits-lost' };

const plain = /^-?\d{1,14}(?:\.\d{1,10})?$/;
const exponent = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
const currencyMarks = /^(?:RMB|CNY|USD|EUR|GBP|HK\$|US\$|[¥￥$€£])\s*|\s*(?:RMB|CNY|USD|EUR|GBP|元整?|[¥￥$€£])$/gi;
const spaces = /(?<=\d)[\s\u{a0}\u{202f}'’](?=\d{3})/gu;
const units: Readonly<Record<string, number>> = { 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };
const maxWholeDigits = 14;

/**
 * Reads a number as people and programs write it: 1,234.56 · 1.234,56 · 1 234,56 · ¥１２３ · (12.5) · 12.5- · 3.5万.
 * `mark` says which sign parts the decimals; without it, "1,234" and "1.234" could be either
 * and are refused, never guessed.
 */
export const parseNumber = (raw: string, mark?: DecimalMark): NumberReading => {
  if (mark === '.' && plain.test(raw)) return { number: raw };
  const { text, isNegative, shift } = unwrapped(raw);
  if (exponent.test(text)) return { problem: 'digits-lost' };
  const digits = ungrouped(text, mark);
  if (digits === 'ambiguous') return { problem: 'ambiguous-number' };
  if (digits === null) return { problem: 'not-a-number' };
  const shifted = shift === 0 ? digits : shiftLeft(digits, shift);
  const [whole = '0', fraction = ''] = shifted.split('.');
  const bare = whole.replace(/^0+(?=\d)/, '');
  if (bare.length > maxWholeDigits) return { problem: 'number-too-large' };
  const number = fraction === '' ? bare : `${bare}.${fraction}`;
  const signed = isNegative && /[1-9]/.test(number) ? `-${number}` : number;
  return { number: signed };
};

type Unwrapped = { readonly text: string; readonly isNegative: boolean; readonly shift: number };

const quickWhole = /^-?\d{1,10}$/;
const quickDecimal = /^-?\d{1,10}(?:\.\d{1,4})?$/;

/**
 * The plain numbers that fill most files, straight to 1/10,000: ten digits and four decimals are exact in a double
 * before and after the rounding. Null for all others, which `parseNumber` reads.
 */
export const quickE4 = (raw: string, mark: DecimalMark | undefined): bigint | null =>
  (mark === '.' ? quickDecimal : quickWhole).test(raw) ? BigInt(Math.round(Number(raw) * 10_000)) : null;

/** Takes off signs, brackets, currency and units. */
const unwrapped = (raw: string): Unwrapped => {
  let text = cleanCode(raw).replace(/[\u{2212}\u{2013}]/gu, '-');
  let negatives = 0;
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) {
    negatives += 1;
    text = bracketed[1] ?? '';
  }
  text = text.replace(currencyMarks, '').trim();
  const sign = /^[+-]/.exec(text);
  if (sign) {
    negatives += sign[0] === '-' ? 1 : 0;
    text = text.slice(1).replace(currencyMarks, '').trim();
  }
  if (text.endsWith('-')) {
    negatives += 1;
    text = text.slice(0, -1).trim();
  }
  const shift = units[text.slice(-1)] ?? 0;
  if (shift > 0) text = text.slice(0, -1).trim();
  // Two signs, such as (-5), have no one meaning; the digits test refuses what is left.
  return { text: negatives > 1 ? '' : text, isNegative: negatives === 1, shift };
};

/** The number without its grouping, with a point; 'ambiguous' when a mark could be either, null when it is none. */
const ungrouped = (raw: string, mark: DecimalMark | undefined): string | null => {
  const text = raw.replace(spaces, '');
  if (/^\d+$/.test(text)) return text;
  if (mark === undefined) return ungroupedByShape(text);
  const group = mark === '.' ? ',' : '.';
  const shape = mark === '.' ? /^(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/ : /^(?:\d{1,3}(?:\.\d{3})+|\d*)(?:,(\d*))?$/;
  if (!shape.test(text) || !/\d/.test(text)) return null;
  return tidy(text.replaceAll(group, '').replace(mark, '.'));
};

const ungroupedByShape = (text: string): string | null => {
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return 'ambiguous';
  if (/^\d*\.\d*$/.test(text) && /\d/.test(text)) return tidy(text);
  if (/^\d{1,3}(?:,\d{3})+\.\d*$/.test(text) || /^\d{1,3}(?:,\d{3}){2,}$/.test(text))
    return tidy(text.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3})+,\d*$/.test(text) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(text))
    return tidy(text.replaceAll('.', '').replace(',', '.'));
  if (/^\d+,\d+$/.test(text)) return tidy(text.replace(',', '.'));
  return null;
};

const tidy = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  return fraction === '' ? whole || '0' : `${whole || '0'}.${fraction}`;
};

/** Multiplies by a power of ten. Example: ('3.5', 4) → '35000'. */
const shiftLeft = (text: string, places: number): string => {
  const [whole = '0', fraction = ''] = text.split('.');
  const moved = fraction.padEnd(places, '0');
  const rest = moved.slice(places);
  return rest === '' ? whole + moved : `${whole}${moved.slice(0, places)}.${rest}`;
};
