import { addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import { floorOf, rational } from '../rational.ts';

/** The earliest day on which an agreement that pays a rebate may begin: a year before it is signed. */
export const earliestRebateDay = (today: Day): Day => addMonths(today, -12);

/** What a unit brought on average once the rebate is paid, in 1/10,000 of money, rounded down. */
export const netAfterRebateE4 = (
  { netE4, quantityE4 }: { readonly netE4: bigint; readonly quantityE4: bigint },
  rebateBp: number,
): bigint => floorOf(rational(netE4 * BigInt(10_000 - rebateBp), quantityE4));
