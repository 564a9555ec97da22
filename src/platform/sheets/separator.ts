import { separators } from './contract.ts';
import type { Separator } from './contract.ts';

/**
 * The separator that splits the first lines most evenly into the most columns; a comma when none splits them.
 * Example: `guessSeparator('a;b;c\n1,5;2;3')` → ';'.
 */
export const guessSeparator = (text: string): Separator => {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, 50);
  const rated = separators.map((separator) => ({ separator, rate: rateOf(lines, separator) }));
  return rated.reduce((a, b) => (b.rate > a.rate ? b : a)).separator;
};

/** Columns of the commonest width, weighed by how many lines have it. */
const rateOf = (lines: readonly string[], separator: Separator): number => {
  const widths = new Map<number, number>();
  for (const line of lines) {
    const width = countOutsideQuotes(line, separator);
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of widths) {
    const evenness = count / lines.length;
    best = Math.max(best, width * evenness * evenness);
  }
  return best;
};

const countOutsideQuotes = (line: string, separator: Separator): number => {
  let count = 0;
  let isQuoted = false;
  for (const char of line) {
    if (char === '"') isQuoted = !isQuoted;
    else if (char === separator && !isQuoted) count += 1;
  }
  return count;
};
