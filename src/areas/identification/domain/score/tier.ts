import type { Policy, Tier } from '../policy/policy.ts';
import { isOpen } from './gates.ts';
import type { GateResult } from './gates.ts';

/** A score in millionths of a point, so that comparisons with cut-offs are exact. */
export type ScoreMicro = number;
export const microPerPoint = 1_000_000;

export type TierInput = {
  readonly scoreMicro: ScoreMicro;
  /** Share of the weights with data, percent. */
  readonly coveragePercent: number;
  readonly gates: Readonly<Record<'S' | 'A', readonly GateResult[]>>;
  readonly policy: Policy;
};

/**
 * The tier that a score proposes: the best whose cut-off is reached and whose gates are open; unrated, never low, when
 * too little is known (docs/methods.md 6.3). Example: 81 points with a failed S gate and open A gates → A.
 */
export const proposedTierOf = ({ scoreMicro, coveragePercent, gates, policy }: TierInput): Tier => {
  if (coveragePercent < policy.minCoveragePercent) return 'unrated';
  const points = scoreMicro / microPerPoint;
  if (points >= policy.cutoffs.S && isOpen(gates.S)) return 'S';
  if (points >= policy.cutoffs.A && isOpen(gates.A)) return 'A';
  return points >= policy.cutoffs.B ? 'B' : 'C';
};
