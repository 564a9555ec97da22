import { floorOf, isAbove, rational, zero } from '../rational.ts';
import type { Rational } from '../rational.ts';

/** Of a product, in any one unit of money: value at list, and net, of the sales whose list value is known. */
export type SoldAtList = { readonly listE4: bigint; readonly listedNetE4: bigint };

/**
 * What a rebate on sales of the past makes of them: the concession of the product that has conceded most, its discount off list
 * and the rebate on its net together, as a share of list. Example: sold at 95 of 100, 3 % rebate → 5 + 2.85 = 7.85 %. Zero
 * where nothing of known list value was sold.
 */
export const backdatedShareOf = (sold: readonly SoldAtList[], rebateBp: number): Rational =>
  sold
    .filter(({ listE4 }) => listE4 > 0n)
    .map(({ listE4, listedNetE4 }) =>
      rational(listE4 * 10_000n - listedNetE4 * BigInt(10_000 - rebateBp), listE4 * 10_000n),
    )
    .reduce((most, share) => (isAbove(share, most) ? share : most), zero);

/** What a unit brought on average once the rebate is paid, in 1/10,000 of money, rounded down. */
export const netAfterRebateE4 = (
  { netE4, quantityE4 }: { readonly netE4: bigint; readonly quantityE4: bigint },
  rebateBp: number,
): bigint => floorOf(rational(netE4 * BigInt(10_000 - rebateBp), quantityE4));
