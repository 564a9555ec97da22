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

/** The risk check of an odd big order, in the order in which it is asked. */
export const riskChecks = [
  'advance-payment',
  'custom-stock',
  'follow-up',
] as const satisfies readonly (typeof warningChecks)[number][];
export type RiskCheck = (typeof riskChecks)[number];

const checksByKind: Readonly<Partial<Record<WarningKind, readonly WarningCheck[]>>> = {
  'odd-order': riskChecks,
  tomorrow: ['service-tier', 'quarterly-visit', 'support-budget', 'minimum-order', 'prepayment', 'surcharge'],
};

/** The checks of a kind, in the order in which they are asked; none for most kinds. */
export const checksOf = (kind: WarningKind): readonly WarningCheck[] => checksByKind[kind] ?? [];

/** Kinds that are not closed before every check is answered. */
export const demandingKinds: readonly WarningKind[] = ['odd-order'];

/** Must the checks of a kind be answered before it is closed, as dealt with or as no matter? */
export const isDemanding = (kind: WarningKind): boolean => demandingKinds.includes(kind);

/**
 * The checks that have to be answered before a warning may be closed, by a person or by a run that no longer finds it, and before
 * its account is promised support. Example: an odd order of which only the advance payment was seen to → custom stock and follow-up.
 */
export const checksBefore = (
  kind: WarningKind,
  answered: Readonly<Partial<Record<WarningCheck, unknown>>>,
): readonly RiskCheck[] => (isDemanding(kind) ? riskChecks.filter((check) => answered[check] === undefined) : []);
