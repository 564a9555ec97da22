import type { CreditGrade } from './credit-grade.ts';

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
      readonly reasons: readonly ('grade-d' | 'over-limit')[];
      /** What has to be paid before the order may go: all that is overdue, or what brings exposure under the limit. */
      readonly payFirstMinor: bigint;
    };

/**
 * Proposes, never decides, to hold an order (docs/methods.md 4.5): at grade D while something is overdue, or when the
 * order would carry the exposure over the limit. Example: exposure 90, limit 100, order 30 → hold, pay 20 first.
 */
export const holdProposalOf = ({
  grade,
  overdueMinor,
  exposureMinor,
  limitMinor,
  orderMinor,
}: HoldFacts): HoldProposal => {
  const over = limitMinor === null ? 0n : exposureMinor + orderMinor - limitMinor;
  const isBad = grade === 'D' && overdueMinor > 0n;
  if (!isBad && over <= 0n) return { kind: 'none' };
  const reasons = [...(isBad ? (['grade-d'] as const) : []), ...(over > 0n ? (['over-limit'] as const) : [])];
  const wanted = isBad && overdueMinor > over ? overdueMinor : over;
  return { kind: 'hold', reasons, payFirstMinor: wanted };
};
