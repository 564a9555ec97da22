import type { AccountFacts } from '../facts/account-facts.ts';
import { evidenceInForce, latestEvidenceOf } from '../facts/stated-evidence.ts';
import type { Measuring } from '../measures/measuring.ts';
import type { KeyAccountType } from '../policy/policy.ts';
import { fullShare } from '../stats/mid-rank.ts';
import { hasValidStudy } from './gates.ts';

export type TypeInput = {
  readonly facts: AccountFacts;
  readonly measuring: Measuring;
  /** Percentiles in ten-thousandths; NaN when unknown. */
  readonly valuePercentile: number;
  readonly orderPercentile: number;
};

/** Buys much: the upper fifth by expected contribution; and often: the upper half by order days. */
const muchFrom = 0.8 * fullShare;
const oftenFrom = 0.5 * fullShare;

/**
 * KA types that the facts speak for, the most telling first (docs/methods.md 6.3): strategic on a dated study,
 * important on an institution class, group on a stated link while it uses our product, economic when it buys much and
 * often. A person confirms; an account may carry several and is treated as the first.
 */
export const keyAccountTypesOf = ({
  facts,
  measuring,
  valuePercentile,
  orderPercentile,
}: TypeInput): readonly KeyAccountType[] => {
  const inForce = evidenceInForce(facts.evidence, measuring.window.asOf);
  const types: KeyAccountType[] = [];
  if (hasValidStudy(facts, measuring)) types.push('strategic');
  if (facts.attributes.institution !== null) types.push('important');
  if (latestEvidenceOf(inForce, 'group-link') && facts.orderDays.length > 0) types.push('group');
  if (valuePercentile >= muchFrom && orderPercentile >= oftenFrom) types.push('economic');
  return types;
};
