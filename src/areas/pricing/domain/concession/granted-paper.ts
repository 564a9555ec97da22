import type { Day } from '#kernel/day';
import { purchaseModes } from '../purchase/purchase.ts';

/** Papers by which an account is granted a price, and the estimate that lets one be. */
export const grantedKinds = ['request', 'quote', 'order', 'agreement', 'plan', ...purchaseModes, 'estimate'] as const;
export type GrantedKind = (typeof grantedKinds)[number];

type Weighed = {
  /** What it gives away, e4; null: not known, as of an estimate. */
  readonly concededE4: bigint | null;
  readonly on: Day;
};

/** The order in which papers are told: the most money first, then those whose money is not known, of equals the latest. */
export const byMoneyGranted = (a: Weighed, b: Weighed): number => {
  const [own, other] = [a.concededE4 ?? -1n, b.concededE4 ?? -1n];
  if (own !== other) return own > other ? -1 : 1;
  return a.on === b.on ? 0 : a.on > b.on ? -1 : 1;
};
