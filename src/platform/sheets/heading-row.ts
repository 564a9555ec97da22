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

/**
 * Names of the columns: the headings in one line each, `#n` where one is missing. Headings that stand more than once are
 * numbered from the first one on, so that none of them is taken for the only one: 金额 (1), 金额 (2).
 */
export const headingsOf = (rows: readonly SheetRow[], headingRow: number): readonly string[] => {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  if (headingRow === 0) return Array.from({ length: width }, (_, index) => `#${index + 1}`);
  const row = rows.find((candidate) => candidate.line === headingRow);
  if (!row) throw new AppError('sheets.no-such-heading-row', { row: headingRow });
  const names = row.cells.map((cell, index) => plainHeading(textOf(cell)) || `#${index + 1}`);
  const times = Map.groupBy(names, (name) => name);
  const taken = new Set(names);
  return names.map((name) => (times.get(name)?.length === 1 ? name : numbered(name, taken)));
};

const plainHeading = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\s+/g, ' ')
    .trim();

const numbered = (name: string, taken: Set<string>): string => {
  let ordinal = 1;
  while (taken.has(`${name} (${ordinal})`)) ordinal += 1;
  const distinct = `${name} (${ordinal})`;
  taken.add(distinct);
  return distinct;
};
