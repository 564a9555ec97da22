import type { DecimalMark } from './mapping.ts';

export type DecimalMarkGuess = DecimalMark | 'clear' | 'ambiguous' | 'mixed';

/**
 * The decimal mark of a column, from a sample: `clear` when no number needs it, `ambiguous` when all could be read both
 * ways ("1,234", "1.234"), `mixed` when both marks occur as decimals.
 */
export const decimalMarkOf = (values: readonly string[]): DecimalMarkGuess => {
  let points = 0;
  let commas = 0;
  let open = 0;
  for (const value of values) {
    const mark = markIn(value.normalize('NFKC').replace(/[^\d.,]/g, ''));
    if (mark === '.') points += 1;
    else if (mark === ',') commas += 1;
    else if (mark === 'ambiguous') open += 1;
  }
  if (points > 0 && commas > 0) return 'mixed';
  if (points > 0) return '.';
  if (commas > 0) return ',';
  return open > 0 ? 'ambiguous' : 'clear';
};

const markIn = (digits: string): DecimalMark | 'ambiguous' | null => {
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point === -1 && comma === -1) return null;
  if (point !== -1 && comma !== -1) return point > comma ? '.' : ',';
  const [mark, other] = point === -1 ? ([',', '.'] as const) : (['.', ','] as const);
  const parts = digits.split(mark);
  // Two of the same sign can only group thousands, so the other one parts the decimals.
  if (parts.length > 2) return other;
  return parts[1]?.length === 3 && /^[1-9]\d{0,2}$/.test(parts[0] ?? '') ? 'ambiguous' : mark;
};
