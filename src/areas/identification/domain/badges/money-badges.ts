import { marginTrendOf } from '../measures/growth-readings.ts';
import { seriesMonths, sumOfMonths } from '../measures/monthly-series.ts';
import type { MonthlySeries } from '../measures/monthly-series.ts';
import { daysBeyondTermsOf, over60ShareOf, paymentConfidenceOf } from '../measures/payment-figures.ts';
import { mannKendallOf } from '../stats/mann-kendall.ts';
import { roundTo } from '../stats/rounding.ts';
import type { Badge } from './badge.ts';
import type { BadgeInput } from './badge-input.ts';

const trendMonths = 24;
const monthsPerStep = 2;

/** Contribution per revenue of the last 24 months in steps of two months; steps without revenue are left out. */
const marginStepsOf = (series: MonthlySeries): readonly number[] => {
  const steps: number[] = [];
  for (let back = trendMonths - monthsPerStep; back >= 0; back -= monthsPerStep) {
    const net = sumOfMonths(series.net, back, monthsPerStep);
    if (net > 0 && back + monthsPerStep <= seriesMonths)
      steps.push(sumOfMonths(series.value, back, monthsPerStep) / net);
  }
  return steps;
};

/**
 * Big, but its contribution per revenue falls: in the upper quarter by revenue, at least three points lower than the year
 * before, and falling steadily by the Mann–Kendall test, so that one bad month does not give the badge.
 */
export const squeezingOf = ({ notes, valueOf, measuring, borders }: BadgeInput): Badge | null => {
  const { marginFall, trendZ } = measuring.policy.badges.squeezing;
  if (measuring.basis === 'revenue' || !(valueOf('revenue') >= borders.big)) return null;
  const change = marginTrendOf(notes.series);
  if (change === null || change > -marginFall) return null;
  const z = mannKendallOf(marginStepsOf(notes.series));
  if (z > trendZ) return null;
  return { code: 'squeezing', confidence: 0.9, figures: { marginChange: roundTo(change, 4), trendZ: roundTo(z, 3) } };
};

/** Pays late: days beyond terms by amount, or the share over 60 days late. */
export const slowPayerOf = ({ facts, measuring }: BadgeInput): Badge | null => {
  const { daysBeyond, over60Share } = measuring.policy.badges.slowPayer;
  if (facts.payment === null) return null;
  const days = daysBeyondTermsOf(facts.payment);
  const late = over60ShareOf(facts.payment);
  if (days === null || late === null || (days < daysBeyond && late < over60Share)) return null;
  return {
    code: 'slow-payer',
    confidence: roundTo(paymentConfidenceOf(facts.payment), 2),
    figures: { daysBeyond: roundTo(days, 1), over60Share: roundTo(late, 4) },
  };
};

/** Contribution of the window below zero; revenue that stands in for it proves no loss. */
export const lossMakerOf = ({ notes, valueOf, measuring }: BadgeInput): Badge | null => {
  const contribution = valueOf('contribution');
  if (measuring.basis === 'revenue' || !(contribution < 0)) return null;
  const figures = { contribution, revenue: valueOf('revenue') };
  return { code: 'loss-maker', confidence: roundTo(notes.figure.costKnownShare, 2), figures };
};
