import type { Day } from '#kernel/day';

export const warningKinds = [
  'erosion',
  'lapse',
  'family-lapse',
  'payment-drift',
  'credit',
  'concentration',
  'squeeze',
  'price-war',
  'agreement',
  'odd-order',
  'tomorrow',
] as const;
export type WarningKind = (typeof warningKinds)[number];

export const warningSteps = [
  'talk-prices',
  'review-costs',
  'call-buyer',
  'offer-family',
  'ask-payment',
  'hold-orders',
  'lower-limit',
  'spread-risk',
  'stop-support',
  'check-claims',
  'renew-agreement',
  'check-agreement',
  'talk-volume',
  'check-order',
  'raise-service',
] as const;
export type WarningStep = (typeof warningSteps)[number];

export type EvidenceValue = string | number | boolean | null | readonly (string | number | null)[];
export type EvidenceGroup = Readonly<Record<string, EvidenceValue>>;

/** What a warning rests on, in groups by who may see it. Amounts as texts in minor units, shares in basis points. */
export type WarningEvidence = {
  readonly open: EvidenceGroup;
  /** Contribution and what tells it. */
  readonly margin: EvidenceGroup;
  /** Costs. */
  readonly cost: EvidenceGroup;
};

export type Finding = {
  readonly accountId: string;
  readonly kind: WarningKind;
  /** What of the account it is about; empty: the account. */
  readonly subject: string;
  /** What is told: after a person closed it, the same is not told again. */
  readonly mark: string;
  /** Another mark that tells the same. */
  readonly otherMark?: string | undefined;
  readonly evidence: WarningEvidence;
  readonly stakeMinor: bigint;
  readonly since: Day;
  /** How sure it is, basis points, by the method of its kind (docs/methods.md 11.5); null where facts are counted. */
  readonly confidenceBp: number | null;
  readonly step: WarningStep;
};

/** How soon somebody must act, 1 to 100: what is lost next week stands before what is lost next year. */
const urgencies: Readonly<Record<WarningKind, number>> = {
  credit: 90,
  lapse: 80,
  'odd-order': 70,
  erosion: 60,
  'payment-drift': 50,
  squeeze: 50,
  'price-war': 45,
  agreement: 55,
  'family-lapse': 40,
  concentration: 20,
  tomorrow: 10,
};

export const urgencyOf = (kind: WarningKind): number => urgencies[kind];

/** The order of lists: money × urgency. */
export const weightOf = ({ kind, stakeMinor }: Pick<Finding, 'kind' | 'stakeMinor'>): bigint =>
  (stakeMinor > 0n ? stakeMinor : 0n) * BigInt(urgencyOf(kind));
