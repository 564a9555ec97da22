/** The badges that answer the classic errors of key-account lists (docs/methods.md 6.4). */
export const badgeCodes = [
  'one-off',
  'squeezing',
  'slow-payer',
  'lapsing',
  'loss-maker',
  'tomorrow',
  'dealer',
] as const;
export type BadgeCode = (typeof badgeCodes)[number];

/** A badge with the figures that gave it, by name; figures are rounded, money in minor units. */
export type Badge = {
  readonly code: BadgeCode;
  /** 0 to 1. */
  readonly confidence: number;
  readonly figures: Readonly<Record<string, number>>;
};
