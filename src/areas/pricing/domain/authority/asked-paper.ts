import type { Day } from '#kernel/day';
import type { RebateBasis, RebateKind, RebatePeriod } from '../agreement/rebate.ts';

export const askedPaperKinds = ['agreement', 'plan', 'purchase'] as const;

/** What a paper would bind us to beside the prices of its lines, as a request asks for it. Amounts are minor units. */
export type AskedPaper = {
  readonly kind: (typeof askedPaperKinds)[number];
  readonly days: { readonly from: Day; readonly to: Day } | null;
  readonly coversGroup: boolean;
  readonly rebate: {
    readonly kind: RebateKind;
    readonly period: RebatePeriod;
    readonly basis: RebateBasis;
    readonly tiers: readonly { readonly fromMinor: string; readonly rateBp: number }[];
  } | null;
  readonly ranges: readonly {
    readonly productId: string | null;
    readonly lineId: string | null;
    readonly fromBp: number;
    readonly toBp: number;
    readonly quantity: string;
  }[];
  readonly service: {
    readonly terms: string | null;
    readonly visitsPerYear: number | null;
    readonly indexClause: string | null;
    readonly noticeDays: number | null;
  };
  readonly creditDays: number | null;
  readonly plan: {
    readonly from: Day;
    readonly to: Day;
    readonly spreadKey: string;
    readonly lineIds: readonly string[];
    readonly steps: readonly { readonly lines: number; readonly leastMinor: string; readonly rateBp: number }[];
    readonly lineLeastMinor: string;
  } | null;
  /** The terms of a purchase that only its mode has, as text. */
  readonly other: string | null;
};

const parts = ['days', 'coversGroup', 'rebate', 'ranges', 'service', 'plan', 'other'] as const;
export type AskedPart = (typeof parts)[number];

/**
 * The first part of a paper that is no longer as its approval saw it; null where all are. Prices, quantities and credit are bounded by the
 * decisions of their lines; days, group, rebates and the rest are covered as they were asked for or not at all.
 */
export const changedPartOf = (asked: AskedPaper, signed: AskedPaper): AskedPart | null =>
  parts.find((part) => JSON.stringify(asked[part]) !== JSON.stringify(signed[part])) ?? null;
