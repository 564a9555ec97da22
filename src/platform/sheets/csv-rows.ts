import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '#kernel/app-error';
import type { Separator } from './contract.ts';
import { unescapeFormula } from './formula-escape.ts';
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
    const take = (next: number, parsed: readonly string[], fault?: SheetRow['fault']): void => {
      const raw = bytes.toString('utf8', at, withoutLineEnd(bytes, at, next));
      const cells = parsed.map(unescapeFormula);
      if (cells.length > maxColumns)
        throw new AppError('sheets.too-many-columns', { row: line, columns: cells.length, limit: maxColumns });
      if (fault) {
        broken += 1;
        rows.push({ line, raw, cells, fault });
      } else if (!isBlank(cells)) {
        whole += 1;
        rows.push({ line, raw, cells });
      }
      line += countByte(bytes.subarray(at, next), newline);
      at = next;
    };

    while (at < bytes.length) {
      const start = at;
      const error = parseInto(bytes.subarray(start), separator, (cells, end) => take(start + end, cells));
      if (error === null) break;
      // A quoted cell longer than any row is a quote that nobody closed; a shorter one may go on in the next block.
      if (error === 'CSV_QUOTE_NOT_CLOSED' && !isLast && bytes.length - at <= maxRowBytes) break;
      const end = afterLine(bytes, at, newline);
      const mended = mendLine(bytes.toString('utf8', at, withoutLineEnd(bytes, at, end)), separator);
      if (mended) take(end, mended);
      else take(end, [], 'broken-quotes');
      if (broken > brokenRowsBeforeGivingUp && broken > whole)
        throw new AppError('sheets.quotes-broken', { row: line });
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
export const mendLine = (text: string, separator: string): string[] | null => {
  try {
    const [cells, ...more] = parse(text, { delimiter: separator, relax_quotes: true, relax_column_count: true });
    if (cells === undefined || more.length > 0) return null;
    return cells.some((cell) => cell.startsWith('"')) ? null : cells;
  } catch {
    return null;
  }
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const withoutLineEnd = (bytes: Buffer, from: number, to: number): number => {
  let end = to;
  while (end > from && (bytes[end - 1] === lineFeed || bytes[end - 1] === carriageReturn)) end -= 1;
  return end;
};

const afterLine = (bytes: Buffer, from: number, newline: number): number => {
  const found = bytes.indexOf(newline, from);
  return found === -1 ? bytes.length : found + 1;
};

const countByte = (bytes: Buffer, byte: number): number => {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
};
