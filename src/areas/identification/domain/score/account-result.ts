import type { Badge } from '../badges/badge.ts';
import type { KeyAccountType, KeyTier, Tier } from '../policy/policy.ts';
import type { AxisPoints } from './axis-points.ts';
import type { GateResult } from './gates.ts';

/** What a run says about one account or one group that buys as one. */
export type AccountResult = {
  readonly unit: 'account' | 'group';
  readonly code: string;
  /** Group that it belongs to, when that group buys as one. */
  readonly groupCode: string | null;
  /** 1 is the best by score, then by expected contribution, then by code; unrated ones come last. Groups have the place they would take. */
  readonly rank: number;
  /** Points, 0 to 100, six decimals; 50 is about the middle of the population. */
  readonly score: number;
  readonly coveragePercent: number;
  readonly tier: Tier;
  /** KA types that the facts speak for, the most telling first. */
  readonly types: readonly KeyAccountType[];
  /** The type that its gates were read by: the confirmed one, else the first proposed. */
  readonly gateType: KeyAccountType | null;
  readonly axes: readonly AxisPoints[];
  readonly gates: Readonly<Record<KeyTier, readonly GateResult[]>>;
  readonly badges: readonly Badge[];
};
