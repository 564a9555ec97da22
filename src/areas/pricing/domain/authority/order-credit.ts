import { timesE4 } from '#kernel/decimal';
import { holdProposalOf } from './order-hold.ts';
import type { CreditGrade, HoldProposal } from './order-hold.ts';

/** Minor units. */
export type OrderCredit = {
  /** Open bills, undelivered orders, instalments and bonds that the books know. */
  readonly exposureMinor: bigint;
  /** What orders entered here sell that the books do not know yet. */
  readonly waitingMinor: bigint;
  /** What the order sells. */
  readonly orderMinor: bigint;
  /** Null: the account has no limit. */
  readonly limitMinor: bigint | null;
};

/**
 * What an order takes on, e4: its sold lines alone. What it takes back is not back yet, so it lowers no exposure until a file
 * knows of it (docs/methods.md 4.5). Example: 12 sold at 99, 100 returned at 99 → 1,188.
 */
export const takenOnE4 = (lines: readonly { readonly priceE4: bigint; readonly quantityE4: bigint }[]): bigint =>
  lines.reduce((sum, { priceE4, quantityE4 }) => (quantityE4 > 0n ? sum + timesE4(priceE4, quantityE4) : sum), 0n);

/** By how much an order would carry the account over its credit limit; 0 within it, null without a limit. Example: exposure 80, waiting 10, limit 100, order 30 → 20. */
export const overLimitOf = ({ exposureMinor, waitingMinor, orderMinor, limitMinor }: OrderCredit): bigint | null => {
  if (limitMinor === null) return null;
  const over = exposureMinor + waitingMinor + orderMinor - limitMinor;
  return over > 0n ? over : 0n;
};

/**
 * Whether an order waits for a release before it is delivered (docs/methods.md 4.5). One that sells nothing, returns
 * alone, never waits.
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
