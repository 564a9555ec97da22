import type { Day } from '#kernel/day';
import { divideHalfEven, parseDecimal } from '#kernel/decimal';
import { minorDigitsOf } from '#kernel/money';
import { choiceKeyOf } from './choices.ts';
import { cleanCode, cleanText, isNothing } from './clean-text.ts';
import type { Column } from './columns.ts';
import { currencyCodeOf } from './currency-code.ts';
import { isFormula, isSheetError, unwrapExcelText } from './formula.ts';
import { quotedValue } from './issues.ts';
import type { RowIssue, RowReason, RowWarning } from './issues.ts';
import type { Mapping } from './mapping.ts';
import { isMojibake } from './mojibake.ts';
import { businessYears, daySerial, historicYears, parseDay } from './parse-day.ts';
import type { DayReading } from './parse-day.ts';
import { parseNumber, quickE4 } from './parse-number.ts';
import { normaliseEmail, normalisePhone } from './phone.ts';
import { cleanUscc, isUscc } from './uscc.ts';
import { parseYesNo } from './yes-no.ts';

/** A cell of a file: text, or the number of a workbook's number cell. */
export type Cell = string | number;

/** Reads the fields of one row after another and gathers what is wrong with the present one. */
export type CellReader = {
  readonly start: (cells: readonly Cell[]) => void;
  readonly reasons: () => readonly RowIssue<RowReason>[];
  readonly warnings: () => readonly RowIssue<RowWarning>[];
  /** Whether a reason stands already for one of these fields of the row. */
  readonly hasRefused: (...fields: readonly string[]) => boolean;
  readonly refuse: (code: RowReason, field: string, value?: string) => undefined;
  /** What stands in the cell of a field, as a sentence quotes it. */
  readonly shown: (field: string) => string;
  readonly warn: (code: RowWarning, field: string, params?: RowIssue['params']) => void;
  readonly text: (field: string) => string | undefined;
  readonly code: (field: string) => string | undefined;
  readonly day: (field: string) => Day | undefined;
  /** A quantity, price or amount in 1/10,000. */
  readonly e4: (field: string) => bigint | undefined;
  readonly minor: (field: string, currency: string) => bigint | undefined;
  /** The amount, or its refusal when it is below zero, which the field cannot be. */
  readonly notBelowZero: (field: string, amount: bigint | undefined) => bigint | undefined;
  readonly whole: (field: string) => number | undefined;
  readonly yesNo: (field: string) => boolean | undefined;
  readonly choice: <T extends string>(field: string, words: ReadonlyMap<string, T>) => T | undefined;
  readonly list: (field: string) => readonly string[] | undefined;
  readonly path: (field: string) => readonly string[] | undefined;
  readonly currency: (field: string) => string | undefined;
  readonly uscc: (field: string) => string | undefined;
  readonly email: (field: string) => string | undefined;
  readonly phone: (field: string) => string | undefined;
};

const longest: Readonly<Record<string, number>> = { code: 100, note: 4000, list: 2000, path: 1000, choice: 100 };
const longestText = 500;
const notAscii = /[^\p{ASCII}]/u;
/** Spreadsheets keep 15 digits of a number; codes with more have lost the rest. */
const exactNumbers = 1e15;
const rememberedDays = 20_000;

type ReaderOptions = {
  readonly mapping: Mapping;
  readonly columns: ReadonlyMap<string, Column>;
  readonly timeZone: string;
};

export const createCellReader = ({ mapping, columns, timeZone }: ReaderOptions): CellReader => {
  let cells: readonly Cell[] = [];
  let reasons: RowIssue<RowReason>[] = [];
  let warnings: RowIssue<RowWarning>[] = [];
  const days = new Map<string, DayReading>();

  const refuse = (code: RowReason, field: string, value = ''): undefined => {
    reasons.push({ code, field, params: { value: quotedValue(value) } });
    return undefined;
  };

  const shown = (name: string): string => {
    const column = columns.get(name);
    return column === undefined ? '' : String(column.constant ?? cells[column.index] ?? '');
  };

  /** The cell's value as the source means it; undefined when empty or refused. */
  const valueOf = (name: string): Cell | undefined => {
    const column = columns.get(name);
    if (column === undefined) return undefined;
    const cell = column.constant ?? cells[column.index] ?? '';
    if (typeof cell === 'number') return cell;
    if (cell === '') return missing(column);
    if (notAscii.test(cell) && isMojibake(cell)) return refuse('mojibake', name, cell);
    const text = unwrapExcelText(cleanText(cell));
    if (column.field.isRequired && text.toUpperCase() === '#N/A') return refuse('sheet-error', name, text);
    if (isNothing(text)) return isNoNumber(column, text) ? refuse('not-a-number', name, text) : missing(column);
    if (isSheetError(text)) return refuse('sheet-error', name, text);
    if (isFormula(text)) return refuse('formula', name, text);
    if (text.length > (longest[column.field.type] ?? longestText)) return refuse('too-long', name, text);
    return column.values?.get(choiceKeyOf(text)) ?? text;
  };

  const missing = ({ field }: Column): undefined => (field.isRequired ? refuse('missing', field.name) : undefined);

  const textOf = (name: string): string | undefined => {
    const value = valueOf(name);
    if (typeof value !== 'number') return value;
    if (Math.abs(value) >= exactNumbers) return refuse('digits-lost', name, String(value));
    return plainText(value);
  };

  const numberOf = (name: string): string | undefined => {
    const value = valueOf(name);
    if (value === undefined) return undefined;
    if (typeof value === 'number') {
      return Math.abs(value) < exactNumbers / 10 ? plainText(value) : refuse('number-too-large', name, String(value));
    }
    const reading = parseNumber(value, mapping.decimal);
    return 'number' in reading ? reading.number : refuse(reading.problem, name, value);
  };

  const quickOf = (name: string): bigint | null => {
    const column = columns.get(name);
    if (column === undefined || column.values !== undefined) return null;
    const cell = column.constant ?? cells[column.index] ?? '';
    return typeof cell === 'string' ? quickE4(cell, mapping.decimal) : null;
  };

  const withoutTax = (name: string, amount: bigint): bigint => {
    const bp = columns.get(name)?.includesTaxBp ?? 0n;
    return bp === 0n ? amount : divideHalfEven(amount * 10_000n, 10_000n + bp);
  };

  const readDay = (name: string, value: Cell): DayReading => {
    const column = columns.get(name);
    const years = column?.field.type === 'old-day' ? historicYears : businessYears;
    const rules = { ...years, timeZone, order: column?.dateOrder ?? mapping.dateOrder };
    if (typeof value === 'number')
      return years === historicYears && isYear(value) ? { day: `${value}-01-01` } : daySerial(value, rules);
    return years === historicYears && isYear(Number(value)) ? { day: `${value}-01-01` } : parseDay(value, rules);
  };

  return {
    start: (next) => {
      cells = next;
      reasons = [];
      warnings = [];
    },
    reasons: () => reasons,
    warnings: () => warnings,
    hasRefused: (...fields) => reasons.some(({ field }) => fields.includes(field)),
    refuse,
    shown,
    warn: (code, field, params = {}) => {
      warnings.push({ code, field, params });
    },
    text: textOf,
    code: (name) => {
      const text = textOf(name);
      return text === undefined ? undefined : cleanCode(text);
    },
    day: (name) => {
      const value = valueOf(name);
      if (value === undefined) return undefined;
      const key = `${name} ${value}`;
      let reading = days.get(key);
      if (reading === undefined) {
        reading = readDay(name, value);
        // Files repeat their dates; the memory of them is kept small.
        if (days.size >= rememberedDays) days.clear();
        days.set(key, reading);
      }
      return 'day' in reading ? reading.day : refuse(reading.problem, name, String(value));
    },
    e4: (name) => {
      const quick = quickOf(name);
      if (quick !== null) return withoutTax(name, quick);
      const number = numberOf(name);
      const amount = number === undefined ? null : parseDecimal(number);
      return amount === null ? undefined : withoutTax(name, amount);
    },
    minor: (name, currency) => {
      const number = numberOf(name);
      if (number === undefined) return undefined;
      const digits = minorDigitsOf(currency);
      const fine = parseDecimal(number, 10);
      if (fine === null) return undefined;
      const unit = 10n ** BigInt(10 - digits);
      const amount = withoutTax(name, fine);
      if (amount === fine && fine % unit !== 0n)
        warnings.push({ code: 'rounded', field: name, params: { value: number } });
      return divideHalfEven(amount, unit);
    },
    notBelowZero: (name, amount) =>
      amount === undefined || amount >= 0n ? amount : refuse('negative', name, shown(name)),
    whole: (name) => {
      const number = numberOf(name);
      if (number === undefined) return undefined;
      const value = Number(number);
      return Number.isSafeInteger(value) && value >= 0 && value <= 2_147_483_647
        ? value
        : refuse('not-a-whole-number', name, number);
    },
    yesNo: (name) => {
      const text = textOf(name);
      if (text === undefined) return undefined;
      return parseYesNo(text) ?? refuse('not-yes-or-no', name, text);
    },
    choice: (name, words) => {
      const text = textOf(name);
      if (text === undefined) return undefined;
      return words.get(choiceKeyOf(text)) ?? refuse('not-a-choice', name, text);
    },
    list: (name) => partsOf(textOf(name), columns.get(name)?.divider ?? /[,;，；、|]/),
    path: (name) => partsOf(textOf(name), columns.get(name)?.divider ?? /[/>＞／]/),
    currency: (name) => {
      const text = textOf(name);
      if (text === undefined) return undefined;
      return currencyCodeOf(text) ?? refuse('wrong-currency', name, text);
    },
    uscc: (name) => {
      const text = textOf(name);
      if (text === undefined) return undefined;
      const code = cleanUscc(text);
      return isUscc(code) ? code : refuse('wrong-uscc', name, text);
    },
    email: (name) => {
      const text = textOf(name);
      const email = text === undefined ? undefined : normaliseEmail(text);
      if (text !== undefined && email === null)
        warnings.push({ code: 'wrong-email', field: name, params: { value: quotedValue(text) } });
      return email ?? undefined;
    },
    phone: (name) => {
      const text = textOf(name);
      const phone = text === undefined ? undefined : normalisePhone(text);
      if (text !== undefined && phone === null)
        warnings.push({ code: 'odd-phone', field: name, params: { value: quotedValue(text) } });
      return phone ?? text;
    },
  };
};

/** Programs write NaN for a sum that failed: in a field that must be filled it is no number, elsewhere it is nothing. */
const isNoNumber = ({ field }: Column, text: string): boolean =>
  field.isRequired && (field.type === 'number' || field.type === 'money') && text.toUpperCase() === 'NAN';

const isYear = (value: number): boolean =>
  Number.isInteger(value) && value >= historicYears.minYear && value <= historicYears.maxYear;

/** A number without exponent, as far as its 15 digits reach. */
const plainText = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(15).replace(/\.?0+$/, '') : text;
};

const partsOf = (text: string | undefined, divider: string | RegExp): readonly string[] | undefined =>
  text
    ?.split(divider)
    .map((part) => part.trim())
    .filter((part) => part !== '');
