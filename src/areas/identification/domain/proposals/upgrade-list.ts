import type { Identification } from '../identify.ts';
import { valueAt } from '../measures/measure-columns.ts';
import { roundedFor } from '../measures/reading.ts';
import { measureTable } from '../measures/measure-table.ts';
import type { MeasureCode } from '../measures/measure-table.ts';
import type { GateCode } from '../policy/policy.ts';
import type { AccountResult } from '../score/account-result.ts';
import { axisPercentileOf, percentilesOf } from '../score/reference-population.ts';
import type { Percentiles } from '../score/reference-population.ts';
import { microPerPoint } from '../score/tier.ts';
import { upgradeLevers } from './upgrade-lever.ts';
import type { UpgradeLever } from './upgrade-lever.ts';

/** One thing to work on: which figures move from where to where, and what that is worth. */
export type UpgradeGap = {
  readonly lever: UpgradeLever;
  readonly moves: readonly { readonly measure: MeasureCode; readonly from: number | null; readonly to: number }[];
  readonly points: number;
  /** Gates that it opens; such a gap comes before all others. */
  readonly opens: readonly GateCode[];
  readonly effort: number;
};

/** A mid-size account near a cut-off with its three cheapest gaps: the start of a development plan. */
export type UpgradeCandidate = {
  readonly code: string;
  readonly tier: 'A' | 'B';
  readonly nextTier: 'S' | 'A';
  readonly missingPoints: number;
  readonly gaps: readonly UpgradeGap[];
};

const shownGaps = 3;
/** A buying centre is well covered from here on. */
const goodCoverage = 0.7;

/**
 * Where each lever brings its measures: one line more, terms kept, good coverage, half as often late and never by 60
 * days.
 */
const targets: Readonly<Record<UpgradeLever, readonly (readonly [MeasureCode, (from: number) => number])[]>> = {
  lines: [['lines-widened', (from) => from + 1]],
  terms: [['days-beyond-terms', (from) => Math.min(from, 0)]],
  coverage: [['buying-centre-coverage', (from) => (Number.isNaN(from) ? goodCoverage : Math.max(from, goodCoverage))]],
  payment: [
    ['late-probability', (from) => from / 2],
    ['over-60-share', () => 0],
  ],
};

const leverOfGate: Readonly<Partial<Record<GateCode, UpgradeLever>>> = { overdue: 'payment', exposure: 'terms' };

/**
 * The upgrade list (docs/methods.md 6.5): A and B accounts that are under the next cut-off by no more than the policy's
 * reach.
 */
export const upgradeListOf = (run: Identification): readonly UpgradeCandidate[] => {
  const percentiles = percentilesOf(run.reference);
  return run.results
    .map((result, place) => ({ result, place }))
    .toSorted((a, b) => a.result.rank - b.result.rank)
    .flatMap(({ result, place }) => candidateOf(run, percentiles, { result, place }) ?? []);
};

type Entry = { readonly result: AccountResult; readonly place: number };

const candidateOf = (run: Identification, percentiles: Percentiles, entry: Entry): UpgradeCandidate | null => {
  const { tier, score, code } = entry.result;
  if (tier !== 'A' && tier !== 'B') return null;
  const nextTier = tier === 'A' ? 'S' : 'A';
  const missingPoints = Math.max(0, Math.round((run.policy.cutoffs[nextTier] - score) * microPerPoint) / microPerPoint);
  if (missingPoints > run.policy.upgradeReach) return null;
  const gaps = upgradeLevers
    .flatMap((lever) => gapOf(run, percentiles, { ...entry, lever, nextTier }) ?? [])
    .toSorted((a, b) => b.opens.length - a.opens.length || a.effort / a.points - b.effort / b.points)
    .slice(0, shownGaps);
  return gaps.length === 0 ? null : { code, tier, nextTier, missingPoints, gaps };
};

type GapInput = Entry & { readonly lever: UpgradeLever; readonly nextTier: 'S' | 'A' };

const gapOf = (
  run: Identification,
  percentiles: Percentiles,
  { result, place, lever, nextTier }: GapInput,
): UpgradeGap | null => {
  const { columns } = run.measured;
  const moves = targets[lever].flatMap(([measure, targetOf]) => {
    const from = valueAt(columns, measure, place);
    const to = roundedFor(measureTable[measure].unit, targetOf(from));
    return Number.isNaN(to) || to === from ? [] : [{ measure, from: Number.isNaN(from) ? null : from, to }];
  });
  const moved = new Map(moves.map((move) => [move.measure, move.to]));
  const micro = result.axes.reduce((sum, axis) => {
    const codes = run.policy.measures[axis.axis];
    if (!codes.some((code) => moved.has(code))) return sum;
    const share = axisPercentileOf(
      codes.map((code) => percentiles(code, moved.get(code) ?? valueAt(columns, code, place))),
    );
    return Number.isNaN(share) ? sum : sum + axis.weightBp * (share - (axis.share ?? axis.median));
  }, 0);
  const failed = result.gates[nextTier].filter((gate) => gate.outcome === 'failed');
  const opens = failed.map((gate) => gate.gate).filter((gate) => leverOfGate[gate] === lever);
  if (micro <= 0 && opens.length === 0) return null;
  return { lever, moves, points: micro / microPerPoint, opens, effort: run.policy.leverEffort[lever] };
};
