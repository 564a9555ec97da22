import { separators } from './contract.ts';
import type { Separator } from './contract.ts';

/**
 * The separator that splits the first rows most evenly into the most columns; a comma when none splits them.
 * Example: `guessSeparator('a;b;c\n1,5;2;3')` → ';'.
 */
export const guessSeparator = (text: string): Separator => {
  const rated = separators.map((separator) => ({ separator, rate: rateOf(widthsOf(text, separator)) }));
  return rated.reduce((a, b) => (b.rate > a.rate ? b : a)).separator;
};

const rowsLookedAt = 50;

/** Columns of the commonest width, weighed by how many rows have it. */
const rateOf = (widths: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([width, count]) => width * (count / widths.length) ** 2));
};

/** Separators in each of the first rows; line ends and separators within a quoted cell do not count. */
const widthsOf = (text: string, separator: Separator): readonly number[] => {
  const widths: number[] = [];
  let width = 0;
  let isCellStart = true;
  let at = 0;
  while (at < text.length && widths.length < rowsLookedAt) {
    const char = text[at];
    if (isCellStart && char === '"') {
      at = afterQuotes(text, at);
      isCellStart = false;
      continue;
    }
    isCellStart = char === separator || char === '\n' || char === '\r';
    if (char === separator) width += 1;
    else if (isCellStart && (width > 0 || text[at - 1] !== '\r')) {
      widths.push(width);
      width = 0;
    }
    at += 1;
  }
  return width > 0 ? [...widths, width] : widths;
};

const quotedCell = /"(?:[^"]|"")*"/y;

/** The end of a quoted cell; an opening quote that is never closed counts as a plain character. */
const afterQuotes = (text: string, at: number): number => {
  quotedCell.lastIndex = at;
  return quotedCell.test(text) ? quotedCell.lastIndex : at + 1;
};
