import type { AccountFacts } from '../facts/account-facts.ts';
import type { AccountNotes } from '../measures/measured-population.ts';
import type { MeasureCode } from '../measures/measure-table.ts';
import type { Measuring } from '../measures/measuring.ts';

/** What a badge looks at: one account, and the revenue borders of the whole population (minor units). */
export type BadgeInput = {
  readonly facts: AccountFacts;
  readonly notes: AccountNotes;
  /** NaN when missing. */
  readonly valueOf: (code: MeasureCode) => number;
  readonly measuring: Measuring;
  readonly borders: RevenueBorders;
};

/** Revenue of the window at the quantiles that `squeezing` and `tomorrow` ask for, over accounts with revenue. */
export type RevenueBorders = { readonly big: number; readonly small: number };
