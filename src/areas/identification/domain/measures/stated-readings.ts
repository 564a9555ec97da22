import type { AccountFacts } from '../facts/account-facts.ts';
import { evidenceInForce, latestEvidenceOf } from '../facts/stated-evidence.ts';
import type { EvidenceKind, StatedEvidence } from '../facts/stated-evidence.ts';
import type { Day } from '#kernel/day';
import { missing, reading } from './reading.ts';
import type { Reading, Readings } from './reading.ts';

const strategicKinds = [
  'reference-effect',
  'industry-influence',
  'standing',
  'rival-target',
  'chain-position',
] as const satisfies readonly EvidenceKind[];
/** An institution class weighs as a strong statement: it is a fact of the account. */
const institutionLevel = 5;
const mostCounted = 3;

/** Strategic and relationship axes: what persons state, in force on the day; silence is missing, not zero. */
export const statedReadingsOf = (facts: AccountFacts, asOf: Day): Readings => {
  const inForce = evidenceInForce(facts.evidence, asOf);
  return {
    'strategic-strength': strategicStrengthOf(facts, inForce),
    'buying-centre-coverage': statedShare(inForce, 'buying-centre-coverage'),
    'gradient-step': statedLevel(inForce, 'gradient-step'),
    satisfaction: statedLevel(inForce, 'satisfaction'),
    loyalty: loyaltyOf(inForce),
  };
};

const strategicStrengthOf = (facts: AccountFacts, inForce: readonly StatedEvidence[]): Reading => {
  const levels: number[] = strategicKinds.flatMap((kind) => latestEvidenceOf(inForce, kind)?.value ?? []);
  if (facts.attributes.institution !== null) levels.push(institutionLevel);
  if (levels.length === 0) return missing('not-stated');
  const strength = levels.reduce((sum, level) => sum + level, 0);
  return reading('level', strength, levels.length / (strategicKinds.length + 1));
};

/** Lines bought only from us, lower rival offers refused, first call on large orders, our solution embedded. */
const loyaltyOf = (inForce: readonly StatedEvidence[]): Reading => {
  const refused = inForce.filter((item) => item.kind === 'rival-offer-refused').length;
  const exclusive = latestEvidenceOf(inForce, 'exclusive-lines')?.value ?? 0;
  const firstCall = latestEvidenceOf(inForce, 'first-call') ? 2 : 0;
  const embedded = latestEvidenceOf(inForce, 'solution-embedded') ? 2 : 0;
  const level = Math.min(mostCounted, exclusive) + Math.min(mostCounted, refused) + firstCall + embedded;
  return level > 0 ? reading('level', level, 0.7) : missing('not-stated');
};

const statedShare = (inForce: readonly StatedEvidence[], kind: EvidenceKind): Reading => {
  const item = latestEvidenceOf(inForce, kind);
  return item ? reading('share', item.value / 10_000, 0.7) : missing('not-stated');
};

const statedLevel = (inForce: readonly StatedEvidence[], kind: EvidenceKind): Reading => {
  const item = latestEvidenceOf(inForce, kind);
  return item ? reading('level', item.value, 0.7) : missing('not-stated');
};
