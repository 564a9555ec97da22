import type { Json } from '#kernel/canonical-json';
import type { Day } from '#kernel/day';
import { dayOf } from '#kernel/day';
import { readingAt } from '../measures/measure-columns.ts';
import type { AccountNotes, MeasuredPopulation } from '../measures/measured-population.ts';
import type { MeasureCode, MeasureSource, WeightedAxis } from '../measures/measure-table.ts';
import { isPresent } from '../measures/reading.ts';
import { gateCodes } from '../policy/policy.ts';
import type { Policy } from '../policy/policy.ts';
import { roundTo } from '../stats/rounding.ts';
import type { AccountResult } from './account-result.ts';
import { medianMicroOf, pointsMicroOf } from './axis-points.ts';
import { explainedMoneyOf } from './explained-money.ts';
import type { GateOutcome, GateResult } from './gates.ts';
import type { Percentiles } from './reference-population.ts';
import { microPerPoint } from './tier.ts';

/** [raw figure, percentile in ten-thousandths, confidence], or the reason why there is none. */
export type ExplainedMeasure = readonly [value: number, share: number, confidence: number] | string;

/** An axis: weight in basis points, percentile or null, median percentile, points, and the measures that make it. */
export type ExplainedAxis = readonly [
  weightBp: number,
  share: number | null,
  median: number,
  points: number,
  measures: Readonly<Record<string, ExplainedMeasure>>,
];

/** What a gate measured (for the order rhythm also the span in days), then the outcome and what was asked for S and for A. */
export type ExplainedGate = readonly [measured: readonly (number | null)[], s: ExplainedOutcome, a: ExplainedOutcome];
/** Null where the tier does not ask. */
export type ExplainedOutcome = readonly [outcome: GateOutcome, ...asked: number[]] | null;

/**
 * Why an account stands where it stands, complete enough to compute the score again (rescore.ts). Plain JSON without ids
 * and times of day; figures are rounded by unit when measured (reading.ts): money whole minor units, shares and
 * probabilities four decimals, days one, slopes five; points and score six decimals, exactly Σ weight × percentile / 10⁶.
 */
export type Explanation = {
  readonly v: 1;
  readonly unit: 'account' | 'group';
  readonly account: string;
  readonly asOf: Day;
  /** Version of the policy; 0 when it was only tried. */
  readonly policy: number;
  readonly months: number;
  readonly basis: 'contribution' | 'revenue';
  readonly reference: Day;
  readonly score: number;
  readonly median: number;
  readonly coverage: number;
  readonly tier: string;
  readonly types: readonly string[];
  readonly axes: Readonly<Record<string, ExplainedAxis>>;
  /** Shown, not weighted. */
  readonly beside: Readonly<Record<string, number>>;
  /** Net revenue, cost, pocket items, cost to serve, cost of credit (minor units), share of revenue with a known cost. */
  readonly waterfall: readonly number[];
  readonly model: Readonly<Record<string, number | string>>;
  readonly gates: Readonly<Record<string, ExplainedGate>>;
  readonly badges: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The rows behind the figures: source → first day; they reach to the as-of day and are this account's. */
  readonly rows: Readonly<Record<string, Day>>;
};

/** What is shown beside the score whatever the policy counts. */
const besideCodes: readonly MeasureCode[] = [
  'contribution',
  'contribution-rank',
  'revenue-rank',
  'contribution-share',
  'margin-trend',
  'days-since-order',
  'on-time-in-full',
];

export type ExplanationInput = {
  readonly measured: MeasuredPopulation;
  readonly place: number;
  readonly result: AccountResult;
  readonly policy: Policy;
  readonly policyVersion: number;
  readonly percentiles: Percentiles;
  readonly frozenAsOf: Day;
};

/** The explanation of one account of a run. */
export const explanationOf = (input: ExplanationInput): Explanation => {
  const { measured, place, result, policy, frozenAsOf } = input;
  const { window, basis, currency } = measured.measuring;
  const notes = measured.notes[place];
  if (notes === undefined) throw new RangeError(`no account at place ${place}`);
  return {
    v: 1,
    unit: result.unit,
    account: result.code,
    asOf: window.asOf,
    policy: input.policyVersion,
    months: window.months,
    basis,
    reference: frozenAsOf,
    score: result.score,
    median: medianMicroOf(result.axes) / microPerPoint,
    coverage: result.coveragePercent,
    tier: result.tier,
    types: result.types,
    axes: Object.fromEntries(
      result.axes.map((points) => [
        points.axis,
        [
          points.weightBp,
          points.share,
          points.median,
          pointsMicroOf(points) / microPerPoint,
          explainedMeasuresOf(input, points.axis),
        ] satisfies ExplainedAxis,
      ]),
    ),
    beside: Object.fromEntries(
      besideCodes.flatMap((code) => {
        const reading = readingAt(measured.columns, code, place);
        return isPresent(reading) ? [[code, reading.value]] : [];
      }),
    ),
    waterfall: explainedMoneyOf(notes.figure, currency),
    model: modelOf(measured, notes, place),
    gates: explainedGatesOf(result),
    badges: Object.fromEntries(
      result.badges.map((badge) => [badge.code, { ...badge.figures, confidence: badge.confidence }]),
    ),
    rows: rowsOf(measured, place, policy),
  };
};

const explainedMeasuresOf = (
  { measured, place, policy, percentiles }: ExplanationInput,
  axis: WeightedAxis,
): Readonly<Record<string, ExplainedMeasure>> =>
  Object.fromEntries(
    policy.measures[axis].flatMap((code): [string, ExplainedMeasure][] => {
      const reading = readingAt(measured.columns, code, place);
      if (!isPresent(reading)) return [[code, reading.missing]];
      return [[code, [reading.value, percentiles(code, reading.value), reading.confidence]]];
    }),
  );

const modelOf = (
  { alive, columns }: MeasuredPopulation,
  { summary, law }: AccountNotes,
  place: number,
): Readonly<Record<string, number | string>> => {
  const reading = readingAt(columns, 'alive-probability', place);
  const found = { ...(isPresent(reading) && { alive: reading.value }) };
  const known = summary === null ? {} : { x: summary.x, tx: roundTo(summary.tx, 4), T: roundTo(summary.T, 4) };
  if (alive.inUse === 'own-rhythm') {
    const rhythm = law === null ? {} : { k: roundTo(law.regularity, 3), gap: roundTo(law.meanDays, 2) };
    return { name: alive.inUse, because: alive.fallback ?? '', ...known, ...rhythm, ...found };
  }
  return { name: alive.inUse, k: alive.fit.variant.regularity, ...alive.fit.params, ...known, ...found };
};

const explainedGatesOf = ({ gates }: AccountResult): Readonly<Record<string, ExplainedGate>> =>
  Object.fromEntries(
    gateCodes.flatMap((code): [string, ExplainedGate][] => {
      const inS = gates.S.find((result) => result.gate === code);
      const inA = gates.A.find((result) => result.gate === code);
      const either = inS ?? inA;
      if (either === undefined) return [];
      const measured = either.span === undefined ? [either.measured] : [either.measured, either.span[0]];
      return [[code, [measured, outcomeOf(inS), outcomeOf(inA)]]];
    }),
  );

const outcomeOf = (result: GateResult | undefined): ExplainedOutcome => {
  if (result === undefined) return null;
  const { outcome, asked, span } = result;
  return span === undefined ? [outcome, asked] : [outcome, asked, span[1]];
};

/** Which rows a reader opens to see the figures: each used source with the days that it covers. */
const rowsOf = ({ facts, measuring }: MeasuredPopulation, place: number, policy: Policy): Explanation['rows'] => {
  const { window } = measuring;
  const account = facts[place];
  const windowFrom = dayOf(window.afterDay + 1);
  const firstDay = account?.orderDays[0]?.day;
  const from: Partial<Record<MeasureSource, Day>> = { 'monthly-facts': windowFrom };
  if (firstDay !== undefined) from['order-lines'] = dayOf(firstDay);
  if (account?.payment) from.invoices = windowFrom;
  const firstEvidence = account?.evidence.map((item) => item.statedOn).toSorted()[0];
  const asksEvidence = policy.weights.relationship + policy.weights.strategic > 0;
  if (firstEvidence !== undefined && asksEvidence) from.evidence = firstEvidence;
  return from;
};

/** An explanation as data for canonical JSON: the same bytes on every machine. */
export const explanationJsonOf = (explanation: Explanation): Json => ({ ...explanation });
