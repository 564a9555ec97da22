import type { Day } from '#kernel/day';
import type { AccountResult } from '../score/account-result.ts';
import type { GateCode, KeyAccountType, Policy, Tier } from '../policy/policy.ts';
import { isKeyTier, tiers } from '../policy/policy.ts';

/** What persons have confirmed of an account so far. */
export type Standing = {
  readonly tier: Tier;
  readonly type: KeyAccountType | null;
  /** A director's override holds the tier until then. */
  readonly overrideUntil: Day | null;
};

/** A change that a run proposes and a person decides. */
export type TierProposal = {
  readonly unit: 'account' | 'group';
  readonly code: string;
  readonly from: Tier;
  readonly to: Tier;
  readonly direction: 'up' | 'down' | 'same';
  readonly typeFrom: KeyAccountType | null;
  readonly typeTo: KeyAccountType | null;
  readonly score: number;
  /** Gates that keep it below the tier that its score alone would reach. */
  readonly heldBy: readonly GateCode[];
};

export const noStanding: Standing = { tier: 'unrated', type: null, overrideUntil: null };

/** Place of a tier from the best (0) down. */
export const tierOrderOf = (tier: Tier): number => tiers.indexOf(tier);

/**
 * The tier of an account whose override has run out: what the latest run found, but never more than the override gave.
 * A date takes away; up goes only who is proposed and accepted (docs/methods.md 6.5).
 */
export const tierAfterOverride = (held: Tier, found: Tier): Tier =>
  tierOrderOf(found) > tierOrderOf(held) ? found : held;

/**
 * Changes of tier or KA type between what is confirmed and what a run found, in rank order (docs/methods.md 6.5). An
 * override in force keeps its tier. A KA type is proposed for key accounts only, and never taken away by silence.
 */
export const tierProposalsOf = (
  results: readonly AccountResult[],
  standings: ReadonlyMap<string, Standing>,
  { policy, asOf }: { readonly policy: Policy; readonly asOf: Day },
): readonly TierProposal[] =>
  results
    .toSorted((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1))
    .flatMap((result) => {
      const standing = standings.get(result.code) ?? noStanding;
      const isHeld = standing.overrideUntil !== null && standing.overrideUntil >= asOf;
      const to = isHeld ? standing.tier : result.tier;
      const typeTo = isKeyTier(to) ? (standing.type ?? result.types[0] ?? null) : standing.type;
      if (to === standing.tier && typeTo === standing.type) return [];
      return [
        {
          unit: result.unit,
          code: result.code,
          from: standing.tier,
          to,
          direction: directionOf(standing.tier, to),
          typeFrom: standing.type,
          typeTo,
          score: result.score,
          heldBy: heldByOf(result, policy),
        },
      ];
    });

const directionOf = (from: Tier, to: Tier): TierProposal['direction'] => {
  const step = tierOrderOf(to) - tierOrderOf(from);
  return step === 0 ? 'same' : step < 0 ? 'up' : 'down';
};

/** Failed gates of the best tier whose cut-off the score reaches, unless the account already has that tier. */
export const heldByOf = (result: AccountResult, { cutoffs }: Policy): readonly GateCode[] => {
  if (result.tier === 'unrated') return [];
  const reached = result.score >= cutoffs.S ? 'S' : result.score >= cutoffs.A ? 'A' : null;
  if (reached === null || reached === result.tier) return [];
  return result.gates[reached].filter((gate) => gate.outcome === 'failed').map((gate) => gate.gate);
};
