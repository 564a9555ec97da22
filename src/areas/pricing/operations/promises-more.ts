import type { CommitmentRow } from '../store/commitments.ts';
import { readTerms } from '../store/stored-terms.ts';
import type { Promised } from './assess.ts';
import { amountIn } from './reach.ts';

/** Whether an order promises more beside a line's price than what it is called off from: quote, purchase or agreement. */
export const promisesMore = (
  source: CommitmentRow,
  line: Promised['lines'][number],
  { creditDays, marketingSupport }: Omit<Promised, 'lines'>,
): boolean => {
  const terms = readTerms(source.terms);
  return (
    (line.rebateBp ?? 0) > terms.rebateBp ||
    amountIn(line.freight) > terms.freightE4 ||
    (creditDays ?? 0) > terms.creditDays ||
    amountIn(marketingSupport) > 0n
  );
};
