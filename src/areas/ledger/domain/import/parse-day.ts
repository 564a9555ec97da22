import { dayOf, isDay } from '#kernel/day';
import type { Day } from '#kernel/day';
import { todayOf } from '#kernel/today';
import { cleanCode } from './clean-text.ts';
import type { DateOrder } from './mapping.ts';

export type DayReading =
  | { readonly day: Day }
  | { readonly problem: 'not-a-date' | 'ambiguous-date' | 'date-out-of-range' };

type YearRules = { readonly minYear: number; readonly maxYear: number };

export type DayRules = YearRules & {
  /** How 3/5/2024 is meant; without it such a date is refused as ambiguous, never guessed. */
  readonly order?: DateOrder | undefined;
  /** The company's: an instant with Z or an offset falls on the day that it has there. */
  readonly timeZone: string;
};

/** Dates of business; a date in the year 0207 is refused. */
export const businessYears = { minYear: 1970, maxYear: 2100 } as const;
/** Dates of foundation. */
export const historicYears = { minYear: 1000, maxYear: 2100 } as const;

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$)/;
const instant = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)(?:Z|([+-]\d{2}):?(\d{2}))$/;
const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{1,2})$/;
const dayMonthName = /^(\d{1,2})[- ]([a-z]{3,9})\.?[-, ]+(\d{4})$/i;
const monthNameDay = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i;
const serial = /^\d{5}(?:\.\d+)?$/;
const clock =
  /[T\s]+(?:[上下]午\s*)?\d{1,2}(?::\d{1,2}|时\d{1,2}分)(?:[:.\d秒]*)(?:\s*[ap]\.?m\.?)?\s*(?:z|utc|[+-]\d{2}:?\d{2})?$/i;

const firstSerial = 25_569;
const lastSerial = 73_415;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a date in the usual Chinese, ISO, compact, US and European forms, by month name, or as a spreadsheet's day
 * count. A time behind it is left out: the date is meant as written, in the company's time zone. An ISO time with Z or
 * an offset is an instant: it is of the day that it falls on in that zone.
 * Examples: '2024年3月5日', '2024/3/5', '20240305', '5-Mar-2024' → 2024-03-05; '3/5/2024' needs the order;
 * '2024-01-31T23:30:00Z' → 2024-02-01 in Asia/Shanghai.
 */
export const parseDay = (raw: string, rules: DayRules): DayReading => {
  const quick = iso.exec(raw);
  if (quick) return ofInstant(raw, rules) ?? checked([quick[1], quick[2], quick[3]], rules);
  const clean = cleanCode(raw);
  const exact = ofInstant(clean, rules);
  if (exact) return exact;
  const text = clean.replace(clock, '').trim();
  const plain = yearFirst.exec(text) ?? compact.exec(text) ?? iso.exec(text);
  if (plain) return checked([plain[1], plain[2], plain[3]], rules);
  const late = yearLast.exec(text);
  if (late) return fromYearLast([late[1] ?? '', late[2] ?? '', late[3] ?? ''], rules);
  const named = dayMonthName.exec(text);
  if (named) return checked([named[3], monthOfName(named[2]), named[1]], rules);
  const american = monthNameDay.exec(text);
  if (american) return checked([american[3], monthOfName(american[1]), american[2]], rules);
  if (serial.test(text)) return daySerial(Number(text), rules);
  return { problem: 'not-a-date' };
};

/** The day of an instant in the company's time zone; null for a text that is no instant. */
const ofInstant = (text: string, rules: DayRules): DayReading | null => {
  const match = instant.exec(text);
  if (!match) return null;
  const [, year, month, date, time = '', hours = '+00', minutes = '00'] = match;
  const written = checked([year, month, date], rules);
  if (!('day' in written)) return written;
  const at = new Date(`${written.day}T${time.replace(',', '.')}${hours}:${minutes}`);
  return Number.isNaN(at.getTime()) ? { problem: 'not-a-date' } : inRange(todayOf(at, rules.timeZone), rules);
};

/** A spreadsheet's count of days since 1899-12-30. Example: 45356 → 2024-03-05. */
export const daySerial = (value: number, rules: YearRules): DayReading => {
  if (Number.isNaN(value)) return { problem: 'not-a-date' };
  if (value < firstSerial || value > lastSerial) return { problem: 'date-out-of-range' };
  return inRange(dayOf(Math.floor(value) - firstSerial), rules);
};

/** What the order of day and month can be, seen from one date: both, one, or none of them. */
export const ordersPossible = (raw: string): readonly DateOrder[] | null => {
  const match = yearLast.exec(cleanCode(raw).replace(clock, '').trim());
  if (!match) return null;
  const [a, b] = [Number(match[1]), Number(match[2])];
  const last = match[3] ?? '';
  const orders: DateOrder[] = [];
  if (last.length > 1 && a <= 31 && b <= 12) orders.push('dmy');
  if (last.length > 1 && a <= 12 && b <= 31) orders.push('mdy');
  if (last.length < 4 && b <= 12 && Number(last) <= 31) orders.push('ymd');
  return orders;
};

const fromYearLast = ([a, b, c]: readonly [string, string, string], rules: DayRules): DayReading => {
  const { order } = rules;
  if (c.length < 4) {
    if (order === undefined) return { problem: 'ambiguous-date' };
    if (order === 'ymd') return checked([fullYear(a), b, c], rules);
    if (c.length === 1) return { problem: 'not-a-date' };
    return order === 'dmy' ? checked([fullYear(c), b, a], rules) : checked([fullYear(c), a, b], rules);
  }
  if (order === 'dmy') return checked([c, b, a], rules);
  if (order === 'mdy') return checked([c, a, b], rules);
  const [first, second] = [Number(a), Number(b)];
  if (first === second) return checked([c, a, b], rules);
  if (first > 12) return checked([c, b, a], rules);
  if (second > 12) return checked([c, a, b], rules);
  return { problem: 'ambiguous-date' };
};

/** Two-digit years are of 1970 to 2069. */
const fullYear = (text: string): string => String(Number(text) < 70 ? 2000 + Number(text) : 1900 + Number(text));

const monthOfName = (name = ''): string => String(monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1);

const checked = (parts: readonly (string | undefined)[], rules: YearRules): DayReading => {
  const [year = '', month = '', date = ''] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return inRange(day, rules);
};

const inRange = (day: Day, { minYear, maxYear }: YearRules): DayReading => {
  const year = Number(day.slice(0, 4));
  if (year < minYear || year > maxYear) return { problem: 'date-out-of-range' };
  return isDay(day) ? { day } : { problem: 'not-a-date' };
};
