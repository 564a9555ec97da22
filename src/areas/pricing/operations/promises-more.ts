import type { CommitmentRow } from '../store/commitments.ts';
import { readTerms } from '../store/stored-terms.ts';
import type { Promised } from './assess.ts';
import { amountIn } from './reach.ts';

/**
 * Whether an order promises more beside a line's price than what it is called off from: quote, purchase or agreement. Its days of
 * credit are those that it goes out with; a lease runs on the days of its payments, whatever the account's terms are.
 */
export const promisesMore = (
  source: CommitmentRow,
  line: Promised['lines'][number],
  { creditDays, given }: { readonly creditDays: number; readonly given: Omit<Promised, 'lines'> },
): boolean => {
  const terms = readTerms(source.terms);
  const days = source.kind === 'lease' ? (given.creditDays ?? 0) : creditDays;
  return (
    (line.rebateBp ?? 0) > terms.rebateBp ||
    amountIn(line.freight) > terms.freightE4 ||
    days > terms.creditDays ||
    amountIn(given.marketingSupport) > 0n
  );
};
