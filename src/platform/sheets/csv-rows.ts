import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '#kernel/app-error';
import type { Separator } from './contract.ts';
import { maxColumns, maxRowBytes } from './limits.ts';
import type { SheetRow } from './table.ts';
import type { TextBlock } from './text-blocks.ts';

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** After this many rows with broken quotes, and when they are the greater part, nothing in the file can be trusted. */
const brokenRowsBeforeGivingUp = 200;

export type CsvParser = (block: TextBlock) => { readonly used: number; readonly result: SheetRow[] };

type ParserOptions = { readonly separator: Separator; readonly newline: number };

/**
 * Takes text blocks apart into rows with csv-parse. A row whose quotes are broken is handed out alone, marked, and
 * reading goes on with the next line: one stray quote must neither end the import nor swallow its neighbours.
 */
export const createCsvParser = ({ separator, newline }: ParserOptions): CsvParser => {
  let line = 1;
  let broken = 0;
  let whole = 0;

  return ({ bytes, isLast }) => {
    const rows: SheetRow[] = [];
    let at = 0;
    const take = (end: number, cells: readonly string[], fault?: SheetRow['fault']): void => {
      const next = afterLineEnd(bytes, end);
      const raw = bytes.toString('utf8', at, end);
      if (cells.length > maxColumns) throw new AppError('sheets.too-many-columns', { row: line, columns: cells.length, limit: maxColumns });
      if (fault) rows.push({ line, raw, cells, fault });
      else if (!isBlank(cells)) rows.push({ line, raw, cells });
      line += countByte(bytes, newline, at, next);
      at = next;
    };

    while (at < bytes.length) {
      const start = at;
      const error = parseInto(bytes.subarray(start), separator, (cells, end) => take(start + end, cells));
      if (error === null) break;
      if (bytes.length - at > maxRowBytes && at === start && error === 'CSV_QUOTE_NOT_CLOSED' && !isLast) {
        // Fall through: a quoted cell this long is a quote that nobody closed.
      } else if (error === 'CSV_QUOTE_NOT_CLOSED' && !isLast) break;
      whole += rows.length;
      const end = endOfLine(bytes, at, newline);
      const mended = mendLine(bytes.toString('utf8', at, end), separator);
      if (mended) take(end, mended);
      else {
        broken += 1;
        take(end, [], 'broken-quotes');
      }
      if (broken > brokenRowsBeforeGivingUp && broken * 2 > whole) throw new AppError('sheets.quotes-broken', { row: line });
    }
    return { used: at, result: rows };
  };
};

type OnRow = (cells: string[], end: number) => void;

/** The code of the error that stopped the parser, null when all was read. Rows before the error have been handed out. */
const parseInto = (bytes: Buffer, separator: Separator, onRow: OnRow): string | null => {
  try {
    parse(bytes, {
      delimiter: separator,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (cells: string[], { bytes: end }) => {
        onRow(cells, end);
        return null;
      },
    });
    return null;
  } catch (error) {
    if (error instanceof CsvError) return error.code;
    throw error;
  }
};

/**
 * A quote inside an unquoted cell (5" pipe, or ="00123" of a spreadsheet) is plain text. Anything else about quotes
 * has two readings and is refused.
 */
const mendLine = (text: string, separator: Separator): string[] | null => {
  try {
    const [cells, ...more] = parse(text, { delimiter: separator, relax_quotes: true, relax_column_count: true });
    if (cells === undefined || more.length > 0) return null;
    return cells.some((cell) => cell.startsWith('"')) ? null : cells;
  } catch {
    return null;
  }
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const afterLineEnd = (bytes: Buffer, end: number): number => {
  if (bytes[end] === carriageReturn) return bytes[end + 1] === lineFeed ? end + 2 : end + 1;
  return bytes[end] === lineFeed ? end + 1 : end;
};

const endOfLine = (bytes: Buffer, from: number, newline: number): number => {
  const found = bytes.indexOf(newline, from);
  if (found === -1) return bytes.length;
  return newline === lineFeed && bytes[found - 1] === carriageReturn && found > from ? found - 1 : found;
};

const countByte = (bytes: Buffer, byte: number, from: number, to: number): number => {
  let count = 0;
  for (let at = bytes.indexOf(byte, from); at !== -1 && at < to; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
};
