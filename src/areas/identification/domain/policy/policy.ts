import type { LadderStep } from '../facts/ladder-answers.ts';
import type { MeasureCode, WeightedAxis } from '../measures/measure-table.ts';
import type { UpgradeLever } from '../proposals/upgrade-lever.ts';

/** Tiers from the best down; unrated is served as C. */
export const tiers = ['S', 'A', 'B', 'C', 'unrated'] as const;
/** Proposals that touch a key account deserve a look each; the others can be decided together. */
export const proposalGroups = ['key-accounts', 'others'] as const;
export type ProposalGroup = (typeof proposalGroups)[number];
export type Tier = (typeof tiers)[number];
/** The two tiers of key accounts. */
export const keyTiers = ['S', 'A'] as const;
export type KeyTier = (typeof keyTiers)[number];
export const isKeyTier = (tier: Tier): tier is KeyTier => tier === 'S' || tier === 'A';

/** KA types: economic 经济, important 重要, group 集团, strategic 战略. */
export const keyAccountTypes = ['economic', 'important', 'group', 'strategic'] as const;
export type KeyAccountType = (typeof keyAccountTypes)[number];

export const gateCodes = ['order-rhythm', 'one-order', 'overdue', 'exposure', 'contribution'] as const;
export type GateCode = (typeof gateCodes)[number];

/** The conditions that a tier asks beside its score; null switches one off. */
export type GateRules = {
  readonly orderRhythm: { readonly orderDays: number; readonly withinMonths: number; readonly spanDays: number } | null;
  readonly overdue: { readonly maxDays: number } | null;
  readonly exposure: { readonly maxShareOfLimit: number } | null;
  readonly contribution: { readonly aboveMinor: number } | null;
};

/** What an institution class or a strategic study stands in for. */
export type TypePass = { readonly replaces: readonly GateCode[] };

export type BadgeThresholds = {
  readonly oneOff: {
    readonly largestShare: number;
    readonly maxOrderDays: number;
    /** From this share on in one order an account is one-off on however many days it ordered. */
    readonly dominantShare: number;
  };
  readonly squeezing: { readonly revenueQuantile: number; readonly marginFall: number; readonly trendZ: number };
  readonly slowPayer: { readonly daysBeyond: number; readonly over60Share: number };
  readonly lapsing: { readonly minOrderDays: number; readonly gapQuantile: number; readonly aliveBelow: number };
  readonly tomorrow: {
    readonly revenueQuantile: number;
    readonly daysBeyond: number;
    readonly over60Share: number;
    readonly minSpecialOrders: number;
    readonly maxAgeYears: number;
    /** Whether a person must have stated that the customer's own product is different. */
    readonly productEvidence: 'asked' | 'not-asked';
  };
  readonly dealer: { readonly minOrderDays: number; readonly withinMonths: number };
};

/** Everything that decides who is a key account; versioned by the store, with who and when. */
export type Policy = {
  readonly windowMonths: number;
  /** Whole numbers that total 100. */
  readonly weights: Readonly<Record<WeightedAxis, number>>;
  /** Which measures make an axis; its percentile is their mean. */
  readonly measures: Readonly<Record<WeightedAxis, readonly MeasureCode[]>>;
  readonly cutoffs: Readonly<Record<'S' | 'A' | 'B', number>>;
  /** Below this share of the weights with data an account is unrated. */
  readonly minCoveragePercent: number;
  /** Below this share of revenue with a known cost the contribution is unknown. */
  readonly minCostKnownPercent: number;
  /** Yearly rate that prices the credit which we give, basis points: the pricing policy's, carried into each version. */
  readonly creditRateBp: number;
  readonly gates: Readonly<Record<KeyTier, GateRules>>;
  readonly institutionPass: TypePass;
  readonly studyPass: TypePass & { readonly maxAgeDays: number };
  readonly badges: BadgeThresholds;
  readonly ladderWeights: Readonly<Record<LadderStep, number>>;
  /** Effort of one step on each lever of a development plan; the cheapest gaps are proposed first. */
  readonly leverEffort: Readonly<Record<UpgradeLever, number>>;
  /** Points under a cut-off within which an account enters the upgrade list. */
  readonly upgradeReach: number;
};
