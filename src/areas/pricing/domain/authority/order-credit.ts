import { holdProposalOf } from './order-hold.ts';
import type { CreditGrade, HoldProposal } from './order-hold.ts';

/** Minor units. */
export type OrderCredit = {
  /** Open bills, undelivered orders, instalments and bonds that the books know. */
  readonly exposureMinor: bigint;
  /** Orders entered here that the books do not know yet. */
  readonly waitingMinor: bigint;
  readonly orderMinor: bigint;
  /** Null: the account has no limit. */
  readonly limitMinor: bigint | null;
};

/** By how much an order would carry the account over its credit limit; 0 within it, null without a limit. Example: exposure 80, waiting 10, limit 100, order 30 → 20. */
export const overLimitOf = ({ exposureMinor, waitingMinor, orderMinor, limitMinor }: OrderCredit): bigint | null => {
  if (limitMinor === null) return null;
  const over = exposureMinor + waitingMinor + orderMinor - limitMinor;
  return over > 0n ? over : 0n;
};

/**
 * Whether an order waits for a release before it is delivered (docs/methods.md 4.5). One that takes nothing on, such as a
 * return, never waits.
 */
export const orderHoldOf = ({
  grade,
  overdueMinor,
  ...credit
}: OrderCredit & { readonly grade: CreditGrade | null; readonly overdueMinor: bigint }): HoldProposal =>
  credit.orderMinor <= 0n
    ? { kind: 'none' }
    : holdProposalOf({ ...credit, grade, overdueMinor, exposureMinor: credit.exposureMinor + credit.waitingMinor });

/** Why an order of a file is taken for one that was entered here: it bears its number, it has its goods, or somebody told. */
export const twinReasons = ['number', 'goods', 'told'] as const;

export type ReleaseRefusal = 'order-not-held' | 'own-order';

/** Who entered an order does not release it; one is released once. */
export const releaseRefusalOf = (
  hold: { readonly isOpen: boolean; readonly enteredBy: string } | null,
  userId: string,
): ReleaseRefusal | null => {
  if (hold === null || !hold.isOpen) return 'order-not-held';
  return hold.enteredBy === userId ? 'own-order' : null;
};
