import type { Policy } from './policy.ts';

/** The policy that a company starts with (docs/methods.md 6.2, 6.3). */
export const defaultPolicy: Policy = {
  windowMonths: 24,
  weights: { contribution: 35, continuity: 20, payment: 15, growth: 15, relationship: 10, strategic: 5, volume: 0 },
  measures: {
    contribution: ['expected-contribution'],
    continuity: ['active-month-share', 'order-days', 'next-year-orders'],
    payment: ['days-beyond-terms', 'late-probability', 'over-60-share'],
    growth: ['growth', 'lines-widened', 'special-orders', 'potential'],
    relationship: ['buying-centre-coverage', 'gradient-step', 'satisfaction', 'loyalty'],
    strategic: ['strategic-strength'],
    volume: ['revenue'],
  },
  cutoffs: { S: 75, A: 60, B: 45 },
  minCoveragePercent: 60,
  minCostKnownPercent: 50,
  creditRateBp: 800,
  gates: {
    S: {
      orderRhythm: { orderDays: 4, withinMonths: 12, spanDays: 180 },
      overdue: { maxDays: 60 },
      exposure: { maxShareOfLimit: 1 },
      contribution: { aboveMinor: 0 },
    },
    // A is a key account too, and one that fails a gate is never one (docs/methods.md 6.3): the same questions, asked more mildly.
    A: {
      orderRhythm: { orderDays: 2, withinMonths: 12, spanDays: 90 },
      overdue: { maxDays: 90 },
      exposure: null,
      contribution: { aboveMinor: 0 },
    },
  },
  institutionPass: { replaces: ['order-rhythm', 'contribution'] },
  studyPass: { replaces: ['order-rhythm', 'contribution'], maxAgeDays: 365 },
  badges: {
    // Four times all the rest together: what else was ordered is trailing, on however many days.
    oneOff: { largestShare: 0.5, maxOrderDays: 3, dominantShare: 0.8 },
    squeezing: { revenueQuantile: 0.75, marginFall: 0.03, trendZ: -1.645 },
    slowPayer: { daysBeyond: 30, over60Share: 0.25 },
    lapsing: { minOrderDays: 6, gapQuantile: 0.95, aliveBelow: 0.5 },
    tomorrow: {
      revenueQuantile: 0.6,
      daysBeyond: 5,
      over60Share: 0.05,
      minSpecialOrders: 2,
      maxAgeYears: 8,
      productEvidence: 'asked',
    },
    dealer: { minOrderDays: 4, withinMonths: 12 },
  },
  ladderWeights: {
    'yearly-need': 25,
    fit: 20,
    standing: 10,
    strategy: 15,
    'effect-or-price': 10,
    access: 10,
    'rival-hold': 10,
  },
  leverEffort: { lines: 3, terms: 2, coverage: 2, payment: 1 },
  upgradeReach: 5,
};
