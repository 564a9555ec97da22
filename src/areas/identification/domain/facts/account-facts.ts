import type { Day, Month } from '#kernel/day';
import type { PaymentFacts } from './payment-facts.ts';
import type { LadderAnswers } from './ladder-answers.ts';
import type { StatedEvidence } from './stated-evidence.ts';

/**
 * Everything that identification knows of one account as of a date, by codes. A loader fills it from the ledger with
 * nothing later than that date; `day` is a day number (days since 1970-01-01), E4 is 1/10,000 of the company's currency.
 * Samples and free goods are no sales: they stand in cost to serve and pocket items.
 */
export type AccountFacts = {
  readonly code: string;
  readonly attributes: AccountAttributes;
  /** Days with a sale, ascending, from the first ever to the as-of date. */
  readonly orderDays: readonly OrderDay[];
  /** Sums over the policy's window, returns included. */
  readonly window: WindowTotals;
  /** Months with any booking among the last 36 up to the as-of date, ascending. */
  readonly months: readonly MonthFacts[];
  /** The largest sale order of the window by net amount. */
  readonly largestOrder: LargestOrder | null;
  readonly orderKinds: OrderKindCounts;
  /** Product lines (families) bought, by line code ascending. */
  readonly lines: readonly ProductLineFacts[];
  readonly special: SpecialOrderFacts;
  /** Null when the ledger holds no invoice of the account. */
  readonly payment: PaymentFacts | null;
  readonly credit: CreditFacts;
  readonly deliveries: DeliveryFacts;
  readonly evidence: readonly StatedEvidence[];
  /** The answers of the prospects' ladder; null when nobody asked. */
  readonly ladder: LadderAnswers | null;
};

export const lifecycles = ['prospect', 'active', 'dormant', 'lost'] as const;
export type Lifecycle = (typeof lifecycles)[number];

export type AccountAttributes = {
  readonly kind: 'company' | 'public-body' | 'dealer' | 'person';
  readonly institution: 'government' | 'justice' | 'education-health' | 'press' | null;
  readonly industry: string | null;
  readonly region: string | null;
  readonly foundedOn: Day | null;
  readonly employees: number | null;
  readonly ownership: 'state' | 'private' | 'foreign' | 'public-body' | null;
  readonly parentCode: string | null;
  /** The accounts under it buy as one: the group is scored beside its members. */
  readonly buysAsGroup: boolean;
  readonly lifecycle: Lifecycle;
};

/** Money of a day or a period. `costKnownNetE4` is the part of the net revenue whose cost is known, `costE4` that cost. */
export type Takings = { readonly netE4: bigint; readonly costKnownNetE4: bigint; readonly costE4: bigint };

export const noTakings: Takings = { netE4: 0n, costKnownNetE4: 0n, costE4: 0n };

export const addTakings = (a: Takings, b: Takings): Takings => ({
  netE4: a.netE4 + b.netE4,
  costKnownNetE4: a.costKnownNetE4 + b.costKnownNetE4,
  costE4: a.costE4 + b.costE4,
});

export type OrderDay = Takings & { readonly day: number; readonly lines: number };

export type WindowTotals = Takings & {
  /** Part of the net revenue taken back, zero or negative; already inside `netE4`. */
  readonly returnsE4: bigint;
  readonly pocketE4: bigint;
  readonly costToServeE4: bigint;
};

export type MonthFacts = Takings & { readonly month: Month; readonly pocketE4: bigint; readonly costToServeE4: bigint };

export type LargestOrder = { readonly orderNo: string; readonly day: number; readonly netE4: bigint };

/** Orders of the window by kind. */
export type OrderKindCounts = {
  readonly sale: number;
  readonly return: number;
  readonly sample: number;
  readonly 'free-goods': number;
};

/** One product line: the days on which it was bought (ascending, distinct) and its net revenue in the window. */
export type ProductLineFacts = { readonly line: string; readonly days: readonly number[]; readonly netE4: bigint };

/**
 * Orders of the window with made-to-specification lines, and others with complex (hard) products; no order is in both.
 * `projects` counts both as special-projects.ts does: what is ordered within a month is one.
 */
export type SpecialOrderFacts = { readonly special: number; readonly hard: number; readonly projects: number };

export type CreditFacts = {
  /** Open receivables and undelivered orders, minor units; null when the ledger knows neither. */
  readonly exposureMinor: bigint | null;
  readonly limitMinor: bigint | null;
};

/** Deliveries of the window that had a promised date. */
export type DeliveryFacts = { readonly promised: number; readonly onTimeInFull: number };

/** Facts in the one order in which every sum runs: by code. */
export const inCanonicalOrder = (facts: readonly AccountFacts[]): readonly AccountFacts[] =>
  facts.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

/** A prospect never ordered and is ranked on its own ladder. */
export const isProspect = (facts: AccountFacts): boolean => facts.orderDays.length === 0 && facts.window.netE4 === 0n;
