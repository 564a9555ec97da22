import { ladderSteps } from '../facts/ladder-answers.ts';
import { measureTable, weightedAxes } from '../measures/measure-table.ts';
import { keyTiers } from './policy.ts';
import type { Policy } from './policy.ts';

export type PolicyRefusalCode =
  | 'weights-not-100'
  | 'weight-out-of-range'
  | 'volume-above-10'
  | 'measure-of-other-axis'
  | 'weighted-axis-without-measure'
  | 'cutoffs-not-descending'
  | 'window-out-of-range'
  | 'coverage-out-of-range'
  | 'threshold-out-of-range'
  | 'ladder-weights-not-100';

/** One reason why a policy may not be saved: a code, the field it lies in, and the figure found there. */
export type PolicyRefusal = {
  readonly code: PolicyRefusalCode;
  readonly field: string;
  readonly found: number | string;
};

const maxVolumeWeight = 10;

/** Every reason why the policy is refused; empty when it may be saved. */
export const policyRefusalsOf = (policy: Policy): readonly PolicyRefusal[] => [
  ...weightRefusals(policy),
  ...measureRefusals(policy),
  ...rangeRefusals(policy),
];

const weightRefusals = ({ weights, ladderWeights }: Policy): readonly PolicyRefusal[] => {
  const refusals: PolicyRefusal[] = [];
  const total = weightedAxes.reduce((sum, axis) => sum + weights[axis], 0);
  for (const axis of weightedAxes) {
    const isWeight = Number.isInteger(weights[axis]) && weights[axis] >= 0 && weights[axis] <= 100;
    if (!isWeight) refusals.push({ code: 'weight-out-of-range', field: `weights.${axis}`, found: weights[axis] });
  }
  if (total !== 100) refusals.push({ code: 'weights-not-100', field: 'weights', found: total });
  if (weights.volume > maxVolumeWeight)
    refusals.push({ code: 'volume-above-10', field: 'weights.volume', found: weights.volume });
  const ladder = ladderSteps.reduce((sum, step) => sum + ladderWeights[step], 0);
  const isLadder = ladder === 100 && ladderSteps.every((step) => ladderWeights[step] >= 0);
  if (!isLadder) refusals.push({ code: 'ladder-weights-not-100', field: 'ladderWeights', found: ladder });
  return refusals;
};

const measureRefusals = ({ weights, measures }: Policy): readonly PolicyRefusal[] =>
  weightedAxes.flatMap((axis) => {
    const foreign = measures[axis].filter((code) => measureTable[code].axis !== axis);
    const refusals: PolicyRefusal[] = foreign.map((found) => ({
      code: 'measure-of-other-axis',
      field: `measures.${axis}`,
      found,
    }));
    if (weights[axis] > 0 && measures[axis].length === 0) {
      refusals.push({ code: 'weighted-axis-without-measure', field: `measures.${axis}`, found: 0 });
    }
    return refusals;
  });

type Range = readonly [field: string, value: number, low: number, high: number, code?: PolicyRefusalCode];

const rangeRefusals = (policy: Policy): readonly PolicyRefusal[] => {
  const { cutoffs, badges } = policy;
  const ranges: Range[] = [
    ['windowMonths', policy.windowMonths, 3, 36, 'window-out-of-range'],
    ['minCoveragePercent', policy.minCoveragePercent, 0, 100, 'coverage-out-of-range'],
    ['minCostKnownPercent', policy.minCostKnownPercent, 0, 100, 'coverage-out-of-range'],
    ['creditRateBp', policy.creditRateBp, 0, 10_000],
    ['upgradeReach', policy.upgradeReach, 0, 100],
    ['badges.oneOff.largestShare', badges.oneOff.largestShare, 0, 1],
    ['badges.oneOff.dominantShare', badges.oneOff.dominantShare, 0, 1],
    ['badges.squeezing.revenueQuantile', badges.squeezing.revenueQuantile, 0, 1],
    ['badges.squeezing.marginFall', badges.squeezing.marginFall, 0, 1],
    ['badges.slowPayer.over60Share', badges.slowPayer.over60Share, 0, 1],
    ['badges.lapsing.gapQuantile', badges.lapsing.gapQuantile, 0.5, 0.999],
    ['badges.lapsing.aliveBelow', badges.lapsing.aliveBelow, 0, 1],
    ['badges.tomorrow.revenueQuantile', badges.tomorrow.revenueQuantile, 0, 1],
    ...keyTiers.flatMap((tier): Range[] => {
      const rhythm = policy.gates[tier].orderRhythm;
      return rhythm === null ? [] : [[`gates.${tier}.orderRhythm.withinMonths`, rhythm.withinMonths, 1, 36]];
    }),
  ];
  const refusals: PolicyRefusal[] = ranges
    .filter(([, value, low, high]) => !(value >= low && value <= high))
    .map(([field, found, , , code = 'threshold-out-of-range']) => ({ code, field, found }));
  const isDescending = cutoffs.S <= 100 && cutoffs.S > cutoffs.A && cutoffs.A > cutoffs.B && cutoffs.B >= 0;
  if (!isDescending)
    refusals.push({
      code: 'cutoffs-not-descending',
      field: 'cutoffs',
      found: `${cutoffs.S}/${cutoffs.A}/${cutoffs.B}`,
    });
  return refusals;
};
