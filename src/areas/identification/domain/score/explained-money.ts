import { minorOf, minorPartsOf } from '#kernel/money';
import type { ContributionFigure } from '../measures/contribution-figure.ts';
import { roundTo } from '../stats/rounding.ts';

/**
 * The steps from net revenue to contribution as an explanation holds them (docs/methods.md 2.1): net revenue, cost of
 * goods, pocket items, cost to serve, cost of credit in minor units, then the share of revenue with a known cost. Net
 * revenue and contribution are rounded once, the steps share what the two differ by; what they leave of it is the
 * estimated cost of the revenue of unknown cost, and nothing when all costs are known.
 * Example: 1.006 − 0.304 − 0.504 = 0.198 → [101, 31, 50, 0, 0, 1] and 20.
 */
export const explainedMoneyOf = (figure: ContributionFigure, currency: string): readonly number[] => {
  const { netE4, costE4, pocketE4, costToServeE4, creditCostE4, contributionE4, costKnownShare } = figure;
  const steps = [costE4, pocketE4, costToServeE4, creditCostE4];
  const estimatedE4 = netE4 - steps.reduce((sum, step) => sum + step, 0n) - contributionE4;
  const net = minorOf(netE4, currency);
  const shown = minorPartsOf([...steps, estimatedE4], net - minorOf(contributionE4, currency), currency);
  return [Number(net), ...shown.slice(0, steps.length).map(Number), roundTo(costKnownShare, 4)];
};
