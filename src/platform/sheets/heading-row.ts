import { AppError } from '#kernel/app-error';
import { textOf } from './cell-text.ts';
import type { SheetRow } from './table.ts';

/**
 * The line of the headings: reports often carry a title and a date above them, so it is the first row that is about
 * as full as most rows are.
 */
export const guessHeadingRow = (rows: readonly SheetRow[]): number => {
  const widths = rows.map(filledOf).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 1;
  const found = rows.slice(0, 20).find((row) => filledOf(row) >= Math.max(1, usual * 0.6));
  return found?.line ?? rows[0]?.line ?? 1;
};

const filledOf = (row: SheetRow): number => row.cells.filter((cell) => textOf(cell).trim() !== '').length;

/** Names of the columns: the headings in one line each, made distinct; `#n` where one is missing. */
export const headingsOf = (rows: readonly SheetRow[], headingRow: number): readonly string[] => {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  if (headingRow === 0) return Array.from({ length: width }, (_, index) => `#${index + 1}`);
  const row = rows.find((candidate) => candidate.line === headingRow);
  if (!row) throw new AppError('sheets.no-such-heading-row', { row: headingRow });
  const seen = new Map<string, number>();
  return row.cells.map((cell, index) => {
    const name =
      textOf(cell)
        .replace(/^\ufeff/, '')
        .replace(/\s+/g, ' ')
        .trim() || `#${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
};
