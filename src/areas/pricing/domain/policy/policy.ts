import type { Tier } from '#domain/identification';

/** Roles that may grant concessions. */
export const approverRoles = ['kam', 'director', 'finance', 'executive'] as const;
export type ApproverRole = (typeof approverRoles)[number];

/** Concessions up to and including `uptoBp` (null: any) need a signature of each role, by different people. */
export type AuthorityBand = {
  readonly uptoBp: number | null;
  readonly needs: readonly ApproverRole[];
  /** The grant needs a reason and an end. */
  readonly needsExpiry: boolean;
};

/** Other bands for a tier, a product family or large amounts; null = any. The first rule that fits decides. */
export type AuthorityRule = {
  readonly tier: Tier | null;
  readonly familyId: string | null;
  /** Net amount of the whole document, in minor units, from which on the rule holds. */
  readonly fromMinor: number | null;
  readonly bands: readonly AuthorityBand[];
};

/** Shares of the list price conceded at the start and at the aim of a talk. */
export type TierPrices = { readonly startBp: number; readonly targetBp: number };

/** How prices are made and who may grant what (docs/methods.md 8). Shares are basis points. */
export type PricingPolicy = {
  /** The one cost of capital of the company: whatever prices credit reads it here (docs/decisions/0016). */
  readonly capitalRateBp: number;
  /** Credit days that the list price includes; days beyond are a concession. */
  readonly standardCreditDays: number;
  readonly expectedLossBp: number;
  /** Direct freight and service of a unit as a share of its cost. */
  readonly freightServiceBp: number;
  readonly freightServiceByFamily: Readonly<Record<string, number>>;
  /** Discount that everybody of a tier has: the waterfall's standard discount. */
  readonly standardDiscountBp: Readonly<Record<Tier, number>>;
  readonly prices: Readonly<Record<Tier, TierPrices>>;
  readonly concessionWindowDays: number;
  readonly clockHours: number;
  readonly approvalDays: number;
  readonly quoteDays: number;
  readonly bands: readonly AuthorityBand[];
  readonly rules: readonly AuthorityRule[];
};
