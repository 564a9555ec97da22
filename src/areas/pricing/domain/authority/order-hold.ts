export const creditGrades = ['A', 'B', 'C', 'D'] as const;
export type CreditGrade = (typeof creditGrades)[number];

/** What a credit grade rests on. */
export const creditSigns = ['daysBeyondTerms', 'over60Share', 'limitUse', 'lateProbability', 'brokenPromises'] as const;
export type CreditSign = (typeof creditSigns)[number];

export const holdReasons = ['grade-d', 'over-limit'] as const;
export type HoldReason = (typeof holdReasons)[number];

export type HoldFacts = {
  readonly grade: CreditGrade | null;
  readonly overdueMinor: bigint;
  readonly exposureMinor: bigint;
  readonly limitMinor: bigint | null;
  /** The order that waits; 0 when none does. */
  readonly orderMinor: bigint;
};

export type HoldProposal =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'hold';
      readonly reasons: readonly HoldReason[];
      /** What has to be paid before the order may go: all that is overdue, or what brings exposure under the limit. */
      readonly payFirstMinor: bigint;
    };

/**
 * Proposes to hold orders (docs/methods.md 4.5): at grade D, or when the order would carry the exposure over the limit.
 * Example: exposure 90, limit 100, order 30 → hold, pay 20 first.
 */
export const holdProposalOf = ({
  grade,
  overdueMinor,
  exposureMinor,
  limitMinor,
  orderMinor,
}: HoldFacts): HoldProposal => {
  const over = limitMinor === null ? 0n : exposureMinor + orderMinor - limitMinor;
  const isBad = grade === 'D';
  if (!isBad && over <= 0n) return { kind: 'none' };
  const reasons = [...(isBad ? (['grade-d'] as const) : []), ...(over > 0n ? (['over-limit'] as const) : [])];
  const due = isBad ? overdueMinor : 0n;
  return { kind: 'hold', reasons, payFirstMinor: due > over ? due : over > 0n ? over : 0n };
};
