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
  /** Whether the one who asks sees costs: who does not is told of a price beyond his authority that it is, and no more. */
  readonly tellsFloor: boolean;
};

/**
 * May we promise this price? Never under the floor, by nobody; an unknown cost blocks; above the own authority only
 * with an approval that covers it: its concession holds the 90 days before it as well, so price and credit are
 * bounded each by itself (docs/methods.md 8.1, 8.3). Who may not see costs could find the floor by trying prices, so the
 * floor is told him only of a price that he might promise otherwise. Returns are no promise of a price and are
 * not asked.
 */
export const judgeCommitment = (
  { pocketPriceE4, creditE4, judgedBp, quantityE4 }: Commitment,
  { floor, authorityBp, approval, today, tellsFloor }: Grounds,
): CommitmentVerdict => {
  if (floor.kind === 'unknown') return refused(floor.reason);
  const isUnder = pocketPriceE4 < floor.floorE4;
  if (isUnder && tellsFloor) return refused('below-floor');
  if (approval === null && judgedBp > authorityBp) return refused('above-authority');
  if (approval !== null && approval.validUntil < today) return refused('approval-expired');
  const isCovered =
    approval === null ||
    (judgedBp <= approval.decidedBp &&
      pocketPriceE4 >= approval.decidedPriceE4 &&
      creditE4 <= approval.decidedCreditE4 &&
      quantityE4 <= approval.quantityE4);
  if (!isCovered) return refused('beyond-approval');
  return isUnder ? refused('below-floor') : { kind: 'allowed', by: approval === null ? 'authority' : 'approval' };
};

const refused = (code: CommitmentRefusalCode): CommitmentVerdict => ({ kind: 'refused', code });
