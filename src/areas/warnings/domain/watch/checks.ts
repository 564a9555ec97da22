import type { WarningKind } from './finding.ts';

/** What the kinds ask for beside their step. The risk check of an odd big order comes before any support. */
export const warningChecks = [
  'advance-payment',
  'custom-stock',
  'follow-up',
  'service-tier',
  'quarterly-visit',
  'support-budget',
  'minimum-order',
  'prepayment',
  'surcharge',
] as const;
export type WarningCheck = (typeof warningChecks)[number];

/** Seen to; nothing to see to; looked at, and it stays as it is. */
export const checkAnswers = ['done', 'not-needed', 'stands'] as const;

const checksByKind: Readonly<Partial<Record<WarningKind, readonly WarningCheck[]>>> = {
  'odd-order': ['advance-payment', 'custom-stock', 'follow-up'],
  tomorrow: ['service-tier', 'quarterly-visit', 'support-budget', 'minimum-order', 'prepayment', 'surcharge'],
};

/** The checks of a kind, in the order in which they are asked; none for most kinds. */
export const checksOf = (kind: WarningKind): readonly WarningCheck[] => checksByKind[kind] ?? [];

/** Kinds that are not closed as dealt with before every check is answered. */
const demanding: readonly WarningKind[] = ['odd-order'];

/** Must the checks of a kind be answered before it is closed as dealt with? */
export const isDemanding = (kind: WarningKind): boolean => demanding.includes(kind);

/**
 * The checks that have to be answered before a warning may be closed as dealt with. Example: an odd order of which only
 * the advance payment was seen to → custom stock and follow-up.
 */
export const checksBefore = (
  kind: WarningKind,
  answered: Readonly<Partial<Record<WarningCheck, unknown>>>,
): readonly WarningCheck[] =>
  isDemanding(kind) ? checksOf(kind).filter((check) => answered[check] === undefined) : [];
