import { badgesOf, revenueBordersOf } from '../badges/badges-of.ts';
import { readingAt, valueAt } from '../measures/measure-columns.ts';
import type { MeasuredPopulation } from '../measures/measured-population.ts';
import type { MeasureCode } from '../measures/measure-table.ts';
import type { KeyAccountType, Policy } from '../policy/policy.ts';
import type { RevenueBorders } from '../badges/badge-input.ts';
import type { AccountResult } from './account-result.ts';
import { axisPointsOf, coveragePercentOf, scoreMicroOf, scoringOf } from './axis-points.ts';
import type { Scoring } from './axis-points.ts';
import { gateResultsOf } from './gates.ts';
import { keyAccountTypesOf } from './ka-type.ts';
import { percentilesOf } from './reference-population.ts';
import type { ReferencePopulation } from './reference-population.ts';
import { microPerPoint, proposedTierOf } from './tier.ts';

export type Rating = {
  readonly policy: Policy;
  readonly reference: ReferencePopulation;
  /** KA types that a person has confirmed, by account code. */
  readonly confirmedTypes: ReadonlyMap<string, KeyAccountType>;
};

/** Applies a policy to measured accounts: scores, gates, tiers, badges, ranks; results in the order of the accounts. */
export const ratePopulation = (measured: MeasuredPopulation, rating: Rating): readonly AccountResult[] => {
  const { policy, reference } = rating;
  const scoring = scoringOf(policy, reference, percentilesOf(reference));
  const borders = revenueBordersOf(measured, policy);
  const results = measured.facts.map((_, place) => rateAccount(measured, place, { rating, scoring, borders }));
  const ranks = ranksOf(results, measured);
  return results.map((result, place) => ({ ...result, rank: ranks[place] ?? 0 }));
};

type Bench = { readonly rating: Rating; readonly scoring: Scoring; readonly borders: RevenueBorders };

const rateAccount = (
  measured: MeasuredPopulation,
  place: number,
  { rating, scoring, borders }: Bench,
): AccountResult => {
  const { columns, notes } = measured;
  const facts = measured.facts[place];
  const note = notes[place];
  if (facts === undefined || note === undefined) throw new RangeError(`no account at place ${place}`);
  const measuring = { ...measured.measuring, policy: rating.policy };
  const valueOf = (code: MeasureCode): number => valueAt(columns, code, place);
  const axes = axisPointsOf(scoring, columns, place);
  const scoreMicro = scoreMicroOf(axes);
  const coveragePercent = coveragePercentOf(axes);
  const types = keyAccountTypesOf({
    facts,
    measuring,
    valuePercentile: scoring.percentiles('expected-contribution', valueOf('expected-contribution')),
    orderPercentile: scoring.percentiles('order-days', valueOf('order-days')),
  });
  const gateType = rating.confirmedTypes.get(facts.code) ?? types[0] ?? null;
  const gateInput = { facts, contribution: readingAt(columns, 'contribution', place), type: gateType, measuring };
  const gates = { S: gateResultsOf('S', gateInput), A: gateResultsOf('A', gateInput) };
  return {
    unit: 'account',
    code: facts.code,
    groupCode: null,
    rank: 0,
    score: scoreMicro / microPerPoint,
    coveragePercent,
    tier: proposedTierOf({ scoreMicro, coveragePercent, gates, policy: rating.policy }),
    types,
    gateType,
    axes,
    gates,
    badges: badgesOf({ facts, notes: note, valueOf, measuring, borders }),
  };
};

/** Rated before unrated, then by score, then by expected contribution, then by code. */
const ranksOf = (results: readonly AccountResult[], { columns }: MeasuredPopulation): Uint32Array => {
  const expected = columns['expected-contribution'].value;
  const valueAtPlace = (place: number): number => {
    const value = expected[place] ?? Number.NaN;
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };
  const isUnrated = (place: number): number => (results[place]?.tier === 'unrated' ? 1 : 0);
  const order = Uint32Array.from(results, (_, place) => place).sort((a, b) => {
    const byScore = isUnrated(a) - isUnrated(b) || (results[b]?.score ?? 0) - (results[a]?.score ?? 0);
    if (byScore !== 0) return byScore;
    const [left, right] = [valueAtPlace(a), valueAtPlace(b)];
    return left === right ? a - b : right > left ? 1 : -1;
  });
  const ranks = new Uint32Array(results.length);
  for (const [i, place] of order.entries()) ranks[place] = i + 1;
  return ranks;
};
