/** Goods against goods (商品串换), or our bills against theirs (账务互抵). */
export const reciprocalKinds = ['exchange', 'offset'] as const;
export type ReciprocalKind = (typeof reciprocalKinds)[number];

export const offsetEntryKinds = [
  'our-goods',
  'our-bill',
  'their-goods',
  'their-bill',
  'payment-in',
  'payment-out',
] as const;
export type OffsetEntryKind = (typeof offsetEntryKinds)[number];

/** What an entry does to the balance, which is what the customer owes us: our side raises it, theirs lowers it. */
const signOf: Readonly<Record<OffsetEntryKind, 1n | -1n>> = {
  'our-goods': 1n,
  'our-bill': 1n,
  'payment-out': 1n,
  'their-goods': -1n,
  'their-bill': -1n,
  'payment-in': -1n,
};

/** A line of the offset ledger; minor units. Each begins where the one before ended, so none can be left out. */
export type OffsetEntry = {
  readonly entryNo: number;
  readonly kind: OffsetEntryKind;
  readonly beforeMinor: bigint;
  readonly amountMinor: bigint;
  readonly balanceMinor: bigint;
};

/**
 * The entry that follows a balance. A correction is the same kind with a negative value: nothing is ever changed.
 * Example: our goods of 500 after a balance of −200 → amount 500, balance 300.
 */
export const nextOffsetEntry = (
  last: Pick<OffsetEntry, 'entryNo' | 'balanceMinor'> | null,
  { kind, valueMinor }: { readonly kind: OffsetEntryKind; readonly valueMinor: bigint },
): OffsetEntry => {
  const beforeMinor = last?.balanceMinor ?? 0n;
  const amountMinor = signOf[kind] * valueMinor;
  return { entryNo: (last?.entryNo ?? 0) + 1, kind, beforeMinor, amountMinor, balanceMinor: beforeMinor + amountMinor };
};

/** The payment that brings the balance to zero: they pay what they owe, or we do. Null when nothing is left. */
export const settlingPaymentOf = (
  balanceMinor: bigint,
): { readonly kind: 'payment-in' | 'payment-out'; readonly valueMinor: bigint } | null => {
  if (balanceMinor === 0n) return null;
  return balanceMinor > 0n
    ? { kind: 'payment-in', valueMinor: balanceMinor }
    : { kind: 'payment-out', valueMinor: -balanceMinor };
};

export type ReciprocalProblem = 'their-side-missing' | 'no-lines';

/** What is wrong with the two sides of a reciprocal purchase, or null: goods on both for an exchange, theirs for an offset. */
export const reciprocalProblemOf = (
  kind: ReciprocalKind,
  { ours, theirs }: { readonly ours: number; readonly theirs: number },
): ReciprocalProblem | null => {
  if (theirs === 0) return 'their-side-missing';
  return kind === 'exchange' && ours === 0 ? 'no-lines' : null;
};

/** The two sides of a reciprocal purchase, each in minor units above zero: ours and theirs. */
export type Sides = { readonly oursMinor: bigint; readonly theirsMinor: bigint };

const ourKinds: readonly OffsetEntryKind[] = ['our-goods', 'our-bill'];
const theirKinds: readonly OffsetEntryKind[] = ['their-goods', 'their-bill'];

/**
 * What was given on each side, by the entries of the offset ledger: goods and bills with their corrections, without payments.
 * Example: our goods 980, theirs 800 and a correction of −50 → 980 and 750.
 */
export const deliveredOf = (entries: readonly Pick<OffsetEntry, 'kind' | 'amountMinor'>[]): Sides => {
  const sumOf = (kinds: readonly OffsetEntryKind[]): bigint =>
    entries.reduce((sum, { kind, amountMinor }) => (kinds.includes(kind) ? sum + signOf[kind] * amountMinor : sum), 0n);
  return { oursMinor: sumOf(ourKinds), theirsMinor: sumOf(theirKinds) };
};

/** What was given beyond what was agreed, side by side; below zero: it was less. Nothing on both sides needs no explanation. */
export const sidesApart = (agreed: Sides, delivered: Sides): Sides => ({
  oursMinor: delivered.oursMinor - agreed.oursMinor,
  theirsMinor: delivered.theirsMinor - agreed.theirsMinor,
});
