import type { MeasuredPopulation } from '../measures/measured-population.ts';
import type { Policy } from '../policy/policy.ts';
import { ascending, quantileOfSorted } from '../stats/quantile.ts';
import type { Badge } from './badge.ts';
import type { BadgeInput, RevenueBorders } from './badge-input.ts';
import { lossMakerOf, slowPayerOf, squeezingOf } from './money-badges.ts';
import { tomorrowOf } from './tomorrow.ts';
import { dealerOf, lapsingOf, oneOffOf } from './trade-badges.ts';

const rules = [oneOffOf, squeezingOf, slowPayerOf, lapsingOf, lossMakerOf, tomorrowOf, dealerOf] as const;

/** Every badge of an account, in the order of badgeCodes. */
export const badgesOf = (input: BadgeInput): readonly Badge[] => rules.flatMap((rule) => rule(input) ?? []);

/** Where "big" begins and "small" ends, over the accounts that have revenue in the window. */
export const revenueBordersOf = ({ columns }: Pick<MeasuredPopulation, 'columns'>, policy: Policy): RevenueBorders => {
  const revenues = ascending(columns.revenue.value).filter((revenue) => revenue > 0);
  return {
    big: quantileOfSorted(revenues, policy.badges.squeezing.revenueQuantile),
    small: quantileOfSorted(revenues, policy.badges.tomorrow.revenueQuantile),
  };
};
