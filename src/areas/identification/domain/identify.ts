import type { Day } from '#kernel/day';
import { groupFactsOf, groupsOf } from './facts/group-facts.ts';
import { inCanonicalOrder, isProspect } from './facts/account-facts.ts';
import type { AccountFacts } from './facts/account-facts.ts';
import { observationWindowOf } from './facts/observation-window.ts';
import { valueBasisOf } from './measures/contribution-figure.ts';
import type { MeasuredPopulation } from './measures/measured-population.ts';
import { measurePopulation } from './measures/measure-population.ts';
import type { KeyAccountType, Policy } from './policy/policy.ts';
import { rankProspects } from './proposals/prospect-ladder.ts';
import type { ProspectResult } from './proposals/prospect-ladder.ts';
import type { AccountResult } from './score/account-result.ts';
import { explanationOf } from './score/explanation.ts';
import type { Explanation } from './score/explanation.ts';
import { percentilesOf, referencePopulationOf } from './score/reference-population.ts';
import type { ReferencePopulation } from './score/reference-population.ts';
import { ratePopulation } from './score/rate-population.ts';

export type IdentifyOptions = {
  /** The last day that facts may come from. */
  readonly asOf: Day;
  /** The company's currency: E4 amounts become its minor units. */
  readonly currency: string;
  /** The version of the policy, which explanations name; 0 for one that is not saved. */
  readonly policyVersion?: number;
  /** A frozen population to stand in; without one this run freezes its own. */
  readonly reference?: ReferencePopulation;
  /** KA types confirmed by a person, by account code. */
  readonly confirmedTypes?: ReadonlyMap<string, KeyAccountType>;
};

/**
 * Everything that a run found out. Results by account code; `explain` writes the explanation of one when it is wanted.
 */
export type Identification = {
  readonly asOf: Day;
  readonly policy: Policy;
  readonly reference: ReferencePopulation;
  readonly measured: MeasuredPopulation;
  readonly results: readonly AccountResult[];
  /** Groups that buy as one, beside their members. */
  readonly groups: readonly AccountResult[];
  readonly prospects: readonly ProspectResult[];
  readonly explain: (result: AccountResult) => Explanation;
};

/**
 * The whole identification as of a date: measures, model, frozen percentiles, scores, gates, tiers, badges.
 * The order of `facts` does not matter; equal facts give equal results to the last digit.
 */
export const identify = (facts: readonly AccountFacts[], policy: Policy, options: IdentifyOptions): Identification => {
  const ordered = inCanonicalOrder(facts);
  const buying = ordered.filter((account) => !isProspect(account));
  const measuring = {
    policy,
    window: observationWindowOf(options.asOf, policy.windowMonths),
    currency: options.currency,
    basis: valueBasisOf(buying),
  };
  const measured = measurePopulation(buying, measuring);
  return rateMeasured(measured, { policy, ...options, prospects: ordered.filter(isProspect) });
};

export type RateOptions = Pick<IdentifyOptions, 'policyVersion' | 'reference' | 'confirmedTypes'> & {
  readonly policy: Policy;
  readonly prospects: readonly AccountFacts[];
};

/**
 * Applies a policy to what was measured already: the quick path of what-if, as long as the window stays the same.
 * A reference of another policy may lack measures; then the population is frozen anew.
 */
export const rateMeasured = (measured: MeasuredPopulation, options: RateOptions): Identification => {
  const { policy, prospects, policyVersion = 0, confirmedTypes = new Map() } = options;
  const { asOf } = measured.measuring.window;
  const { reference = frozenNow(measured, policy) } = options;
  const rating = { policy, reference, confirmedTypes };
  const groups = groupsOf(measured.facts);
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member.code, group.code] as const)));
  const results = ratePopulation(measured, rating).map((result) => ({
    ...result,
    groupCode: groupOf.get(result.code) ?? null,
  }));
  const asUnits = groups.length === 0 ? null : measureUnits(measured, groups.map(groupFactsOf), groupOf);
  const groupCodes = new Set(groups.map((group) => group.code));
  const groupResults = (asUnits === null ? [] : ratePopulation(asUnits, rating))
    .filter((result) => groupCodes.has(result.code))
    .map((result): AccountResult => ({ ...result, unit: 'group' }));
  const percentiles = percentilesOf(reference);
  const placeOf = new Map(measured.facts.map((account, place) => [account.code, place]));
  const unitPlaceOf = new Map((asUnits?.facts ?? []).map((account, place) => [account.code, place]));
  return {
    asOf,
    policy,
    reference,
    measured,
    results,
    groups: groupResults,
    prospects: rankProspects(prospects, policy),
    explain: (result) => {
      const isGroup = result.unit === 'group' && asUnits !== null;
      const place = (isGroup ? unitPlaceOf : placeOf).get(result.code);
      if (place === undefined) throw new RangeError(`no account ${result.code} in this run`);
      return explanationOf({
        measured: isGroup ? asUnits : measured,
        place,
        result,
        policy,
        policyVersion,
        percentiles,
        frozenAsOf: reference.frozenAsOf,
      });
    },
  };
};

/** The population as it would be frozen today, under a policy. */
export const frozenNow = (measured: MeasuredPopulation, policy: Policy): ReferencePopulation =>
  referencePopulationOf({
    basis: measured.measuring.basis,
    columns: measured.columns,
    accounts: measured.facts.length,
    policy,
    frozenAsOf: measured.measuring.window.asOf,
  });

/** The population with groups in place of their members, measured by the models of the accounts. */
const measureUnits = (
  measured: MeasuredPopulation,
  groups: readonly AccountFacts[],
  groupOf: ReadonlyMap<string, string>,
): MeasuredPopulation => {
  const single = measured.facts.filter((account) => !groupOf.has(account.code));
  return measurePopulation(inCanonicalOrder([...single, ...groups]), measured.measuring, {
    alive: measured.alive,
    spend: measured.spend,
  });
};
