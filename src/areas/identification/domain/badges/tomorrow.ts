import { dayNumberOf } from '#kernel/day';
import { evidenceInForce, latestEvidenceOf } from '../facts/stated-evidence.ts';
import { daysBeyondTermsOf, over60ShareOf } from '../measures/payment-figures.ts';
import { roundTo } from '../stats/rounding.ts';
import type { Badge } from './badge.ts';
import type { BadgeInput } from './badge-input.ts';
import { lapsingOf } from './trade-badges.ts';

const daysPerYear = 365.25;
const steadyFrom = 2;

/**
 * Tomorrow's key account (明日大客户, docs/methods.md 6.4): small, punctual, with special or hard orders, young in its
 * industry, its own product different and stated so. One big project ordered in parts is one special order. Regularity and
 * growth raise the confidence; their absence does not exclude, but silence beyond its own rhythm does.
 */
export const tomorrowOf = (input: BadgeInput): Badge | null => {
  const { facts, valueOf, measuring, borders } = input;
  const asked = measuring.policy.badges.tomorrow;
  const inForce = evidenceInForce(facts.evidence, measuring.window.asOf);
  const revenue = valueOf('revenue');
  const orders = facts.special.special + facts.special.hard;
  const isSmall = revenue > 0 && revenue <= borders.small;
  const isDifferent = latestEvidenceOf(inForce, 'product-different') !== undefined;
  if (
    !isSmall ||
    facts.special.projects < asked.minSpecialOrders ||
    (asked.productEvidence === 'asked' && !isDifferent)
  )
    return null;
  const age = ageYearsOf(input);
  const isStatedYoung = latestEvidenceOf(inForce, 'young-in-industry') !== undefined;
  if (!isStatedYoung && (age === null || age > asked.maxAgeYears)) return null;
  const days = facts.payment === null ? null : daysBeyondTermsOf(facts.payment);
  const late = facts.payment === null ? null : over60ShareOf(facts.payment);
  if (days === null || late === null || days > asked.daysBeyond || late > asked.over60Share) return null;
  if (lapsingOf(input) !== null) return null;
  const isSteady = valueOf('regularity') >= steadyFrom;
  const isGrowing = valueOf('growth') > 0;
  const confidence = 0.6 + (isSteady ? 0.15 : 0) + (isGrowing ? 0.15 : 0) + (isDifferent && age !== null ? 0.05 : 0);
  const figures = {
    revenue,
    specialOrders: orders,
    daysBeyond: roundTo(days, 1),
    ...(age !== null && { ageYears: roundTo(age, 1) }),
  };
  return { code: 'tomorrow', confidence: roundTo(confidence, 2), figures };
};

const ageYearsOf = ({ facts, measuring }: BadgeInput): number | null => {
  const { foundedOn } = facts.attributes;
  if (foundedOn === null) return null;
  const days = measuring.window.asOfDay - dayNumberOf(foundedOn);
  return Number.isFinite(days) && days >= 0 ? days / daysPerYear : null;
};
