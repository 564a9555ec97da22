import type { Cell } from './table.ts';

/**
 * A workbook's value as a cell: dates become ISO text (no order of day and month to guess), numbers stay numbers cut to
 * the 15 digits that a spreadsheet keeps, booleans their spreadsheet words.
 */
export const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(15)) : '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    const [day = '', time = ''] = value.toISOString().split('T');
    return time.startsWith('00:00:00') ? day : `${day}T${time.slice(0, 8)}`;
  }
  return JSON.stringify(value);
};

/** Plain text of a cell; numbers without exponent. */
export const textOf = (cell: Cell): string => {
  if (typeof cell === 'string') return cell;
  const text = String(cell);
  return text.includes('e') ? plainNumber(cell) : text;
};

const plainNumber = (value: number): string => {
  if (Math.abs(value) >= 1) return BigInt(Math.round(value)).toString();
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
};

/** One line of separated text; cells with separators, quotes or line ends are quoted. */
export const csvLineOf = (cells: readonly Cell[]): string => cells.map((cell) => quoteCsv(textOf(cell))).join(',');

export const quoteCsv = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
