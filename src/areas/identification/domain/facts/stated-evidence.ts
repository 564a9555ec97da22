import { dayNumberOf } from '#kernel/day';
import type { Day } from '#kernel/day';

/** How the value of a statement is read. level: 1 weak … 5 strong; share: basis points; amount: minor units a year. */
export type EvidenceUnit = 'level' | 'share' | 'amount' | 'count' | 'step' | 'yes';

/**
 * Everything that persons state about an account (docs/methods.md 5.2), each with a source, a date and, where it ages,
 * an expiry.
 */
export const evidenceUnits = {
  'reference-effect': 'level',
  'industry-influence': 'level',
  standing: 'level',
  'rival-target': 'level',
  'chain-position': 'level',
  'strategic-study': 'level',
  'group-link': 'yes',
  potential: 'amount',
  'wallet-share': 'share',
  'product-different': 'yes',
  'young-in-industry': 'yes',
  'buying-centre-coverage': 'share',
  'gradient-step': 'step',
  satisfaction: 'level',
  'exclusive-lines': 'count',
  'rival-offer-refused': 'share',
  'first-call': 'yes',
  'solution-embedded': 'yes',
} as const satisfies Record<string, EvidenceUnit>;
export type EvidenceKind = keyof typeof evidenceUnits;
const isEvidenceKind = (text: string): text is EvidenceKind => Object.hasOwn(evidenceUnits, text);
export const evidenceKinds: readonly EvidenceKind[] = Object.keys(evidenceUnits).filter(isEvidenceKind);

export type StatedEvidence = {
  readonly kind: EvidenceKind;
  /** In the unit of the kind; 1 for a plain yes. For a refused rival offer: how much lower it was, in basis points. */
  readonly value: number;
  /** Who or what says so: a person, a survey, a contract. */
  readonly source: string;
  readonly statedOn: Day;
  readonly expiresOn: Day | null;
};

/** Statements in force on a day, oldest first; a statement never counts before its date or after its expiry. */
export const evidenceInForce = (evidence: readonly StatedEvidence[], asOf: Day): readonly StatedEvidence[] =>
  evidence
    .filter((item) => item.statedOn <= asOf && (item.expiresOn === null || item.expiresOn >= asOf))
    .toSorted(
      (a, b) => compareText(a.statedOn, b.statedOn) || compareText(a.kind, b.kind) || compareText(a.source, b.source),
    );

/** The latest statement of a kind in force; undefined when nobody states it. */
export const latestEvidenceOf = (inForce: readonly StatedEvidence[], kind: EvidenceKind): StatedEvidence | undefined =>
  inForce.findLast((item) => item.kind === kind);

export const evidenceAgeDays = (item: StatedEvidence, asOf: Day): number =>
  dayNumberOf(asOf) - dayNumberOf(item.statedOn);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
