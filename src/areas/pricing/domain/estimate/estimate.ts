import type { Day } from '#kernel/day';
import { divideHalfEven } from '#kernel/decimal';
import { bpAbove, rational } from '../rational.ts';

export const costKinds = [
  'materials',
  'labour',
  'machine',
  'outside',
  'tooling',
  'freight',
  'reserve',
  'other',
] as const;

/** unit: of every piece. lot: paid once, whatever is made of it, such as a mould. */
export const costBases = ['unit', 'lot'] as const;
export type CostBasis = (typeof costBases)[number];

export const estimateOffices = ['production', 'finance'] as const;
export type EstimateOffice = (typeof estimateOffices)[number];

export const estimateStates = ['draft', 'production-signed', 'upcoming', 'in-force', 'over', 'withdrawn'] as const;
export type EstimateState = (typeof estimateStates)[number];

/** `amountE4` is of one unit or of the whole lot, as the basis says. */
export type CostLine = { readonly basis: CostBasis; readonly amountE4: bigint };

const one = 10_000n;

/**
 * Unit cost in e4 when so many units are made, rounded up. What is paid once is spread over the units of the estimate;
 * fewer units bear more of it, more units never less. Example: 80 a piece and 5,000 for the mould over 500 → 90; of 250 → 100.
 */
export const estimatedCostE4 = (
  lines: readonly CostLine[],
  { basisE4, quantityE4 }: { readonly basisE4: bigint; readonly quantityE4: bigint },
): bigint => {
  const sumOf = (basis: CostBasis): bigint =>
    lines.reduce((sum, line) => (line.basis === basis ? sum + line.amountE4 : sum), 0n);
  const units = quantityE4 < basisE4 ? quantityE4 : basisE4;
  return sumOf('unit') + (sumOf('lot') * one + units - 1n) / units;
};

type Signed = { readonly office: EstimateOffice; readonly userId: string };

/** Where the latest version of an estimate stands on a day. Only one in force has a cost. */
export const estimateStateOf = (
  version: {
    readonly isWithdrawn: boolean;
    readonly signed: readonly EstimateOffice[];
    readonly validFrom: Day;
    readonly validUntil: Day;
  },
  today: Day,
): EstimateState => {
  if (version.isWithdrawn) return 'withdrawn';
  if (!version.signed.includes('production')) return 'draft';
  if (!version.signed.includes('finance')) return 'production-signed';
  if (today < version.validFrom) return 'upcoming';
  return today > version.validUntil ? 'over' : 'in-force';
};

export type EstimateSignRefusal = 'signed-already' | 'production-first' | 'signed-by-you';

/** Why somebody may not sign for an office now: production answers before finance, and nobody for both. */
export const estimateSignRefusalOf = (
  signatures: readonly Signed[],
  { office, userId }: Signed,
): EstimateSignRefusal | null => {
  if (signatures.some((signature) => signature.office === office)) return 'signed-already';
  if (office === 'finance' && !signatures.some((signature) => signature.office === 'production'))
    return 'production-first';
  return signatures.some((signature) => signature.userId === userId) ? 'signed-by-you' : null;
};

/** How far an actual cost lies above the estimate, in basis points of the estimate; null without an estimate. */
export const costGapBp = (estimatedE4: bigint, actualE4: bigint): number | null =>
  estimatedE4 === 0n ? null : Number(divideHalfEven((actualE4 - estimatedE4) * 10_000n, estimatedE4));

/**
 * How far an estimate lies below the cost on record, in basis points of that cost, rounded up: 0 exactly where it is not below.
 * Example: 63 beside 70 → 1,000; a ten-thousandth below → 1.
 */
export const belowRecordedBp = (recordedE4: bigint, estimatedE4: bigint): number =>
  recordedE4 <= estimatedE4 ? 0 : bpAbove(rational(recordedE4 - estimatedE4, recordedE4));

export type EstimateOutcome = {
  readonly userId: string;
  /** The first day of the quarter in which the estimate was made. */
  readonly quarter: Day;
  /** Of all units that were made. */
  readonly estimatedE4: bigint;
  readonly actualE4: bigint;
};

export type EstimatorRecord = {
  readonly userId: string;
  readonly quarter: Day;
  readonly estimates: number;
  /** Of all of them together: a sign of leaning to one side. */
  readonly gapBp: number;
  /** The mean distance, whichever side. */
  readonly spreadBp: number;
};

/** How well each estimator's figures held, quarter by quarter, earliest first. */
export const estimatorRecordsOf = (outcomes: readonly EstimateOutcome[]): readonly EstimatorRecord[] =>
  [...Map.groupBy(outcomes, ({ userId, quarter }) => `${quarter} ${userId}`).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, made]) => {
      const [first] = made;
      const sum = (of: (outcome: EstimateOutcome) => bigint): bigint =>
        made.reduce((all, outcome) => all + of(outcome), 0n);
      const gap = costGapBp(
        sum(({ estimatedE4 }) => estimatedE4),
        sum(({ actualE4 }) => actualE4),
      );
      const gaps = made.flatMap(({ estimatedE4, actualE4 }) => costGapBp(estimatedE4, actualE4) ?? []);
      if (first === undefined || gap === null) return [];
      const spread = gaps.reduce((all, bp) => all + Math.abs(bp), 0) / gaps.length;
      const { userId, quarter } = first;
      return [{ userId, quarter, estimates: gaps.length, gapBp: gap, spreadBp: Math.round(spread) }];
    });
