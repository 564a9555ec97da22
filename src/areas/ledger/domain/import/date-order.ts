import type { DateOrder } from './mapping.ts';
import { ordersPossible } from './parse-day.ts';

export type DateOrderGuess = DateOrder | 'clear' | 'ambiguous' | 'mixed';

/**
 * The order of day and month in a column, from a sample of its dates: `clear` when no date needs it, `ambiguous` when
 * every date can be read both ways (a person must say), `mixed` when no single order fits them all.
 * Example: ['1/2/2013', '1/15/2013'] → 'mdy'; ['1/2/2013', '3/4/2013'] → 'ambiguous'.
 */
export const dateOrderOf = (values: readonly string[]): DateOrderGuess => {
  let left: readonly DateOrder[] | null = null;
  for (const value of values) {
    const possible = ordersPossible(value);
    if (possible === null) continue;
    left = left === null ? possible : left.filter((order) => possible.includes(order));
  }
  if (left === null) return 'clear';
  if (left.length === 0) return 'mixed';
  const [only] = left;
  return left.length === 1 && only !== undefined ? only : 'ambiguous';
};
