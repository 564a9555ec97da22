import type { Floor } from '../floor/floor.ts';

/** What a line would commit us to. */
export type Commitment = {
  readonly pocketPriceE4: bigint;
  /** What credit beyond the standard costs a unit. */
  readonly creditE4: bigint;
  readonly judgedBp: number;
  readonly quantityE4: bigint;
};

/** An approval of a line: the largest concession, the lowest price, the most credit, the largest quantity, and until when. */
export type Approval = {
  readonly decidedBp: number;
  readonly decidedPriceE4: bigint;
  readonly decidedCreditE4: bigint;
  readonly quantityE4: bigint;
  readonly validUntil: string;
};

export const commitmentRefusalCodes = [
  'cost-unknown',
  'list-price-unknown',
  'terms-eat-price',
  'below-floor',
  'approval-expired',
  'beyond-approval',
  'above-authority',
] as const;
export type CommitmentRefusalCode = (typeof commitmentRefusalCodes)[number];

export type CommitmentVerdict =
  | { readonly kind: 'allowed'; readonly by: 'authority' | 'approval' }
  | { readonly kind: 'refused'; readonly code: CommitmentRefusalCode };

type Grounds = {
  readonly floor: Floor;
  readonly authorityBp: number;
  readonly approval: Approval | null;
  readonly today: string;
};

/**
 * May we promise this price? Never under the floor, by nobody; an unknown cost blocks; above the own authority only
 * with an approval that covers it: its concession holds the 90 days before it as well, so price and credit are
 * bounded each by itself (docs/methods.md 8.1, 8.3). Returns are no promise of a price and are
 * not asked.
 */
export const judgeCommitment = (
  { pocketPriceE4, creditE4, judgedBp, quantityE4 }: Commitment,
  { floor, authorityBp, approval, today }: Grounds,
): CommitmentVerdict => {
  if (floor.kind === 'unknown') return refused(floor.reason);
  if (pocketPriceE4 < floor.floorE4) return refused('below-floor');
  if (approval === null)
    return judgedBp <= authorityBp ? { kind: 'allowed', by: 'authority' } : refused('above-authority');
  if (approval.validUntil < today) return refused('approval-expired');
  const isCovered =
    judgedBp <= approval.decidedBp &&
    pocketPriceE4 >= approval.decidedPriceE4 &&
    creditE4 <= approval.decidedCreditE4 &&
    quantityE4 <= approval.quantityE4;
  return isCovered ? { kind: 'allowed', by: 'approval' } : refused('beyond-approval');
};

const refused = (code: CommitmentRefusalCode): CommitmentVerdict => ({ kind: 'refused', code });
