import type { AccountFacts } from '../facts/account-facts.ts';
import { missing, reading } from './reading.ts';
import type { Readings } from './reading.ts';

/**
 * What an account sends back, what it tries, and how well it was served: part of the gross revenue taken back, sample
 * orders, and order lines whose promised day came that were delivered by then and complete. Shown beside the score.
 * Example: 8 of 10 lines → .8.
 */
export const tradeReadingsOf = ({ window, orderKinds, deliveries }: AccountFacts): Readings => {
  const grossE4 = window.netE4 - window.returnsE4;
  return {
    'return-share': grossE4 > 0n ? reading('share', Number(-window.returnsE4) / Number(grossE4)) : missing('no-orders'),
    'sample-orders': reading('count', orderKinds.sample),
    'on-time-in-full':
      deliveries.promised > 0
        ? reading('share', deliveries.onTimeInFull / deliveries.promised)
        : missing('not-recorded'),
  };
};
