import type { Day } from '#kernel/day';

/** The way of a tender, in order. Qualification and the customer's own meeting come before the tender proper. */
export const tenderGates = [
  'qualification',
  'meeting',
  'documents-bought',
  'questions',
  'bond-paid',
  'submission',
  'opening',
  'evaluation',
  'award',
  'bond-returned',
] as const;
export type TenderGate = (typeof tenderGates)[number];

/** How supplier qualification or the customer's own meeting ended. */
export const gateOutcomes = ['qualified', 'conditional', 'refused', 'held'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

/** The gates before the tender proper, each with the ways in which it may end. */
export const preludeOutcomes: Readonly<Partial<Record<TenderGate, readonly GateOutcome[]>>> = {
  qualification: ['qualified', 'conditional', 'refused'],
  meeting: ['held'],
};

/** The gate whose papers a document belongs to: those of the prelude are shown before the bid. */
export const documentGates = ['qualification', 'meeting', 'submission'] as const;
export type DocumentGate = (typeof documentGates)[number];

export type GatePlan = {
  readonly gate: TenderGate;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  readonly outcome: GateOutcome | null;
};
export type Bond = {
  readonly amountMinor: bigint;
  readonly paidOn: Day | null;
  readonly dueBackOn: Day;
  readonly returnedOn: Day | null;
};

export const tenderReasons = [
  'price',
  'technical',
  'qualification',
  'delivery',
  'service',
  'terms',
  'relationship',
  'formal-error',
  'cancelled',
] as const;
export type TenderReason = (typeof tenderReasons)[number];

export type TenderProblem = 'gate-twice' | 'gates-not-rising';

/** What is wrong with the plan of a tender, or null: every gate once, its days in the order of the way. */
export const tenderProblemOf = (gates: readonly Pick<GatePlan, 'gate' | 'dueOn'>[]): TenderProblem | null => {
  if (new Set(gates.map(({ gate }) => gate)).size < gates.length) return 'gate-twice';
  const days = tenderGates.flatMap((gate) => gates.find((plan) => plan.gate === gate)?.dueOn ?? []);
  return days.some((day, at) => at > 0 && day < (days[at - 1] ?? day)) ? 'gates-not-rising' : null;
};

/** Supplier qualification as it is planned: still open, passed (with a condition too), or refused; null: not planned. */
export const qualificationOf = (gates: readonly GatePlan[]): 'open' | 'passed' | 'refused' | null => {
  const plan = gates.find(({ gate }) => gate === 'qualification');
  if (plan === undefined) return null;
  if (plan.outcome === 'refused') return 'refused';
  return plan.doneOn === null ? 'open' : 'passed';
};

export type GateProblem = 'gate-open' | 'not-qualified' | 'documents-missing';

/**
 * Why a gate may not be marked as done, or null. Qualification and meeting come first, with their papers ready; nothing
 * after them is marked while a planned qualification is open, or was refused.
 */
export const gateProblemOf = (
  gate: TenderGate,
  tender: {
    readonly gates: readonly GatePlan[];
    readonly documents: readonly { readonly isReady: boolean; readonly gate: DocumentGate }[];
  },
): GateProblem | null => {
  if (gate === 'qualification' || gate === 'meeting')
    return tender.documents.some((one) => one.gate === gate && !one.isReady) ? 'documents-missing' : null;
  const qualification = qualificationOf(tender.gates);
  if (qualification === 'refused') return 'not-qualified';
  return qualification === 'open' ? 'gate-open' : null;
};

export type SubmissionProblem = 'gate-open' | 'not-qualified' | 'bond-unpaid' | 'submission-over' | 'documents-missing';

/**
 * Why a bid may not be handed in today, or null: qualification that is planned has been passed, a bond that is asked has
 * been paid, every document that was marked as needed is ready, and the last day is not over.
 */
export const submissionProblemOf = (
  tender: {
    readonly gates: readonly GatePlan[];
    readonly bond: Bond | null;
    readonly documents: readonly { readonly isReady: boolean }[];
  },
  today: Day,
): SubmissionProblem | null => {
  const planOf = (wanted: TenderGate) => tender.gates.find(({ gate }) => gate === wanted);
  const last = planOf('submission')?.dueOn ?? null;
  if (last !== null && last < today) return 'submission-over';
  const qualification = qualificationOf(tender.gates);
  if (qualification === 'refused') return 'not-qualified';
  if (qualification === 'open') return 'gate-open';
  if (tender.bond !== null && tender.bond.paidOn === null) return 'bond-unpaid';
  return tender.documents.some(({ isReady }) => !isReady) ? 'documents-missing' : null;
};

/** Money that lies with the customer as a bond, in minor units: paid and not returned. */
export const bondOutMinor = (bond: Bond | null): bigint =>
  bond !== null && bond.paidOn !== null && bond.returnedOn === null ? bond.amountMinor : 0n;

/** A bond is overdue once the day of its return is past and it has not come back. */
export const isBondOverdue = (bond: Bond | null, today: Day): boolean =>
  bond !== null && bondOutMinor(bond) > 0n && bond.dueBackOn < today;

export type TenderResult = { readonly result: 'won' | 'lost' | 'void'; readonly reason: TenderReason };
export type TenderRate = {
  readonly reason: TenderReason | null;
  readonly won: number;
  readonly lost: number;
  readonly void: number;
  /** Won of those decided; null when none was decided. */
  readonly winRate: number | null;
};

/** Results counted as a whole (reason null) and by the reason that was given; tenders that became void decide nothing. */
export const tenderRatesOf = (results: readonly TenderResult[]): readonly TenderRate[] => {
  const rateOf = (reason: TenderReason | null): TenderRate => {
    const of = results.filter((one) => reason === null || one.reason === reason);
    const count = (wanted: TenderResult['result']): number => of.filter(({ result }) => result === wanted).length;
    const [won, lost] = [count('won'), count('lost')];
    return { reason, won, lost, void: count('void'), winRate: won + lost === 0 ? null : won / (won + lost) };
  };
  return [null, ...tenderReasons]
    .map(rateOf)
    .filter((rate) => rate.reason === null || rate.won + rate.lost + rate.void > 0);
};
