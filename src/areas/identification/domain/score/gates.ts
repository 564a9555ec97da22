import { addMonths, dayNumberOf } from '#kernel/day';
import type { AccountFacts } from '../facts/account-facts.ts';
import { evidenceAgeDays, evidenceInForce, latestEvidenceOf } from '../facts/stated-evidence.ts';
import { largestOrderShareOf } from '../measures/largest-order.ts';
import { isPresent } from '../measures/reading.ts';
import type { Reading } from '../measures/reading.ts';
import type { Measuring } from '../measures/measuring.ts';
import { gateCodes } from '../policy/policy.ts';
import type { GateCode, GateRules, KeyAccountType, KeyTier, Policy } from '../policy/policy.ts';
import { roundTo } from '../stats/rounding.ts';

/**
 * not-checked: the facts are missing; it is shown and does not block. replaced: the KA type passes on another ground.
 */
export type GateOutcome = 'passed' | 'failed' | 'not-checked' | 'replaced';

/** A gate with its measured figures and the limit that was asked. */
export type GateResult = {
  readonly gate: GateCode;
  readonly outcome: GateOutcome;
  /**
   * order-rhythm: order days; one-order: share of the largest order, asked to be lower; overdue: days; exposure: share of the limit; contribution: minor units. Null when
   * unknown.
   */
  readonly measured: number | null;
  readonly asked: number;
  /** order-rhythm alone: days between the first and the last of those orders, and what is asked. */
  readonly span?: readonly [measured: number, asked: number];
};

export type GateInput = {
  readonly facts: AccountFacts;
  readonly contribution: Reading;
  readonly type: KeyAccountType | null;
  readonly measuring: Measuring;
};

/** Every gate of a tier with its outcome; a tier is open when none failed (docs/methods.md 6.3). */
export const gateResultsOf = (tier: KeyTier, input: GateInput): readonly GateResult[] => {
  const { policy } = input.measuring;
  const replaced = replacedGatesOf(input, policy);
  return gateCodes.flatMap((gate) => {
    const result = checks[gate](policy.gates[tier], input);
    if (result === null) return [];
    const isReplaced = result.outcome !== 'passed' && (replaced.includes(gate) || replaced.includes(widerOf(gate)));
    return [isReplaced ? { ...result, outcome: 'replaced' } : result];
  });
};

/** Who need not order again and again may order once. */
const widerOf = (gate: GateCode): GateCode => (gate === 'one-order' ? 'order-rhythm' : gate);

export const isOpen = (results: readonly GateResult[]): boolean =>
  results.every((result) => result.outcome !== 'failed');

/** Important accounts pass on their institution class, strategic ones on a study that is re-proved in time. */
const replacedGatesOf = ({ facts, type, measuring }: GateInput, policy: Policy): readonly GateCode[] => {
  if (type === 'important' && facts.attributes.institution !== null) return policy.institutionPass.replaces;
  if (type === 'strategic' && hasValidStudy(facts, measuring)) return policy.studyPass.replaces;
  return [];
};

/** A dated strategic study, in force and not older than the policy allows. */
export const hasValidStudy = (facts: AccountFacts, { window, policy }: Measuring): boolean => {
  const study = latestEvidenceOf(evidenceInForce(facts.evidence, window.asOf), 'strategic-study');
  return study !== undefined && evidenceAgeDays(study, window.asOf) <= policy.studyPass.maxAgeDays;
};

type Check = (rules: GateRules, input: GateInput) => GateResult | null;

const checks: Readonly<Record<GateCode, Check>> = {
  'order-rhythm': ({ orderRhythm }, { facts, measuring }) => {
    if (orderRhythm === null) return null;
    const after = dayNumberOf(addMonths(measuring.window.asOf, -orderRhythm.withinMonths));
    const days = facts.orderDays.filter((order) => order.day > after);
    const span = (days.at(-1)?.day ?? 0) - (days[0]?.day ?? 0);
    const passes = days.length >= orderRhythm.orderDays && span >= orderRhythm.spanDays;
    return {
      gate: 'order-rhythm',
      outcome: passes ? 'passed' : 'failed',
      measured: days.length,
      asked: orderRhythm.orderDays,
      span: [span, orderRhythm.spanDays],
    };
  },
  // No tier of key accounts is open to a one-off account: a big order is not a key account.
  'one-order': (_, { facts, measuring }) => {
    const found = largestOrderShareOf(facts, measuring);
    if (found === null) return null;
    const { share, limit } = found;
    return { gate: 'one-order', outcome: share < limit ? 'passed' : 'failed', measured: share, asked: limit };
  },
  overdue: ({ overdue }, { facts }) => {
    if (overdue === null) return null;
    const base = { gate: 'overdue', asked: overdue.maxDays } as const;
    if (facts.payment === null) return { ...base, outcome: 'not-checked', measured: null };
    const days = facts.payment.oldestOverdueDays;
    return { ...base, outcome: days <= overdue.maxDays ? 'passed' : 'failed', measured: days };
  },
  exposure: ({ exposure }, { facts }) => {
    if (exposure === null) return null;
    const base = { gate: 'exposure', asked: exposure.maxShareOfLimit } as const;
    const { exposureMinor, limitMinor } = facts.credit;
    if (exposureMinor === null || limitMinor === null) return { ...base, outcome: 'not-checked', measured: null };
    const use =
      limitMinor > 0n ? Number(exposureMinor) / Number(limitMinor) : exposureMinor > 0n ? Number.POSITIVE_INFINITY : 0;
    const measured = Number.isFinite(use) ? roundTo(use, 4) : null;
    return { ...base, outcome: use <= exposure.maxShareOfLimit ? 'passed' : 'failed', measured };
  },
  contribution: ({ contribution }, input) => {
    if (contribution === null) return null;
    const base = { gate: 'contribution', asked: contribution.aboveMinor } as const;
    if (!isPresent(input.contribution)) return { ...base, outcome: 'not-checked', measured: null };
    const measured = input.contribution.value;
    if (measured <= contribution.aboveMinor) return { ...base, outcome: 'failed', measured };
    // Revenue above the limit proves nothing about contribution; revenue at or below it does.
    return { ...base, outcome: input.measuring.basis === 'revenue' ? 'not-checked' : 'passed', measured };
  },
};
