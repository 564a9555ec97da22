/**
 * Why a row that reads well cannot be booked in this ledger. Their sentences stand under `importReasons` of the
 * messages, beside those of `rowReasons`.
 */
export const bookingReasons = [
  'unknown-account',
  'ambiguous-account',
  'unknown-product',
  'ambiguous-product',
  'no-rate',
  'key-repeated',
  'payment-above-invoice',
  'payments-above-invoice',
  'tree-circle',
  'parent-undercuts',
  'parent-undercuts-sold',
  'account-merged',
  'amount-too-large',
  'cost-lowered',
  'family-lowers-floor',
  'list-price-below-floor',
  'list-price-cost-unknown',
  'list-price-terms-eat-price',
  'list-price-falls',
] as const;
export type BookingReason = (typeof bookingReasons)[number];

/** What is remarkable about rows that go in all the same. */
export const bookingWarnings = [
  'credit-limit-kept',
  'future-date',
  'given-without-cost',
  'invoice-unknown',
  'known-elsewhere',
  'mostly-negative',
  'moves-not-tried',
  'negative-payment',
  'owner-unknown',
  'parent-unknown',
  'prices-not-tried',
  'prices-unread',
  'uscc-shared',
] as const;
export type BookingWarning = (typeof bookingWarnings)[number];
