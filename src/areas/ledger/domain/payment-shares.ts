import { shareBpOf } from './share.ts';

/** Bills of one region that are alike in dispute, counted and summed; amounts in minor units. */
export type BillGroup = {
  readonly region: string | null;
  readonly disputed: boolean;
  readonly bills: number;
  /** Settled, or open and overdue: only these can be late. */
  readonly judged: number;
  readonly late: number;
  readonly amountMinor: bigint;
  readonly judgedMinor: bigint;
  readonly lateMinor: bigint;
};

/** How bills were paid: shares in basis points, null of nothing. */
export type PaymentShares = {
  readonly bills: number;
  readonly judged: number;
  readonly late: number;
  /** Late ÷ judged, by number and by amount. */
  readonly lateBp: number | null;
  readonly lateAmountBp: number | null;
  readonly disputed: number;
  /** Disputed ÷ all bills, by number and by amount. */
  readonly disputedBp: number | null;
  readonly disputedAmountBp: number | null;
  readonly amountMinor: bigint;
};

export type PaymentBehaviour = {
  readonly total: PaymentShares;
  /** The region with the largest amount first; null are accounts without a region. */
  readonly byRegion: readonly { readonly region: string | null; readonly shares: PaymentShares }[];
  readonly byDispute: readonly { readonly disputed: boolean; readonly shares: PaymentShares }[];
};

/**
 * Shares of late and of disputed bills of the whole book, by region and by dispute (docs/methods.md 4.1). Example: 1,905
 * undisputed bills with 494 late and 561 disputed ones with 383 late → 35.56 % late, 22.75 % disputed.
 */
export const paymentBehaviourOf = (groups: readonly BillGroup[]): PaymentBehaviour => ({
  total: sharesOf(groups),
  byRegion: [...Map.groupBy(groups, ({ region }) => region)]
    .map(([region, own]) => ({ region, shares: sharesOf(own) }))
    .toSorted((a, b) => Number(b.shares.amountMinor - a.shares.amountMinor)),
  byDispute: [...Map.groupBy(groups, ({ disputed }) => disputed)]
    .map(([disputed, own]) => ({ disputed, shares: sharesOf(own) }))
    .toSorted((a, b) => Number(a.disputed) - Number(b.disputed)),
});

const sharesOf = (groups: readonly BillGroup[]): PaymentShares => {
  const count = (of: (group: BillGroup) => number): number => groups.reduce((sum, group) => sum + of(group), 0);
  const amount = (of: (group: BillGroup) => bigint): bigint => groups.reduce((sum, group) => sum + of(group), 0n);
  const bills = count((group) => group.bills);
  const judged = count((group) => group.judged);
  const late = count((group) => group.late);
  const disputed = count((group) => (group.disputed ? group.bills : 0));
  const amountMinor = amount((group) => group.amountMinor);
  return {
    bills,
    judged,
    late,
    lateBp: shareBpOf(BigInt(late), BigInt(judged)),
    lateAmountBp: shareBpOf(
      amount((group) => group.lateMinor),
      amount((group) => group.judgedMinor),
    ),
    disputed,
    disputedBp: shareBpOf(BigInt(disputed), BigInt(bills)),
    disputedAmountBp: shareBpOf(
      amount((group) => (group.disputed ? group.amountMinor : 0n)),
      amountMinor,
    ),
    amountMinor,
  };
};
